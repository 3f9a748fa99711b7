"""Statements as a dossier needs them: read set-wise from the RDF of any scope."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.ask.labels import labels
from kg.rdf import ENT, KGO, PREFIXES
from kg.schema import load_schema

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Query", "Told", "ids_of", "labels_of", "pairs_of", "read_statements"]

_MANY = 400
_NO_DAY = (None, "-inf", "inf")
_RDF = PREFIXES["rdf"]
_FIELDS = {
    _RDF + "subject": "subject", _RDF + "object": "object", _RDF + "predicate": "predicate",
    PREFIXES["prov"] + "hadPrimarySource": "source",
    **{KGO + name: name for name in (
        "value", "lang", "time", "begin_earliest", "begin_latest", "end_earliest", "end_latest",
        "polarity", "modality", "rank", "review", "basis", "counts", "attested", "said_by",
        "certainty", "locator", "dataset", "original_subject", "original_object", "original_time",
    )},
}  # fmt: skip

# What every statement has, and no dossier tells: a sixth of what would be read.
_TOLD_ELSEWHERE = "?p NOT IN (rdf:type, kgo:uid, kgo:method, kgo:loaded_as, prov:wasAttributedTo)"


@dataclass(frozen=True, slots=True)
class Told:
    """One statement; `qualifiers` holds ids where `things` says so, else words."""

    id: str
    predicate: str
    subject: str
    source: str
    object: str | None = None
    value: str | None = None
    lang: str | None = None
    time: str | None = None
    begin_earliest: str | None = None
    begin_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None
    polarity: str = "asserted"
    modality: str = "actual"
    rank: str = "normal"
    review: str = "accepted"
    basis: str = "data_set"
    counts: bool = False
    attested: bool = False
    said_by: str | None = None
    certainty: str | None = None
    locator: Mapping[str, Any] = field(default_factory=dict)
    dataset: str | None = None
    original_subject: str | None = None
    original_object: str | None = None
    original_time: str | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    things: frozenset[str] = frozenset()

    @property
    def words(self) -> str | None:
        """The quotation, or else what the source wrote in the fields of a row."""
        if exact := self.locator.get("exact"):
            return str(exact)
        cells = (self.original_subject, self.original_object, self.original_time)
        return "; ".join(cell for cell in cells if cell) or None

    @property
    def day(self) -> str | None:
        """The day by which it is put in order: of its beginning, or by which it had begun."""
        days = (self.begin_earliest, self.begin_latest, self.end_latest)
        return next((day for day in days if day not in _NO_DAY), None)

    def mentions(self) -> Iterator[str]:
        """The things it speaks of."""
        yield self.subject
        if self.object is not None:
            yield self.object
        yield from (self.qualifiers[name] for name in self.things)


@cache
def _predicates() -> dict[str, str]:
    return {KGO + rule.iri: name for name, rule in load_schema().relations.items()}


@cache
def _qualifiers() -> dict[str, str]:
    rules = load_schema().relations.values()
    return {KGO + name: name for rule in rules for name in rule.qualifiers}


def read_statements(store: ox.Store, ids: Iterable[str]) -> dict[str, Told]:
    """These statements, by id; what is not there is left out."""
    cells: dict[str, dict[str, Any]] = {}
    relations, qualifiers = _predicates(), _qualifiers()
    for st, predicate, value in _triples(store, sorted(set(ids))):
        row = cells.get(st)
        if row is None:
            row = cells[st] = {"id": st, "qualifiers": {}, "things": set()}
        known = _FIELDS.get(predicate)
        if known is not None:
            row[known] = relations[value.value] if known == "predicate" else _plain(value)
        elif predicate in qualifiers:
            name = qualifiers[predicate]
            row["qualifiers"][name] = min(_plain(value), row["qualifiers"].get(name, "\uffff"))
            if isinstance(value, ox.NamedNode):
                row["things"].add(name)
    return {st: _told(row) for st, row in cells.items() if "subject" in row}


def _told(row: dict[str, Any]) -> Told:
    row["locator"] = json.loads(row.get("locator", "{}"))
    row["counts"] = row.get("counts") == "true"
    row["attested"] = row.get("attested") == "true"
    row["things"] = frozenset(row["things"])
    return Told(**row)


def _triples(store: ox.Store, ids: Sequence[str]) -> Iterator[tuple[str, str, Any]]:
    text = f"SELECT ?st ?p ?o WHERE {{ VALUES ?st {{ %s }} ?st ?p ?o FILTER({_TOLD_ELSEWHERE}) }}"
    for some in _pieces(ids):
        for st, p, o in _rows(store, text % some):
            yield st.value.removeprefix(ENT), p.value, o


def labels_of(store: ox.Store, uids: Iterable[str], langs: Sequence[str] = ()) -> dict[str, str]:
    """The names of things, in the first of the languages that has one."""
    text = "SELECT ?x ?name WHERE { VALUES ?x { %s } ?x rdfs:label ?name }"
    found: dict[str, str] = {}
    for some in _pieces(sorted(set(uids))):
        for row in _rows(store, text % some):
            uid = row[0].value.removeprefix(ENT)
            found[uid] = min(row[1].value, found.get(uid, row[1].value))
    called = labels(store, set(found.values()), langs) if langs else {}
    return {uid: called.get(name, name) for uid, name in found.items()}


Query = str | tuple[str, ...]
"""One query, or several whose answers are put together; each is quick by starting at a set."""


def ids_of(store: ox.Store, query: Query, **sets: Iterable[str]) -> set[str]:
    """The first variable of a query that is asked for sets of ids: %name% stands for a set."""
    return {row[0] for row in pairs_of(store, query, **sets)}


def pairs_of(store: ox.Store, query: Query, **sets: Iterable[str]) -> set[tuple[str, ...]]:
    """The rows of such a query, as ids; the largest set is asked in pieces."""
    wanted = {name: sorted(set(ids)) for name, ids in sets.items()}
    if any(not ids for ids in wanted.values()):
        return set()
    largest = max(wanted, key=lambda name: len(wanted[name]))
    found: set[tuple[str, ...]] = set()
    for text in (query,) if isinstance(query, str) else query:
        for some in _pieces(wanted[largest]):
            filled = text.replace(f"%{largest}%", some)
            for name, ids in wanted.items():
                filled = filled.replace(f"%{name}%", " ".join(f"<{ENT}{uid}>" for uid in ids))
            found |= {tuple(_plain(term) for term in row) for row in _rows(store, filled)}
    return found


def _pieces(ids: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(ids), _MANY):
        yield " ".join(f"<{ENT}{uid}>" for uid in ids[start : start + _MANY])


def _rows(store: ox.Store, text: str) -> Iterator[Any]:
    ask: Callable[..., Any] = store.query
    yield from ask(text, prefixes=PREFIXES)


def _plain(term: Any) -> str:
    if term is None:
        return ""
    text: str = term.value
    return text.removeprefix(ENT).removeprefix(KGO) if isinstance(term, ox.NamedNode) else text
