"""FollowTheMoney entities, for tools that trace people and bodies: one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.export.exporter import Exporter
from kg.graph.rows import Node, Relationship

__all__ = ["FollowTheMoney"]

_SCHEMAS = {"Person": "Person", "Office": "Position", "Organization": "Organization"}
_RELATIONS = {
    "HELD_OFFICE": ("Occupancy", "holder", "post"),
    "MEMBER_OF": ("Membership", "member", "organization"),
}
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_DATASET = "dragoman"


class FollowTheMoney(Exporter):
    """Persons, positions, bodies, and who held or belonged to which, from when to when."""

    name = "ftm"
    suffixes = (".ftm",)
    keeps_notes = False

    def write(self) -> None:
        countries, bodies = self._owners()
        with self.target.open("w", encoding="utf-8", newline="\n") as out:
            for node in self.spool.nodes():
                if node.label in _SCHEMAS:
                    self.nodes_written += 1
                    own = {"country": countries.get(node.uid), "organization": bodies.get(node.uid)}
                    _line(out, _SCHEMAS[node.label], node.uid, _thing(node) | own)
            for edge in self._edges():
                self.edges_written += 1
                schema, one, other = _RELATIONS[edge.type]
                ends = {one: [edge.start], other: [edge.end]}
                _line(out, schema, edge.uid, ends | _times(edge))

    def losses(self) -> tuple[str, ...]:
        return (
            *super().losses(),
            "FollowTheMoney holds no states, agreements, places and events: persons, offices, "
            "bodies, terms of office and memberships of persons and bodies are written",
            "dates there are days, months or years: others are left out",
        )

    def _edges(self) -> Iterator[Relationship]:
        for edge in self.spool.relationships():
            if edge.type in _RELATIONS and edge.start_label in _SCHEMAS:
                yield edge

    def _owners(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Whose each office is: the country codes of states, and bodies."""
        from kg.resolve import Gazetteer

        gazetteer = Gazetteer.load()
        countries: dict[str, list[str]] = {}
        bodies: dict[str, list[str]] = {}
        for edge in self.spool.relationships():
            if edge.type != "OFFICE_OF":
                continue
            if edge.end_label == "Organization":
                bodies.setdefault(edge.start, []).append(edge.end)
            elif edge.end in gazetteer:
                codes = gazetteer.entity(edge.end).codes.get("iso", ())
                found = [code.lower() for code in codes if len(code) == 2]
                countries.setdefault(edge.start, []).extend(found)
        return countries, bodies


def _thing(node: Node) -> dict[str, Any]:
    name = node.properties.get("name")
    names = node.properties.get("names", [])
    others = names if isinstance(names, list) else [names]
    told: dict[str, Any] = {"name": [name], "alias": [n for n in others if n != name]}
    if node.label == "Person":
        told |= {"birthDate": _dates(node, "born"), "deathDate": _dates(node, "died")}
    return told


def _dates(node: Node, property: str) -> list[str]:
    found = node.properties.get(property, [])
    texts = found if isinstance(found, list) else [str(found)]
    return [text for text in texts if _DATE.fullmatch(text)]


def _times(edge: Relationship) -> dict[str, list[str]]:
    """Beginning and end of "1850/1852-03"; a single date is one on which it held."""
    time = str(edge.properties.get("time", ""))
    begin, slash, end = time.partition("/")
    if not slash:
        return {"date": [begin]} if _DATE.fullmatch(begin) else {}
    ends = {"startDate": begin, "endDate": end}
    return {name: [date] for name, date in ends.items() if _DATE.fullmatch(date)}


def _line(out: Any, schema: str, id: str, properties: dict[str, Any]) -> None:
    kept = {name: values for name, values in properties.items() if values and any(values)}
    entity = {"id": id, "schema": schema, "properties": kept, "datasets": [_DATASET]}
    out.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")
