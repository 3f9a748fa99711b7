"""Loading articles: read by several processes, written one by one, each wholly or not at all.

Every article is a transaction of its own, so that nothing is lost when a load ends
in the middle; what is on record already is told from its bytes, and not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path

from kg.articles.article import Article
from kg.articles.listing import Piece, documents
from kg.articles.read import read_one
from kg.articles.understanding import (
    Understood,
    completed,
    digest_of_text,
    source_of,
    understand,
)
from kg.errors import BadInput
from kg.ledger import Ledger
from kg.loading import Loader, LoadReport, Refusal, load_path
from kg.loading.known import fingerprint_of, report_of_earlier
from kg.loading.persons import judge_waiting
from kg.loading.workers import Fault, in_order
from kg.model import Claim
from kg.resolve import Gazetteer

__all__ = ["Reading", "load_documents", "read_document"]

_OF_ONE = ("title", "url")
_HELD = 48  # MiB of the ledger in memory: each document reaches little of it
_AT_ONCE = 500  # documents, after which it is judged who is meant in them


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read; `ledger` is the folder in which to look for what is known."""

    loader: Loader
    options: Mapping[str, str]
    alone: bool
    ledger: Path | None = None


def load_documents(
    ledger: Ledger,
    loader: Loader,
    paths: Iterable[Path],
    options: Mapping[str, str],
    *,
    by: str,
    jobs: int = 1,
    dry_run: bool = False,
    part: bool = False,
    anew: bool = False,
    keep: Callable[[str], None] = lambda text: None,
    progress: Callable[[int], None] = lambda count: None,
    begin: Callable[[str, int], None] = lambda name, place: None,
) -> Iterator[LoadReport]:
    """One report for each document, in the order of the files; a refused one stops no other.

    A single document that cannot be taken is a BadInput.
    """
    waiting = documents(list(paths), loader.settings.limits)
    first = list(islice(waiting, 2))
    alone = len(first) < 2
    if not alone and (told := [name for name in _OF_ONE if options.get(name)]):
        raise BadInput(f"--{told[0]} is that of one article; these are several")
    known = None if dry_run or part or anew else ledger.path.parent
    reading = Reading(loader, dict(options), alone, known)
    seen: dict[str, tuple[str, str]] = {}
    ledger.hold(_HELD)
    later = not (alone or dry_run)
    try:
        for place, (task, found) in enumerate(
            in_order(_read, reading, chain(first, waiting), jobs)
        ):
            begin(_name(task), place)
            if isinstance(found, Understood):
                found = _twin(found, seen) or found
            if isinstance(found, Understood):
                try:
                    yield load_path(
                        ledger, loader, Path(found.article.where), options, by=by,
                        dry_run=dry_run, part=part, anew=anew, later=later, keep=keep,
                        progress=progress, prepared=found,
                    )  # fmt: skip
                    if later and place % _AT_ONCE == _AT_ONCE - 1:
                        judge_waiting(ledger)
                    continue
                except BadInput as error:
                    found = Refusal(error.where or found.article.where, error.reason)
            yield _refused(task, found, loader, alone, dry_run)
    finally:
        if later:
            judge_waiting(ledger)


def _refused(
    task: Piece | Article | Refusal, found: Refusal | Fault, loader: Loader, alone: bool, dry: bool
) -> LoadReport:
    """The report on a document that cannot be taken; BadInput if there is no other."""
    refusal = Refusal(_where(task), found.reason) if isinstance(found, Fault) else found
    if alone:
        raise BadInput(refusal.reason, where=refusal.where)
    return LoadReport(loader.name, refusal.where, refused=[refusal], dry_run=dry)


def read_document(
    task: Piece | Article, options: Mapping[str, str], loader: Loader, *, alone: bool = True
) -> Understood:
    """A document read and understood; BadInput where it cannot be taken."""
    return _understood(Reading(loader, options, alone), task)


def _read(reading: Reading, task: Piece | Article | Refusal) -> Understood | Refusal:
    if isinstance(task, Refusal):
        return task
    try:
        return _understood(reading, task)
    except BadInput as error:
        return Refusal(error.where or _where(task), error.reason)


def _understood(reading: Reading, task: Piece | Article) -> Understood:
    article = task
    if isinstance(article, tuple):
        article = read_one(*article, reading.loader.settings.limits)
    article = completed(article, reading.options, alone=reading.alone)
    source, sha256 = source_of(article), digest_of_text(article.text)
    claims: tuple[Claim, ...] | None = None
    notes: tuple[tuple[str, str], ...] = ()
    if reading.ledger is None or not _is_known(reading, source.id, sha256):
        engine = reading.options.get("engine", "both")
        claims, notes = understand(article, source, Gazetteer.load(), engine)
    return Understood(article, source, sha256, claims, notes)


def _is_known(reading: Reading, source: str, sha256: str) -> bool:
    assert reading.ledger is not None
    found = fingerprint_of(reading.loader, source, sha256, reading.options)
    return report_of_earlier(_ledger(reading.ledger), source, found) is not None


@cache
def _ledger(folder: Path) -> Ledger:
    ledger = Ledger(folder)
    ledger.hold(_HELD // 4)
    return ledger


def _twin(found: Understood, seen: dict[str, tuple[str, str]]) -> Refusal | None:
    """Another text under the same name: it would take back the one that was just loaded."""
    article = found.article
    before = seen.setdefault(found.source.id, (found.sha256, article.where))
    if before[0] == found.sha256:
        return None
    return Refusal(
        article.where,
        f"has the outlet, title and day of {before[1]} and another text; it would take that back: "
        "tell them apart by url or title",
    )


def _name(task: Piece | Article | Refusal) -> str:
    return task[0].name if isinstance(task, tuple) else _where(task)


def _where(task: Piece | Article | Refusal) -> str:
    return str(task[0]) if isinstance(task, tuple) else task.where
