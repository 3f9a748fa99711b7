"""Every quotation held against the text from which it was taken, as far as that is here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.articles import Article, read_articles
from kg.articles.understanding import digest_of_text
from kg.errors import BadInput
from kg.ledger.live import LIVE_STATEMENTS
from kg.model.quotation import places_of

if TYPE_CHECKING:
    from kg.folder import GraphFolder

__all__ = ["STATES", "Verification", "summary", "verify"]

STATES = ("verified", "reanchored", "orphaned", "text not at hand", "altered")
"""What may come of it.

verified: the words stand where the statement says. reanchored: so they do, at the place in a
changed text to which a new edition moved them, once and no more. orphaned: the text changed,
and the words are gone or stand in it more than once. altered: the text that is kept under this
digest is not what it was, or does not hold the words.
"""

_QUOTED = f"""
{LIVE_STATEMENTS},
gone AS (
    SELECT s.* FROM let_go h JOIN statements s ON s.id = h.statement WHERE h.event = 'withdrawn'
      AND s.basis <> 'data_set' AND s.source NOT IN (SELECT id FROM dead)
      AND s.dataset NOT IN (SELECT id FROM dead)),
quoted AS (SELECT *, 0 AS gone FROM live UNION ALL SELECT *, 1 FROM gone)
SELECT q.id, q.source, q.predicate, q.locator, q.gone, h.anchor,
       EXISTS (SELECT 1 FROM holdings m
               WHERE m.statement = q.id AND m.event = 'reanchored') AS moved,
       (SELECT sha256 FROM editions WHERE source = q.dataset ORDER BY run DESC LIMIT 1) AS edition
FROM quoted q JOIN holdings h ON h.seq = (SELECT max(seq) FROM holdings WHERE statement = q.id)
WHERE h.anchor ->> 'sha256' IS NOT NULL AND (? IS NULL OR q.source = ?)
ORDER BY h.anchor ->> 'sha256', q.id
"""
_KEPT = 16  # texts that are held at once; statements come in the order of their texts


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of one quotation; `start` and `end` are where the words stand now."""

    statement: str
    state: str
    source: str
    relation: str
    quotation: str
    start: int | None = None
    end: int | None = None
    why: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The outcome as one record."""
        return {k: v for k, v in asdict(self).items() if v is not None}


class _Texts:
    """The texts that the user has, by their digests."""

    def __init__(self, folder: GraphFolder, paths: Iterable[Path]) -> None:
        self._folder = folder
        self._others = {sha: path for path in _files(paths) for sha, _ in _texts_in(path)}
        self.read = lru_cache(_KEPT)(self._read)

    def _read(self, digest: str) -> tuple[str | None, bool]:
        """The text, and whether one was kept whose bytes are not what they were."""
        kept = self._folder.text_file(digest)
        altered = False
        if kept.is_file():
            data = kept.read_bytes()
            if sha256(data).hexdigest() == digest:
                return data.decode(), False
            altered = True
        other = self._others.get(digest)
        texts = dict(_texts_in(other)) if other else {}
        return texts.get(digest), altered


def verify(
    folder: GraphFolder, *, source: str | None = None, texts: Iterable[Path] = ()
) -> Iterator[Verification]:
    """Each statement with a quotation: the live ones, and those that a changed text left behind.

    Nothing is moved: where the words stand is told, never written.
    """
    found = _Texts(folder, texts)
    cursor = folder.ledger.connection.execute(_QUOTED, (source, source))
    names = [column[0] for column in cursor.description]
    for cells in cursor.fetchall():
        row = dict(zip(names, cells, strict=True))
        yield _orphan(row, found) if row["gone"] else _held(row, found)


def summary(found: Iterable[Verification]) -> dict[str, int]:
    """How many quotations are in each state."""
    counts = dict.fromkeys(STATES, 0)
    for one in found:
        counts[one.state] += 1
    return counts


def _held(row: dict[str, Any], texts: _Texts) -> Verification:
    anchor = json.loads(row["anchor"])
    exact = json.loads(row["locator"]).get("exact") or ""
    text, altered = texts.read(anchor["sha256"])
    start, end = anchor.get("start"), anchor.get("end")
    if text is None:
        state = "altered" if altered else "text not at hand"
        why = "the kept text was changed on disk; load the article again" if altered else None
        return _told(row, state, exact, why=why)
    around = (text[max(0, start - 32) : start], text[end : end + 32])
    if text[start:end] != exact or around != (anchor.get("prefix", ""), anchor.get("suffix", "")):
        return _told(row, "altered", exact, why="the words do not stand at their place")
    return _told(row, "reanchored" if row["moved"] else "verified", exact, start, end)


def _orphan(row: dict[str, Any], texts: _Texts) -> Verification:
    """A statement that the last edition no longer gives: are its words still there, once?"""
    exact = json.loads(row["locator"]).get("exact") or ""
    text, _ = texts.read(row["edition"] or "")
    if text is None:
        return _told(row, "text not at hand", exact, why="of the changed edition")
    places = places_of(exact, text)
    if len(places) == 1:
        why = "the words are still there; the changed text no longer gives the claim"
        return _told(row, "reanchored", exact, places[0], places[0] + len(exact), why)
    why = "the words are gone" if not places else f"the words stand there {len(places)} times"
    return _told(row, "orphaned", exact, why=why)


def _told(
    row: dict[str, Any], state: str, exact: str, start: int | None = None, end: int | None = None,
    why: str | None = None,
) -> Verification:  # fmt: skip
    return Verification(row["id"], state, row["source"], row["predicate"], exact, start, end, why)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else (path,)


def _texts_in(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of the articles in a file, with their digests; none where it cannot be read."""
    try:
        for article in read_articles(path):
            if isinstance(article, Article):
                yield digest_of_text(article.text), article.text
    except (BadInput, OSError):
        return
