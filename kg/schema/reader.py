"""Reads the vocabulary from its YAML files, without the LinkML library."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from kg.errors import Corrupt
from kg.paths import schema_dir
from kg.schema.vocabulary import ANY, Marker, NodeType, Qualifier, Relation, Schema

__all__ = ["load_schema", "read_schema"]

_FILES = ("dragoman", "node_types", "relations", "qualifiers", "statement", "lists")
_ROOT_TYPE = "Node"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_schema() -> Schema:
    """The vocabulary that comes with the product; read once in a process."""
    return read_schema(schema_dir())


def read_schema(folder: Path) -> Schema:
    """The vocabulary in a folder of the same shape as `schema/`."""
    parts = {name: _read(folder / f"{name}.yaml") for name in _FILES}
    classes = {**parts["node_types"]["classes"], **parts["statement"]["classes"]}
    lists = {name: tuple(e["permissible_values"]) for name, e in parts["lists"]["enums"].items()}
    types = _node_types(classes)
    slots = {**parts["statement"]["slots"], **parts["qualifiers"]["slots"]}
    relations = {}
    for name, slot in parts["relations"]["slots"].items():
        relation = _Relation(name, slot, classes, types, lists)
        relations[name] = relation.build(slots)
        if relation.lists_by_type:
            merged = [v for key in relation.lists_by_type.values() for v in lists[key]]
            lists[name.lower()] = tuple(dict.fromkeys(merged))
    return Schema(
        version=str(parts["dragoman"]["version"]),
        node_types=MappingProxyType(types),
        markers=MappingProxyType(_markers(classes)),
        relations=MappingProxyType(relations),
        lists=MappingProxyType(lists),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = yaml.load(file, Loader=_LOADER)
    except OSError as error:
        raise Corrupt(f"{path}: the vocabulary cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise Corrupt(f"the vocabulary is no valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise Corrupt(f"{path}: the file of the vocabulary is empty")
    return content


def _notes(element: dict[str, Any]) -> dict[str, Any]:
    """The annotations; LinkML wants what is no plain scalar wrapped in `value`."""
    found = element.get("annotations") or {}
    return {k: v["value"] if isinstance(v, dict) else v for k, v in found.items()}


def _ranges(slot: dict[str, Any]) -> tuple[str, ...]:
    if "any_of" in slot:
        return tuple(choice["range"] for choice in slot["any_of"])
    return (slot.get("range", "string"),)


def _is_marker(element: dict[str, Any]) -> bool:
    return bool(_notes(element).get("marker"))


def _node_types(classes: dict[str, Any]) -> dict[str, NodeType]:
    found = {}
    for name, element in classes.items():
        parent = element.get("is_a")
        if parent is None or _is_marker(element):
            continue
        found[name] = NodeType(
            name=name,
            description=element["description"],
            parent=None if parent == _ROOT_TYPE else parent,
            abstract=bool(element.get("abstract")),
            markers=tuple(n for n, e in classes.items() if e.get("is_a") == name and _is_marker(e)),
        )
    return found


def _markers(classes: dict[str, Any]) -> dict[str, Marker]:
    return {
        name: Marker(
            name=name,
            description=element["description"],
            node_type=element["is_a"],
            when=MappingProxyType({k: tuple(v) for k, v in _notes(element)["when"].items()}),
        )
        for name, element in classes.items()
        if _is_marker(element)
    }


class _Relation:
    """One slot of relations.yaml on its way to a Relation."""

    def __init__(
        self,
        name: str,
        slot: dict[str, Any],
        classes: dict[str, Any],
        types: dict[str, NodeType],
        lists: dict[str, tuple[str, ...]],
    ) -> None:
        self.name, self.slot, self.types, self.lists = name, slot, types, lists
        self.notes = _notes(slot)
        subjects = [c for c, e in classes.items() if name in e.get("slots", ())]
        self.domain = (ANY,) if _ROOT_TYPE in subjects else tuple(subjects)
        usages = {c: (classes[c].get("slot_usage") or {}).get(name) for c in subjects}
        self.lists_by_type = {c: str(usage["range"]) for c, usage in usages.items() if usage}

    def build(self, qualifier_slots: dict[str, Any]) -> Relation:
        notes = self.notes
        when = notes.get("single_valued_when") or {}
        narrowed = notes.get("qualifiers") or {}
        return Relation(
            name=self.name,
            iri=self.slot["slot_uri"].partition(":")[2],
            description=self.slot["description"],
            domain=self.domain,
            range=self._nodes(_ranges(self.slot)),
            value=self._value(),
            object_optional=bool(notes.get("date_object")),
            time=notes.get("time"),
            symmetric=bool(self.slot.get("symmetric")),
            derived=bool(notes.get("derived")),
            follows_from=tuple(notes.get("follows_from") or ()),
            attribute=bool(notes.get("attribute")),
            single_valued=bool(notes.get("single_valued")),
            single_valued_when=MappingProxyType({k: tuple(v) for k, v in when.items()}),
            single_valued_per=tuple(notes.get("single_valued_per") or ()),
            single_seat=bool(notes.get("single_seat")),
            conflict=MappingProxyType(
                {
                    rule: MappingProxyType({name: tuple(of) for name, of in parts.items()})
                    for rule, parts in (notes.get("conflict") or {}).items()
                }
            ),
            speaker_in_row=bool(notes.get("speaker_in_row")),
            same_type=bool(notes.get("same_type")),
            also=MappingProxyType(dict(notes.get("also") or {})),
            lists_by_type=MappingProxyType(self.lists_by_type),
            qualifiers=MappingProxyType(
                {n: self._qualifier(n, qualifier_slots[n], to) for n, to in narrowed.items()}
            ),
        )

    def _nodes(self, ranges: tuple[str, ...]) -> tuple[str, ...]:
        if _ROOT_TYPE in ranges:
            return (ANY,)
        return tuple(r for r in ranges if r in self.types)

    def _value(self) -> str | None:
        if self.lists_by_type:
            return f"list:{self.name.lower()}"
        if self.notes.get("date_object"):
            return "date"
        (first, *_) = _ranges(self.slot)
        if first in self.lists:
            return f"list:{first}"
        return None if self._nodes(_ranges(self.slot)) else "text"

    def _qualifier(self, name: str, slot: dict[str, Any], narrowed: str | None) -> Qualifier:
        ranges = (narrowed,) if narrowed else _ranges(slot)
        nodes = self._nodes(ranges)
        values = tuple(v for r in ranges for v in self.lists.get(r, ()))
        scalars = {"boolean": "flag", "edtf": "date"}
        kind = "entity" if nodes else "list" if values else scalars.get(ranges[0], "text")
        return Qualifier(name, kind, slot["description"], nodes, values)
