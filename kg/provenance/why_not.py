"""Why an edge is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.ask.coverage import Covered, coverage, polity_names
from kg.ask.things import Meant, meant
from kg.errors import BadInput, UnknownName, nearest
from kg.provenance.candidates import between, hindered
from kg.provenance.edges import edges_between
from kg.provenance.missing import missing_meeting, missing_party, missing_year
from kg.provenance.near import near_misses
from kg.schema import Relation, load_schema

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["why_not"]

_ANSWERS = {
    "there": "it is there",
    "does_not_fit": "the relation does not join such things",
    "does_not_count": "something is said, and it does not make the edge",
    "nothing_found": "no statement says so, though loaded sources cover such things",
    "not_covered": "no statement says so, and no loaded source says that it covers such things",
}


def why_not(
    store: ox.Store, folder: GraphFolder, one: str, relation: str, other: str
) -> dict[str, Any]:
    """What is missing for an edge between two things, given by id or name.

    The name of a state means its versions, as in a question; an edge of one of them will do.

    The record tells what was found and does not count, each with its statements;
    what comes near; and which loaded sources cover such things.
    """
    rule = _relation(store, folder, relation, (one, other))
    first = meant(store, one, folder.ledger.connection, types=_types(rule.domain))
    second = _other(store, folder, rule, other)
    names = [_name(one, first), _name(other, second)]
    pairs = [(a, b) for a in first.things for b in second.things]
    told = _fit(rule, *pairs[0], names)
    ends = [list(end.things) for end in (first, second)]
    there = [] if told else _there(store, rule, *ends)
    sought = [] if told or there else pairs
    reasons = (
        [told] if told else [r for pair in sought for r in _reasons(store, folder, rule, *pair)]
    )
    sources = [str(one) for one in _covering(store, rule, *ends)]
    answer = (
        "does_not_fit" if told else "there" if there else "does_not_count" if reasons
        else "nothing_found" if sources else "not_covered"
    )  # fmt: skip
    found = {
        "asked": f"{names[0]} {rule.name} {names[1]}",
        "notes": [*first.notes, *second.notes],
        **_ids("from", first),
        **_ids("to", second),
        "answer": answer,
        "words": _ANSWERS[answer],
        "edges": there,
        "reasons": reasons,
        "near": list(near_misses(store, ends[0], rule, ends[1])) if sought else [],
        "covered_by": sources if sought else [],
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _name(text: str, end: Meant) -> str:
    """How to call it: by its name, or where several versions are meant as it was typed."""
    return next(iter(end.things.values())) if len(end.things) == 1 else text


def _ids(side: str, end: Meant) -> dict[str, Any]:
    """`from_id`, or `from_ids` where several versions of a state are meant."""
    ids = list(end.things)
    return {f"{side}_id": ids[0]} if len(ids) == 1 else {f"{side}_ids": ids}


def _relation(store: ox.Store, folder: GraphFolder, text: str, ends: tuple[str, str]) -> Relation:
    """A relation by its name, however it is written: MET_WITH, met-with, metWith.

    Where no name is near, the message names those that join such things as the two ends.
    """
    known = load_schema().relations
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text).replace("-", "_").replace(" ", "_").upper()
    if apart not in known:
        edges = [name for name, rule in known.items() if not rule.attribute]
        hint = "" if nearest(text, edges) else _joining(store, folder, ends)
        raise UnknownName("relation", text, edges, hint=hint)
    if known[apart].attribute:
        raise BadInput(f"{apart} tells something of one thing and makes no edge: `kg show` it")
    return known[apart]


def _joining(store: ox.Store, folder: GraphFolder, ends: tuple[str, str]) -> str:
    """The relations that join two such things, either way round."""
    connection = folder.ledger.connection
    one, other = (next(iter(meant(store, end, connection).things)) for end in ends)
    found = [
        rule.name
        for rule in load_schema().relations.values()
        if not rule.attribute
        if any(_fit(rule, *pair, ["", ""]) is None for pair in ((one, other), (other, one)))
    ]
    return f"such things are joined by {', '.join(found) or 'none'}"


def _types(accepted: tuple[str, ...]) -> list[str]:
    """The types of nodes that an end may have, those of an Actor too."""
    schema = load_schema()
    return [name for name in schema.node_types if schema.accepts(accepted, name)]


def _other(store: ox.Store, folder: GraphFolder, rule: Relation, text: str) -> Meant:
    if rule.name != "SIGNED_IN":
        return meant(store, text, folder.ledger.connection, types=_types(rule.range))
    year = text.removeprefix("year-")
    if not re.fullmatch(r"-?\d{1,6}", year):
        raise BadInput(f"SIGNED_IN leads to a year such as 1956, not {text!r}")
    return Meant({f"year-{year}": year})


def _covering(
    store: ox.Store, rule: Relation, some: Sequence[str], others: Sequence[str]
) -> Iterator[Covered]:
    """The loaded sources that declare to cover such an edge."""
    polities = polity_names(store, [end for end in (*some, *others) if end.startswith("polity-")])
    year = int(others[0].removeprefix("year-")) if rule.name == "SIGNED_IN" else None
    for one in coverage(store):
        if one.covers({rule.name}, polities, year, year):
            yield one


def _fit(rule: Relation, one: str, other: str, names: list[str]) -> dict[str, Any] | None:
    """The reason why two such things cannot be joined, if they cannot."""
    schema = load_schema()
    types = {name.lower(): name for name in schema.node_types}
    first, second = (types.get(thing.partition("-")[0], "") for thing in (one, other))
    ends = (rule.domain, rule.range)
    if schema.accepts(rule.domain, first) and schema.accepts(rule.range, second):
        return None
    told = f"{rule.name} leads from {' or '.join(ends[0])} to {' or '.join(ends[1])}"
    words = f"{told}; {names[0]} is a {first} and {names[1]} a {second}"
    if schema.accepts(rule.domain, second) and schema.accepts(rule.range, first):
        words += f": ask the other way round, {names[1]} {rule.name} {names[0]}"
    return {"reason": "does_not_fit", "words": words}


def _there(
    store: ox.Store, rule: Relation, some: Sequence[str], others: Sequence[str]
) -> list[dict[str, Any]]:
    kept = ("id", "what", "time")
    return [
        {name: edge[name] for name in kept if edge.get(name)}
        for edge in edges_between(store, some, others, rule.name)
        if rule.symmetric or edge["from_id"] in some
    ]


def _reasons(
    store: ox.Store, folder: GraphFolder, rule: Relation, one: str, other: str
) -> Iterator[dict[str, Any]]:
    if rule.name == "MET_WITH":
        yield from missing_meeting(store, folder, one, other)
    elif rule.name == "PARTY_TO":
        yield from missing_party(store, folder, one, other)
    elif rule.name == "SIGNED_IN":
        yield from missing_year(store, folder, one, int(other.removeprefix("year-")))
    if not rule.derived:
        found = between(folder, one, rule.name, other, symmetric=rule.symmetric)
        yield from hindered(store, folder, found)
