"""Names that people type, looked up among the names in the graph."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.ask.beside import beside, existed
from kg.errors import Ambiguous, NotFound, nearest
from kg.graph.rows import CORE_LABELS
from kg.model.ids import normal_words
from kg.model.romanized import romanized
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "KINDS",
    "Period",
    "bearers",
    "is_meant",
    "left_out",
    "listed",
    "look_up",
    "offices_of_words",
    "unknown",
]

KINDS: dict[str, tuple[str, ...]] = {
    **{label.lower(): (label,) for label in CORE_LABELS if label not in ("Statement", "Year")},
    "actor": ("Polity", "Organization", "Person"),
    "thing": (
        "Polity",
        "Place",
        "Agreement",
        "Topic",
        "Event",
        "Person",
        "Organization",
        "Office",
    ),
}
"""What a parameter may name, and of which types that can be, the likeliest first."""

_BY_ID = "SELECT ?uid ?name WHERE { ?x kgo:uid ?uid ; rdfs:label ?name ; a ?type }"
_EXACT = """SELECT DISTINCT ?uid ?name WHERE {
  ?x ?named ?alias . FILTER(?named IN (kgo:alias, rdfs:label))
  ?x a ?type ; kgo:uid ?uid ; rdfs:label ?name }"""
# Of several types by predicate alone: asked with a type each, the store takes twice as long.
_ALL = "SELECT ?x ?alias WHERE { %s ?x kgo:alias|rdfs:label ?alias }"
_GROUP = """SELECT DISTINCT ?uid ?name WHERE {
  ?x kgo:uid ?id ; kgo:continuityGroup ?group . ?y kgo:continuityGroup ?group ; kgo:uid ?uid ;
  rdfs:label ?name }"""
_INSIDE = """SELECT ?uid ?name WHERE {
  ?x kgo:part_of ?whole ; a kgo:Source ; kgo:uid ?uid ; rdfs:label ?name } ORDER BY ?uid"""
_OPEN = "9999-12-31"
_UNDECIDED = re.compile(r"[a-z]+-[0-9a-f]{20}")


Period = tuple[str | None, str | None]


def look_up(
    store: ox.Store,
    text: str,
    kind: str,
    *,
    predecessors: bool = True,
    period: Period = (None, None),
) -> dict[str, str]:
    """The ids meant by an id or a name, with their names.

    A polity brings its continuity group as far as it existed in the `period` (first and
    last day), but no other state that existed beside it: North Korea is not South Korea.
    Without `predecessors` it is the version of that name or id alone. A source brings
    all that lies in it: a volume its documents.
    Raises NotFound where the graph has no such name, Ambiguous where it means several
    things; the message names the nearest or all of them.
    """
    found = _candidates(store, text, kind, period)
    polities = {uid: name for uid, name in found.items() if uid.startswith("polity-")}
    if polities and kind in ("polity", "actor", "thing"):
        if not predecessors:
            return _one_version(store, text, polities, period)
        group = _one_group(store, text, polities)
        apart = beside(store, _decided(polities), group)
        return _there(store, {u: name for u, name in group.items() if u not in apart}, period)
    if len(found) > 1:
        raise _several(store, text, f"several of kind {kind}", found)
    return _with_parts(store, found) if kind == "source" else found


def _with_parts(store: ox.Store, found: dict[str, str]) -> dict[str, str]:
    """Those sources and what lies in them, at whatever depth."""
    layer = found
    while layer:
        inside = run_query(store, _INSIDE, {"whole": sorted(layer)}).rows
        layer = {uid: name for uid, name in inside if uid not in found}
        found = found | layer
    return found


def is_meant(text: str, found: Mapping[str, str]) -> str:
    """Which things a name is taken for, for the reader."""
    return f"{text} = " + ", ".join(f"{name} ({uid})" for uid, name in found.items())


def left_out(store: ox.Store, text: str, kind: str, found: Mapping[str, str]) -> str | None:
    """Which polities an answer on those `found` leaves out, though the name may suggest them.

    They are words of sources, and no date decided whom they mean; or another state of
    the same group that existed beside the one that is named.
    """
    if kind not in ("polity", "actor", "thing"):
        return None
    named = {u: n for u, n in _candidates(store, text, kind).items() if u.startswith("polity-")}
    told = []
    if aside := [uid for uid in named if uid not in found and _is_open(uid)]:
        ids = ", ".join(aside[:5]) + (f" and {len(aside) - 5} more" if len(aside) > 5 else "")
        told.append(f"since no date decides which {text} a source means: {ids}")
    if named and found.keys() - named.keys():  # else its predecessors are not asked for either
        group = _one_group(store, text, named)
        apart = {uid: group[uid] for uid in beside(store, _decided(named), group)}
        if apart:
            told.append(f"since it existed beside {text}: {listed(store, apart)}")
    return f"left out, {'; '.join(told)}; ask for each by id" if told else None


def listed(store: ox.Store, found: Mapping[str, str]) -> str:
    """Things of one name told apart: by their ids, polities also by when they existed."""
    spans = _spans(store, [uid for uid in found if uid.startswith("polity-")])
    told = [
        f"{name} ({uid}, {spans[uid]})" if uid in spans else f"{name} ({uid})"
        for uid, name in sorted(found.items(), key=lambda row: (_is_open(row[0]), *row))
    ]
    return "; ".join(told[:8]) + (f" and {len(told) - 8} more" if len(told) > 8 else "")


def _decided(found: Mapping[str, str]) -> dict[str, str]:
    """The gazetteer's polities of a name go before words of a source that no date decided."""
    return {uid: name for uid, name in found.items() if not _is_open(uid)} or dict(found)


