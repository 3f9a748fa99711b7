"""What words are found in: things by their names, statements, sources, notes; the best first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.dossier.sentences import sentence_of
from kg.dossier.told import Told, labels_of, pairs_of, read_statements
from kg.errors import BadInput
from kg.identity import clusters
from kg.ledger.live import dead_sources
from kg.page import Line, Page, Section, Span, Text
from kg.search.folding import marked, query_of
from kg.view import Scope

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.ledger import Ledger

__all__ = ["Found", "find_words", "found_page"]

_MANY = 300
_WEIGHT = "CASE e.kind WHEN 'name' THEN 4 WHEN 'source' THEN 2 WHEN 'note' THEN 2 ELSE 1 END"
_SEARCH = f"""
SELECT e.kind, e.owner FROM words JOIN entry e ON e.id = words.rowid WHERE words MATCH ?
ORDER BY bm25(words) * {_WEIGHT}, e.id
"""
_RECORDS = """
SELECT j."left", j."right" FROM json_each(?) CROSS JOIN judgements j ON j."left" = value
WHERE j.verdict = 'same' AND j.seq =
    (SELECT max(seq) FROM judgements WHERE "left" = j."left" AND run <= ?)
"""
_TYPES = "SELECT ?x ?t WHERE { VALUES ?x { %x% } ?x a ?t }"
_KINDS = ("Person", "Polity", "Organization", "Office", "Place", "Agreement", "Event", "Topic",
          "Year", "Source", "Statement")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One find: a thing, a statement, a source or a note, with the words around the find."""

    kind: str
    id: str
    name: str
    snippet: Text
    source: str
    source_id: str

    def as_dict(self) -> dict[str, str]:
        """As a row; what was found is marked by asterisks."""
        words = "".join(f"**{s.text}**" if s.style == "mark" else s.text for s in self.snippet)
        row = {"kind": self.kind, "id": self.id, "name": self.name, "snippet": words}
        return row | {"source": self.source, "source_id": self.source_id}


def find_words(
    store: ox.Store,
    ledger: Ledger,
    index: sqlite3.Connection,
    words: str,
    *,
    kind: str | None = None,
    limit: int = 20,
    scope: Scope = Scope(),
    langs: Sequence[str] = (),
) -> list[Found]:
    """Where all of the words stand, each as a whole word or the beginning of one.

    `store` holds what counts in the `scope`; things are called by their names in the
    first of `langs` that has one.
    """
    query, wanted = query_of(words)
    if not query:
        raise BadInput(f"there is no word in {words!r} to look for")
    if kind is not None and kind.capitalize() not in (*_KINDS, "Note"):
        from kg.errors import UnknownName

        raise UnknownName("kind", kind, (k.lower() for k in (*_KINDS, "Note")))
    found: dict[tuple[str, str, Text], Found] = {}
    cursor = index.execute(_SEARCH, (query,))
    while len(found) < limit and (rows := cursor.fetchmany(_MANY)):
        for one in _resolved(store, ledger, rows, wanted, scope, langs):
            if kind is None or one.kind == kind.capitalize():
                # A thing counts once, each note on it as well.
                note = one.snippet if one.kind == "Note" else ()
                found.setdefault((one.kind, one.id, note), one)
    return list(found.values())[:limit]


