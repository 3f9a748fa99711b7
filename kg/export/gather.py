"""Edges as a picture shows them: gathered from the relationships by pair, kind or statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.export.spells import Spell, merged, spell_of, years
from kg.export.text import words
from kg.graph.rows import Relationship

__all__ = ["UNSAID", "Edge", "gathered"]

BOUNDS = frozenset({"uid", "start", "end", "begin_latest", "end_earliest"})
LISTS = frozenset({"statements", "from_sources", "said_by"})
FLAGS = frozenset({"contested", "derived", "attested"})
UNSAID: dict[str, Any] = {"statements": [], "said_by": [], "contested": False, "derived": False}
"""What every edge tells, even where its relationship leaves it out because there is nothing."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One line in the picture. `weight` is the number of statements it rests on."""

    id: str
    source: str
    target: str
    kind: str | None
    label: str
    weight: int
    spells: list[Spell]
    attributes: dict[str, Any]


def gathered(relationships: Iterable[Relationship], by: str) -> Iterator[Edge]:
    """Edges by "pair" (all between two nodes, either way), "kind" (one relation from one node to
    another) or "statement". The relationships come in the order of that choice."""
    if by == "statement":
        for relationship in relationships:
            yield from _by_statement(relationship)
        return
    key = _pair if by == "pair" else _kind
    for names, members in groupby(relationships, key):
        yield _joined(names, list(members))


def _pair(edge: Relationship) -> tuple[str, ...]:
    return (min(edge.start, edge.end), max(edge.start, edge.end))


def _kind(edge: Relationship) -> tuple[str, ...]:
    return (edge.start, edge.type, edge.end)


def _by_statement(relationship: Relationship) -> Iterator[Edge]:
    whole = _joined(_kind(relationship), [relationship])
    statements = whole.attributes["statements"]
    for statement in statements or [relationship.uid]:
        own = {"statements": [statement]} if statements else {}
        yield Edge(
            f"{relationship.uid}|{statement}",
            whole.source,
            whole.target,
            whole.kind,
            whole.label,
            1,
            whole.spells,
            {**whole.attributes, **own, "relationship": relationship.uid},
        )


def _joined(names: tuple[str, ...], members: list[Relationship]) -> Edge:
    spells = merged(filter(None, (spell_of(member.properties) for member in members)))
    attributes = _attributes(members)
    kinds = sorted({member.type for member in members})
    if len(names) == 2:
        attributes["kinds"] = kinds
    else:
        attributes["predicate"] = kinds[0]
    return Edge(
        id="|".join(names),
        source=names[0],
        target=names[-1],
        kind=None if len(names) == 2 else kinds[0],
        label=", ".join(map(words, kinds)),
        weight=max(1, len(attributes["statements"])),
        spells=spells,
        attributes={**attributes, **years(spells)},
    )


def _attributes(members: list[Relationship]) -> dict[str, Any]:
    """What the members say together. Different values stand side by side, none is dropped."""
    found: dict[str, Any] = dict(UNSAID)
    if len(members) == 1:
        only = members[0].properties
        return found | {name: value for name, value in only.items() if name not in BOUNDS}
    names = sorted({name for member in members for name in member.properties} - BOUNDS)
    for name in names:
        values = [member.properties[name] for member in members if name in member.properties]
        if name == "sources":
            # Which sources they are is not told here, so more than the most of one is not certain.
            found[name] = max((int(v) for v in values if isinstance(v, int | float)), default=0)
        elif name in LISTS:
            found[name] = sorted({item for value in values for item in _items(value)})
        elif name in FLAGS:
            found[name] = any(value is True for value in values)
        else:
            found[name] = _one_or_all(values)
    found["derived"] = all(member.properties.get("derived") is True for member in members)
    return found


def _one_or_all(values: list[Any]) -> Any:
    different = [value for i, value in enumerate(values) if value not in values[:i]]
    if len(different) == 1:
        return different[0]
    items = sorted({item for value in different for item in _items(value)})
    return items if any(isinstance(value, list) for value in different) else "; ".join(items)


def _items(value: Any) -> list[str]:
    return value if isinstance(value, list) else [str(value)]
