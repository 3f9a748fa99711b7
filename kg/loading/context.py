"""What a loader is given to work with, and where its claims go."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from kg.errors import BadInput, Corrupt, NotFound
from kg.ledger import Ledger, Run, Staging
from kg.loading.dataset import described_by
from kg.loading.files import Reader, check_file, digest_of, files_in
from kg.loading.known import fingerprint_of, report_of_earlier
from kg.loading.report import LoadReport, Refusal
from kg.loading.settings import Loader
from kg.loading.stating import Stating
from kg.loading.usage import read_usage
from kg.loading.validate import check_claim
from kg.model.claim import Claim, Mention
from kg.model.ids import canonical_json
from kg.model.source import Edition, Source
from kg.model.statement import Statement
from kg.resolve import Gazetteer
from kg.schema import Schema

__all__ = ["Context", "Known"]

_BATCH = 5_000
_SHOWN = 20
_TOLD = 10
_Staged = tuple[Statement, tuple[str, ...], str | None, str, bool, str | None]
_COUNTED = re.compile(r"\[\d+\]")


class Known(Exception):
    """These bytes were read before in the same way: there is nothing to do."""


class Context:
    """One load of one data set: what is read, how, and what came of it.

    A loader declares the data set (`described`), reads its files (`files`,
    `read`), and states in a `record` with `emit` what each record says;
    `refuse` is for one that cannot be taken. Nothing reaches the graph before
    all is well. `prepared` is what was read of it before, in another process.
    """

    def __init__(
        self,
        run: Run,
        loader: Loader,
        path: Path,
        options: Mapping[str, str],
        *,
        schema: Schema,
        gazetteer: Gazetteer,
        keep: Callable[[str], None] = lambda text: None,
        progress: Callable[[int], None] = lambda count: None,
        loaded: Collection[str] = (),
        prepared: object = None,
    ) -> None:
        self.path = path
        self.options = options
        self.settings: Mapping[str, Any] = loader.settings.model_dump()
        self.schema = schema
        self.gazetteer = gazetteer
        self.report = LoadReport(loader.name, str(path))
        told = loader.settings
        self.read = Reader(
            path, encoding=told.encoding, limits=told.limits, seen=self.report.fields
        )
        self.count = 0
        self._run = run
        self.loader = loader
        self._keep = keep
        self._progress = progress
        self._staging: Staging | None = None
        self._stating: Stating | None = None
        self._batch: list[_Staged] = []
        self._ranks: list[tuple[str, str]] = []
        self._cited: set[str] = set()
        self._open = False
        self._unsettled = False
        self._skip: Ledger | None = None
        self._loaded = loaded
        self.prepared = prepared
        self.text: str | None = None

    def dataset(self, source: Source, edition_sha256: str, version: str | None = None) -> str:
        """Say what is being loaded, and in which state of its bytes; returns its id."""
        if self._staging is not None:
            raise Corrupt(f"the loader {self.loader.name!r} called dataset() twice")
        if source.id in self._loaded:
            raise BadInput(
                f"is another part of {source.id}, which was just loaded, and would take that back; "
                "put both into one folder, or add it with --part",
                where=str(self.path),
            )
        self.report.source, self.report.title = source.id, source.title
        self._stop_if_known(source.id, edition_sha256)
        self._run.dataset, self._run.sha256 = source.id, edition_sha256
        self._run.source(source)
        self._run.method = self.loader.method
        edition = Edition(source.id, edition_sha256, self.options.get("retrieved"), version)
        self._staging = Staging(self._run, edition, self.loader.method)
        usages = read_usage(self.options.get("names"), str(self.path))
        self._stating = Stating(source.id, self.loader, self.gazetteer, self.report, usages)
        self._cited.add(source.id)
        return source.id

    def skip_if_known(self, ledger: Ledger) -> None:
        """Let `dataset` raise Known where the ledger has these bytes, read in the same way."""
        self._skip = ledger

    def _stop_if_known(self, source: str, edition_sha256: str) -> None:
        found = fingerprint_of(self.loader, source, edition_sha256, self.options)
        self.report.fingerprint = found
        if self._skip is not None:
            self.report.earlier = report_of_earlier(self._skip, source, found)
            if self.report.earlier is not None:
                raise Known

    def described(
        self,
        files: Iterable[Path] | None = None,
        coverage: Mapping[str, Any] | None = None,
        version: str | None = None,
        name: str | None = None,
    ) -> str:
        """Declare the data set that `source.yml` describes, read from these files.

        Without `files` it is the file, or all files in the folder, that is loaded.
        With `name` it is one of many that users bring, each a data set of its own.
        """
        read = digest_of(self.path) if files is None else digest_of(self.read.root, files)
        return self.dataset(described_by(self.loader, coverage, name), read, version)

    def source(self, source: Source) -> str:
        """Note a source that is cited; returns its id, for `Claim.source`."""
        self._run.source(source)
        self._cited.add(source.id)
        return source.id

    def files(self, pattern: str = "*") -> list[Path]:
        """The files to be read: those in the folder that match, or the file that was named.

        A pattern with a "/" is held against the path in the folder, any other
        against the name. BadInput where there are none.
        """
        if not self.path.is_dir():
            return [check_file(self.path)]
        found = files_in(self.path, pattern)
        if not found:
            reason = f"no file {pattern!r} in it; is this the right folder?"
            raise BadInput(reason, where=str(self.path))
        return found

    @contextmanager
    def record(self, where: str) -> Iterator[None]:
        """One record of the source: its claims are taken together, or it is refused.

        A BadInput inside refuses the record with that reason and drops what was
        already emitted for it. One that emits nothing is counted as silent.
        """
        if self._open or self._stating is None:
            when = "inside another" if self._open else "before it called dataset()"
            raise Corrupt(f"the loader {self.loader.name!r} opens a record {when}")
        report, batch, count = self.report, len(self._batch), self.count
        refused = len(report.refused)
        report.read += 1
        self._stating.mark()
        self._open, self._unsettled = True, False
        try:
            yield
        except (BadInput, NotFound) as error:
            del self._batch[batch:]
            self.count = count
            self._stating.take_back()
            self.refuse(
                getattr(error, "where", None) or where, getattr(error, "reason", str(error))
            )
        else:
            if self.count == count and len(report.refused) == refused:
                report.silent.append(where)
            report.unresolved_records += self._unsettled
        finally:
            self._open = False
        if len(self._batch) >= _BATCH:
            self.flush()

    def emit(self, claim: Claim) -> None:
        """Take in a claim; BadInput if it does not fit the vocabulary."""
        if self._stating is None:
            raise Corrupt(f"the loader {self.loader.name!r} emits before it called dataset()")
        check_claim(self.schema, claim)
        if claim.source is not None and claim.source not in self._cited:
            raise Corrupt(f"the claim cites {claim.source!r}, which was never declared")
        stated = self._stating.state(claim)
        self._unsettled |= not stated.settled
        surest = claim.surest and stated.settled
        anchor = canonical_json(claim.locator.anchor())
        engines = ",".join(claim.engines) or None
        self._batch.append((stated.statement, stated.mentioned, claim.row, anchor, surest, engines))
        if claim.rank != "normal":
            self._ranks.append((stated.statement.id, claim.rank))
        self.count += 1
        if self.report.dry_run and len(self.report.first) < _TOLD:
            self.report.first.append(self._stating.words(claim))
        if len(self._batch) >= _BATCH and not self._open:
            self.flush()

    def actor(self, words: str, on: str | None = None) -> Mention:
        """A polity by these words, or an organization where the gazetteer knows only that."""
        for type in ("Polity", "Organization"):
            if self.gazetteer.resolve(words, type=type, on=on).status == "resolved":
                return Mention(type, words, on=on)
        return Mention("Polity", words, on=on)

    def refuse(self, where: str, reason: str) -> None:
        """A record that cannot be taken as it stands."""
        self.report.refused.append(Refusal(where, reason))

    def note(self, kind: str, where: str, text: str) -> None:
        """Something that the person who loads this should see."""
        self.report.notes.setdefault(kind, []).append(f"{where}: {text}")

    def audit(self, fields: Mapping[str, Any], ignore: Iterable[str] = ()) -> None:
        """Tell of the filled fields that the loader left in a record.

        `ignore` names those that say nothing of relations between states, as
        they are or as patterns ("created-*").
        """
        skipped = tuple(ignore)
        self.report.fields.update(getattr(fields, "names", ()))
        left = [name for name, value in fields.items() if value not in (None, "", [], {})]
        where = getattr(fields, "where", "")
        self.unread(where, [n for n in left if not any(fnmatchcase(n, s) for s in skipped)])

    def unread(self, where: str, fields: Iterable[str]) -> None:
        """Fields of a record that the loader does not know: told, never dropped in silence."""
        for field in fields:
            self.report.fields.add(field)
            name = _COUNTED.sub("", field)
            count, first = self.report.left_over.get(name, (0, where))
            self.report.left_over[name] = (count + 1, first)

    def keep_text(self, text: str) -> None:
        """Keep a text beside the graph, on this machine only, for showing whole sentences."""
        self.text = text
        self._keep(text)

    def flush(self) -> None:
        """Hand over what was collected."""
        if self._staging is not None and self._stating is not None:
            self._staging.records(self._stating.records)
            self._staging.statements(self._batch)
            self._staging.ranks(self._ranks)
            self._progress(len(self._batch))
            self._stating.records.clear()
            self._batch.clear()
            self._ranks.clear()

    def finish(self) -> Staging:
        """Check that the load may stand, and hand over the rest."""
        if self.loader.settings.strict and self.report.refused:
            raise refused(self.report)
        if self._staging is None or self._stating is None:
            raise BadInput("nothing to load", where=str(self.path))
        for claim in self._stating.describe_offices():
            self.emit(claim)
        self.flush()
        return self._staging


def refused(report: LoadReport) -> BadInput:
    """The one error for a file that is refused as a whole."""
    first = report.refused[0]
    more = len(report.refused) - 1
    rest = f" (and {more} more: " + "; ".join(map(str, report.refused[1:_SHOWN])) + ")"
    return BadInput(f"{first}{rest if more else ''}; nothing was loaded")