def _is_open(uid: str) -> bool:
    return uid.startswith("polity-") and bool(_UNDECIDED.fullmatch(uid))


def _spans(store: ox.Store, polities: list[str]) -> dict[str, str]:
    """When each existed, by the widest that the lists say; or that no date decided who it is."""
    begins: dict[str, list[str]] = {}
    ends: dict[str, list[str | None]] = {}
    for uid, spans in existed(store, polities).items():
        for begin, end in spans:
            begins.setdefault(uid, []).extend([str(begin)[:4]] if begin is not None else [])
            ends.setdefault(uid, []).append(None if end in (None, _OPEN) else str(end)[:4])
    told = {uid: "words of a source that no date decides" for uid in polities if _is_open(uid)}
    for uid, years in begins.items():
        last = "" if None in ends[uid] else max(filter(None, ends[uid]))
        told[uid] = f"{min(years, default='')}–{last}"
    return told


def bearers(named: Iterable[Sequence[str]], text: str) -> set[str]:
    """Of ids with a name each, those that bear the words; for a family name alone, the persons."""
    wanted = normal_words(text)
    words = [(uid, normal_words(alias)) for uid, alias in named]
    return {uid for uid, alias in words if alias == wanted} or {
        uid for uid, alias in words if uid.startswith("person-") and wanted in alias.split()
    }


def offices_of_words(store: ox.Store, text: str, period: Period = (None, None)) -> dict[str, str]:
    """The office that words tell of, as sources do: "the British prime minister".

    Ambiguous where they may mean several offices of the graph; nothing where none.
    """
    from kg.resolve.gazetteer import Gazetteer

    offices = Gazetteer.load().offices
    # One office from the first day asked about to the last, or none for certain.
    told = [offices.name(text, day, None) for day in dict.fromkeys(period)]
    sure = told[0].uid if len({one.uid for one in told}) == 1 else None
    maybe = sorted({each.uid for one in told for each in one.candidates})
    wanted = [sure] if sure else maybe
    asked = {"uid": wanted, "type": ["kgo:Office"]}
    found = dict(run_query(store, _BY_ID, asked).rows) if wanted else {}
    if found and sure is None:
        raise _several(store, text, "several offices (or give a day)", found)
    return found


def unknown(what: str, text: str, known: Iterable[str]) -> NotFound:
    """The graph has no such thing: the nearest names, or where to look for the words."""
    if not text.strip():
        return NotFound("an empty name is no name: give a name or an id")
    hint = nearest(romanized(text) or text, known)
    hint = hint or f"; `kg find {shlex.quote(text)}` looks for the words in names and texts"
    return NotFound(f"the graph has {what} {text!r}{hint}")


def _candidates(
    store: ox.Store, text: str, kind: str, period: Period = (None, None)
) -> dict[str, str]:
    types = [f"kgo:{label}" for label in KINDS[kind]]
    if by_id := run_query(store, _BY_ID, {"uid": text, "type": types}).rows:
        return {row[0]: row[1] for row in by_id}
    if exact := run_query(store, _EXACT, {"alias": text, "type": types}).rows:
        return {row[0]: row[1] for row in exact}
    begins = tuple(f"{label.lower()}-" for label in KINDS[kind])
    rows = run_query(store, _ALL % (f"?x a {types[0]} ." if len(types) == 1 else "")).rows
    everyone = [row for row in rows if row[0].startswith(begins)]
    found = bearers(everyone, text)
    if not found:
        if kind == "office" and (offices := offices_of_words(store, text, period)):
            return offices
        raise unknown(f"no {kind}", text, sorted({alias for _, alias in everyone}))
    return dict(run_query(store, _BY_ID, {"uid": sorted(found), "type": types}).rows)


def _one_group(store: ox.Store, text: str, found: dict[str, str]) -> dict[str, str]:
    groups: dict[tuple[str, ...], dict[str, str]] = {}
    for uid, name in _decided(found).items():
        rows = run_query(store, _GROUP, {"id": uid}).rows
        members = {row[0]: row[1] for row in rows} or {uid: name}
        groups[tuple(sorted(members))] = members
    if len(groups) > 1:
        raise _several(store, text, "several polities", found)
    (members,) = groups.values()
    return dict(sorted(members.items()))


def _one_version(
    store: ox.Store, text: str, found: dict[str, str], period: Period
) -> dict[str, str]:
    there = _there(store, found, period)
    named = {uid: name for uid, name in there.items() if text in (name, uid)} or there
    if len(named) > 1:
        raise _several(store, text, "several versions (or give a day)", named)
    return named


def _there(store: ox.Store, members: dict[str, str], period: Period) -> dict[str, str]:
    """Those that may have existed in the period; all, where that leaves none."""
    first, last = period
    if len(members) < 2 or (first is None and last is None):
        return members
    kept = dict(members)
    for uid, spans in existed(store, members).items():
        if not any(
            (first is None or end is None or end >= first)
            and (last is None or begin is None or begin <= last)
            for begin, end in spans
        ):
            del kept[uid]
    return kept or members


def _several(store: ox.Store, text: str, what: str, found: dict[str, str]) -> Ambiguous:
    return Ambiguous(f"{text!r} names {what}: {listed(store, found)}; give the id of one")