def _resolved(
    store: ox.Store,
    ledger: Ledger,
    rows: Sequence[tuple[str, str]],
    wanted: Sequence[str],
    scope: Scope,
    langs: Sequence[str],
) -> Iterator[Found]:
    """The finds that are in the graph, in the order of the rows."""
    owners = {owner for _, owner in rows}
    texts = _records(ledger, owners)
    uids = _uids(ledger, texts, scope)
    told = read_statements(store, (owner for owner in owners if owner.startswith("st-")))
    things = set(uids.values()) | {t.subject for t in told.values()} | owners
    things |= {x for t in told.values() for x in t.mentions()}
    things |= {t.source for t in told.values()} | {row["dataset"] for row in texts.values()}
    names = labels_of(store, things, langs)
    kinds = _kinds(store, things)
    for kind, owner in rows:
        if owner in texts:
            uid = uids[owner]
            if uid in names:
                row = texts[owner]
                yield Found(kinds.get(uid, "Thing"), uid, names[uid], marked(row["words"], wanted),
                            names.get(row["dataset"], row["dataset"]), row["dataset"])  # fmt: skip
        elif owner in told:
            yield _said(told[owner], kind, wanted, names, kinds)
        elif kind == "source" and owner in names:
            known = ledger.source(owner) or {}
            text = _best((str(v) for v in known.values() if isinstance(v, str)), wanted)
            yield Found("Source", owner, names[owner], text, names[owner], owner)
        elif kind == "note":
            yield from _noted(ledger, owner, wanted)


def _said(
    told: Told, kind: str, wanted: Sequence[str], names: Mapping[str, str], kinds: Mapping[str, str]
) -> Found:
    source = (names.get(told.source, told.source), told.source)
    if kind == "name" and told.value is not None and told.subject in names:
        subject = told.subject
        text = marked(told.value, wanted)
        return Found(kinds.get(subject, "Thing"), subject, names[subject], text, *source)
    texts = [told.words, told.value, *told.qualifiers.values(), told.original_subject,
             told.original_object]  # fmt: skip
    text = _best((text for text in texts if text), wanted)
    return Found("Statement", told.id, sentence_of(told, names), text, *source)


def _best(texts: Iterable[str], wanted: Sequence[str]) -> Text:
    """The text in which most is marked."""
    tried = [marked(text, wanted) for text in texts]
    return max(tried, key=lambda t: sum(s.style == "mark" for s in t), default=(Span(""),))


def _noted(ledger: Ledger, seq: str, wanted: Sequence[str]) -> Iterator[Found]:
    from kg.ledger.notes import notes_on

    for row in ledger.rows("SELECT thing, text FROM notes WHERE seq = ?", (int(seq),)):
        for note in notes_on(ledger, [row["thing"]]):
            if note["text"] == row["text"]:
                by = f"a note by {note['by']}"
                yield Found("Note", row["thing"], by, marked(row["text"], wanted), by, "")
                return


def _records(ledger: Ledger, owners: Iterable[str]) -> dict[str, dict[str, Any]]:
    sql = "SELECT r.id, r.words, r.dataset FROM json_each(?) CROSS JOIN records r ON r.id = value"
    return {row["id"]: row for row in ledger.rows(sql, (json.dumps(sorted(owners)),))}


def _uids(ledger: Ledger, records: Iterable[str], scope: Scope) -> dict[str, str]:
    """Whom records stand for, by what was judged when the scope was known."""
    connection, wanted = ledger.connection, sorted(records)
    known_at = ledger.sequence if scope.known_at is None else scope.known_at
    judged = dict(connection.execute(_RECORDS, (json.dumps(wanted), known_at)))
    dead = dead_sources(connection, scope.known_at, scope.not_sources)
    known = clusters(connection, scope.known_at, dead)
    return {record: known.uid(judged.get(record, record)) for record in wanted}


def _kinds(store: ox.Store, things: Iterable[str]) -> dict[str, str]:
    rows = pairs_of(store, _TYPES, x=things)
    return {x: t for x, t in sorted(rows) if t in _KINDS}


def found_page(words: str, found: Sequence[Found]) -> Page:
    """The finds as a page, by kind."""
    sections = []
    for kind in dict.fromkeys(one.kind for one in found):
        lines = tuple(
            Line(
                (Span(one.name, "strong"), Span(" — "), *one.snippet, Span(f" — {one.source} "),
                 Span(one.id, "code")),
                statements=(one.id,) if one.id.startswith("st-") else (),
            )
            for one in found
            if one.kind == kind
        )  # fmt: skip
        sections.append(Section(f"{kind} ({len(lines)})", lines))
    return Page(f"Found: {words}", sections=tuple(sections))
