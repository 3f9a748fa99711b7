"""The labels of an answer in the reader's language; the words of sources stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.ask.answer import Answer
from kg.model.rows import Rows
from kg.rdf import run_query
from kg.view.labels import Name, chosen

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["labels", "languages", "relabelled", "relabelled_rows"]

_NAMED = """
SELECT DISTINCT ?label ?uid ?words ?lang ?kind ?user WHERE {
  ?x rdfs:label ?label ; kgo:uid ?uid .
  ?st rdf:subject ?x ; rdf:predicate kgo:named ; a kgo:Statement ; kgo:counts true ;
      kgo:value ?words ; kgo:lang ?lang .
  OPTIONAL { ?st kgo:kind ?kind }
  OPTIONAL { ?st kgo:used_by ?user }
}
"""
_CALLED = "SELECT ?uid ?label WHERE { ?x kgo:uid ?uid ; rdfs:label ?label }"
_LANGUAGES = """
SELECT DISTINCT ?lang WHERE { ?st rdf:predicate kgo:named ; kgo:lang ?lang ; kgo:counts true }"""
_MANY = 300
_WORDS = frozenset({"said_by", "quotation", "quotations", "words", "statements", "basis", "source"})


def relabelled(store: ox.Store, answer: Answer, langs: Sequence[str]) -> Answer:
    """The answer with things called by their names in the first of the languages that has one.

    It is done to the rows, whatever engine gave them. What sources say in their own
    words is left alone.
    """
    columns = answer.rows.columns
    rows = relabelled_rows(store, answer.as_dicts(), langs, set(columns) - _WORDS)
    cells = [tuple(row[name] for name in columns) for row in rows]
    return replace(answer, rows=Rows(columns, cells))


def relabelled_rows(
    store: ox.Store, rows: Sequence[dict[str, Any]], langs: Sequence[str], columns: Iterable[str]
) -> list[dict[str, Any]]:
    """Rows in whose `columns` labels are given in the first of the languages that has one."""
    wanted = set(columns)
    texts = {
        text
        for row in rows
        for name in wanted & row.keys()
        for cell in _items(row[name])
        for text in _heads(cell)
    }
    known = labels(store, texts, langs)
    return [
        {name: _renamed(cell, known) if name in wanted else cell for name, cell in row.items()}
        for row in rows
    ]


def languages(store: ox.Store) -> list[str]:
    """The languages in which anything has a name, without their scripts."""
    return sorted({row[0].partition("-")[0] for row in run_query(store, _LANGUAGES).rows})


def labels(store: ox.Store, texts: Iterable[str], langs: Sequence[str]) -> dict[str, str]:
    """The names in these languages by the label that things have now.

    Where several things bear a label and are called differently, it stays.
    """
    names = _names(store, "label", sorted(texts))
    users = {name.user for found in names.values() for name in found if name.user}
    called = dict(run_query(store, _CALLED, {"uid": sorted(users)}).rows) if users else {}
    of_users = _names(store, "x", [f"ent:{uid}" for uid in sorted(users)])
    called |= {
        uid: words
        for (_, uid), found in of_users.items()
        if (words := chosen(found, langs, called))
    }
    known: dict[str, set[str]] = defaultdict(set)
    for (label, _), found in names.items():
        known[label].add(chosen(found, langs, called) or label)
    return {label: next(iter(words)) for label, words in known.items() if len(words) == 1}


def _names(store: ox.Store, by: str, values: list[str]) -> dict[tuple[str, str], list[Name]]:
    """Names by label and id."""
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for start in range(0, len(values), _MANY):
        some = values[start : start + _MANY]
        for label, uid, words, lang, kind, user in run_query(store, _NAMED, {by: some}).rows:
            found[label, uid].append(Name(words, lang, kind, user))
    return found


def _items(cell: Any) -> list[str]:
    items = cell if isinstance(cell, list) else [cell]
    return [item for item in items if isinstance(item, str)]


def _heads(text: str) -> list[str]:
    """The text, and what stands before a remark in brackets after it."""
    head, bracket, _ = text.rpartition(" (")
    return [text, head] if bracket else [text]


def _renamed(cell: Any, known: dict[str, str]) -> Any:
    if isinstance(cell, list):
        return sorted(_renamed(item, known) for item in cell)
    if not isinstance(cell, str):
        return cell
    if cell in known:
        return known[cell]
    head, bracket, rest = cell.rpartition(" (")
    return f"{known[head]} ({rest}" if bracket and head in known else cell
