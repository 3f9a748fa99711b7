"""What a loader is given to work with, and where its claims go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import BadInput, Corrupt
from kg.ledger import Judged, Run, Staging
from kg.loading.dataset import described_by, digest_of
from kg.loading.identify import Identified, Identifier
from kg.loading.offices import end_of_office, what_words_say
from kg.loading.report import LoadReport, Refusal
from kg.loading.settings import Loader
from kg.loading.validate import check_claim, period_of
from kg.model.claim import Claim, Mention
from kg.model.ids import canonical_json
from kg.model.source import Edition, Source
from kg.model.statement import Record, Statement
from kg.resolve import Gazetteer
from kg.schema import Schema

__all__ = ["Context"]

_BATCH = 5_000
_OF_OFFICE = frozenset({"OFFICE_OF", "ACCREDITED_TO", "OFFICE_RANK", "SEATS"})
_SHOWN = 20
_Staged = tuple[Statement, tuple[str, ...], str | None, str, bool]


class Context:
    """One load of one data set: what is read, how, and what came of it.

    A loader calls `dataset` once, `emit` for each claim, and `refuse` for each
    record that cannot be taken. Nothing reaches the graph before all is well.
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
    ) -> None:
        self.path = path
        self.options = options
        self.settings: Mapping[str, Any] = loader.settings.model_dump()
        self.schema = schema
        self.gazetteer = gazetteer
        self.report = LoadReport(loader.name, str(path))
        self._run = run
        self._loader = loader
        self._keep = keep
        self._progress = progress
        self._staging: Staging | None = None
        self._identifier: Identifier | None = None
        self._dataset = ""
        self._known: dict[Mention, Identified] = {}
        self._ids: dict[str, str] = {}
        self._records: list[tuple[Record, Judged | None]] = []
        self._batch: list[_Staged] = []
        self._cited: set[str] = set()
        self._offices: dict[Mention, str] = {}
        self._told: set[tuple[str, str]] = set()
        self.count = 0

    def dataset(self, source: Source, edition_sha256: str, version: str | None = None) -> str:
        """Say what is being loaded, and in which state of its bytes; returns its id."""
        if self._staging is not None:
            raise Corrupt(f"the loader {self._loader.name!r} called dataset() twice")
        self._run.dataset, self._run.sha256 = source.id, edition_sha256
        self._run.source(source)
        self._run.method = self._loader.method
        edition = Edition(source.id, edition_sha256, self.options.get("retrieved"), version)
        self._staging = Staging(self._run, edition, self._loader.method)
        self._identifier = Identifier(source.id, self.gazetteer)
        self._dataset = source.id
        self._cited.add(source.id)
        self.report.source, self.report.title = source.id, source.title
        return source.id

    def described(
        self,
        files: Iterable[Path],
        coverage: Mapping[str, Any] | None = None,
        version: str | None = None,
    ) -> str:
        """Declare the data set that `source.yml` describes, read from these files."""
        return self.dataset(described_by(self._loader, coverage), digest_of(files), version)

    def source(self, source: Source) -> str:
        """Note a source that is cited; returns its id, for `Claim.source`."""
        self._run.source(source)
        self._cited.add(source.id)
        return source.id

    def emit(self, claim: Claim) -> None:
        """Take in a claim; BadInput if it does not fit the vocabulary."""
        if self._staging is None or self._identifier is None:
            raise Corrupt(f"the loader {self._loader.name!r} emits before it called dataset()")
        check_claim(self.schema, claim)
        if claim.source is not None and claim.source not in self._cited:
            raise Corrupt(f"the claim cites {claim.source!r}, which was never declared")
        statement, mentioned, settled = self._statement(claim)
        surest = claim.surest and settled
        if claim.predicate in _OF_OFFICE:
            self._told.add((statement.subject, claim.predicate))
        anchor = canonical_json(claim.locator.anchor())
        self._batch.append((statement, mentioned, claim.row, anchor, surest))
        self.count += 1
        if len(self._batch) >= _BATCH:
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

    def unread(self, where: str, fields: Iterable[str]) -> None:
        """Fields of a record that the loader does not know: told, never dropped in silence."""
        for name in fields:
            self.note("field not read", where, name)

    def keep_text(self, text: str) -> None:
        """Keep a text beside the graph, on this machine only, for showing whole sentences."""
        self._keep(text)

    def flush(self) -> None:
        """Hand over what was collected."""
        if self._staging is not None:
            self._staging.records(self._records)
            self._staging.statements(self._batch)
            self._progress(len(self._batch))
            self._records.clear()
            self._batch.clear()

    def finish(self) -> Staging:
        """Check that the load may stand, and hand over the rest."""
        if self._loader.settings.strict and self.report.refused:
            raise refused(self.report)
        if self._staging is None:
            raise BadInput("nothing to load", where=str(self.path))
        self._describe_offices()
        self.flush()
        return self._staging

    def _describe_offices(self) -> None:
        """Say what lies in the words for an office, where the loader did not say it itself."""
        told: set[tuple[str, str]] = set()
        for office, uid in list(self._offices.items()):
            for claim in what_words_say(self.gazetteer, office, uid):
                end = claim.object
                if end is not None and end not in self._known:
                    self._know(end, end_of_office(self._dataset, end))
                said = (self._known[office].record.id, claim.predicate)
                if said not in self._told | told:
                    told.add(said)
                    self.emit(claim)

    def _who(self, mention: Mention) -> Identified:
        found = self._known.get(mention)
        if found is None:
            assert self._identifier is not None
            found = self._identifier.identify(mention)
            self._know(mention, found)
            if mention.type == "Office" and found.judged and found.settled:
                self._offices[mention] = found.judged.uid
            if not found.settled:
                words = f"{mention.polity}: {mention.words}" if mention.polity else mention.words
                on = f" ({mention.on})" if mention.on else ""
                self.report.unresolved.append(f"{words}{on}: {found.reason}")
        return found

    def _know(self, mention: Mention, found: Identified) -> None:
        self._known[mention] = found
        self._records.append((found.record, found.judged))

    def _statement(self, claim: Claim) -> tuple[Statement, tuple[str, ...], bool]:
        subject = self._who(claim.subject)
        target = self._who(claim.object) if claim.object is not None else None
        settled = subject.settled and (target is None or target.settled)
        mentioned: list[str] = []
        qualifiers: dict[str, str] = {}
        for name, value in claim.qualifiers.items():
            if isinstance(value, Mention):
                named = self._who(value)
                settled = settled and named.settled
                mentioned.append(named.record.id)
                qualifiers[name] = "@" + named.record.id
            else:
                qualifiers[name] = value
        voices = []
        for voice in claim.attributed_to:
            said = {"kind": voice.kind, "words": voice.words}
            if voice.mention is not None:
                named = self._who(voice.mention)
                mentioned.append(named.record.id)
                said["record"] = named.record.id
            voices.append(said)
        period = period_of(claim)
        identity = {
            "source": claim.source or self._dataset,
            "subject": subject.record.id,
            "predicate": claim.predicate,
            "object": target.record.id if target else None,
            "value": claim.value,
            "datatype": claim.datatype,
            "lang": claim.lang,
            "qualifiers": canonical_json(qualifiers),
            "time": claim.time,
            "attested": claim.attested,
            "calendar": claim.calendar,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "attributed_to": canonical_json(voices),
            "locator": canonical_json(claim.locator.place()),
        }
        bounds = Statement.bounds(period)
        statement = Statement(
            id=Statement.identity(**identity),
            dataset=self._dataset,
            begin_earliest=bounds[0],
            begin_latest=bounds[1],
            end_earliest=bounds[2],
            end_latest=bounds[3],
            original_subject=claim.original_subject or claim.subject.words,
            original_object=claim.original_object or (claim.object.words if claim.object else None),
            original_time=claim.original_time,
            certainty=claim.certainty,
            confidence=claim.confidence,
            note=claim.note,
            basis=self._loader.settings.basis,
            method=self._loader.method,
            **identity,  # type: ignore[arg-type]
        )
        return statement, tuple(mentioned), settled


def refused(report: LoadReport) -> BadInput:
    """The one error for a file that is refused as a whole."""
    first = report.refused[0]
    more = len(report.refused) - 1
    rest = f" (and {more} more: " + "; ".join(map(str, report.refused[1:_SHOWN])) + ")"
    return BadInput(f"{first}{rest if more else ''}; nothing was loaded")
