"""Reading a mapping file: each error with its line and the nearest valid thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from kg.errors import BadInput, DragomanError, UnknownName, nearest
from kg.loading.files import whole
from kg.loading.mapping.model import Mapping, Said
from kg.loading.mapping.texts import columns_of
from kg.model.yaml_tree import Marked, read_tree
from kg.schema import Schema

__all__ = ["columns_named", "line_of", "read_mapping"]

Place = tuple[str | int, ...]


def read_mapping(path: Path, schema: Schema | None = None) -> Mapping:
    """The mapping in a file; with `schema` also held against the vocabulary."""
    try:
        text = whole(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("is not UTF-8; save it as UTF-8", where=str(path)) from error
    tree = read_tree(text, path.name)
    try:
        mapping = Mapping.model_validate(tree.plain())
    except ValidationError as error:
        raise _told(error, tree, path.name) from error
    for place, message in _faults(mapping, schema):
        raise BadInput(message, where=f"{path.name}:{_line(tree, place)}")
    return mapping


def line_of(path: Path, place: Place) -> str:
    """ "mapping.yml:12" for a place in it."""
    return f"{path.name}:{_line(read_tree(whole(path).decode('utf-8-sig'), path.name), place)}"


def columns_named(mapping: Mapping) -> Iterator[tuple[str, Place]]:
    """Every column that the mapping uses, with the place where it does."""
    for place, text in _texts(mapping):
        for column, _ in columns_of(text):
            yield column, place
    for name, date in mapping.dates.items():
        for part in ("column", "year", "month", "day"):
            if (column := getattr(date, part)) is not None:
                yield column, ("dates", name, part)
    for place, condition in _conditions(mapping):
        for column in condition:
            yield column, (*place, column)


def _line(tree: Marked, place: Iterable[str | int]) -> int:
    """The line of the innermost part of that place that is there."""
    line = tree.line
    for step in place:
        node = tree.value
        if isinstance(node, dict) and str(step) in node:
            tree = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            tree = node[step]
        else:
            break
        line = tree.line
    return line


def _told(error: ValidationError, tree: Marked, name: str) -> BadInput:
    # A misspelt field is also a missing one; the misspelling is what helps.
    found = error.errors()
    first = next((e for e in found if e["type"] == "extra_forbidden"), found[0])
    place = first["loc"]
    where = f"{name}:{_line(tree, place)}"
    shown = ".".join(str(step) for step in place)
    if first["type"] == "extra_forbidden":
        known = sorted(_fields_at(place[:-1]))
        return UnknownName("field", str(place[-1]), known, where=where)
    if first["type"] == "missing":
        return BadInput(f"{shown} is missing", where=where)
    return BadInput(f"{shown}: {first['msg']}", where=where)


def _fields_at(place: Place) -> set[str]:
    """The fields that the model has at that place."""
    model: Any = Mapping
    for step in place:
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            break
        if isinstance(step, str) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation)
    found = isinstance(model, type) and issubclass(model, BaseModel)
    return set(model.model_fields) if found else set()


def _inner(annotation: Any) -> Any:
    """The model inside `X | None`, `list[X]`, `dict[str, X]`."""
    args = [a for a in getattr(annotation, "__args__", ()) if a is not type(None)]
    return _inner(args[-1]) if args else annotation


def _texts(mapping: Mapping) -> Iterator[tuple[Place, str]]:
    yield ("key",), mapping.key
    for name, thing in mapping.things.items():
        for part in ("words", "key", "polity"):
            if (text := getattr(thing, part)) is not None:
                yield ("things", name, part), text
        if thing.code is not None:
            yield ("things", name, "code", "value"), thing.code.value
    for n, said in enumerate(mapping.statements):
        for part in ("value", "original_time", "certainty", "note"):
            if (text := getattr(said, part)) is not None:
                yield ("statements", n, part), text
        for name, text in said.qualifiers.items():
            yield ("statements", n, "qualifiers", name), text


def _conditions(mapping: Mapping) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield from ((("skip", n), condition) for n, condition in enumerate(mapping.skip))
    yield from ((("periods", n, "open"), p.open) for n, p in mapping.periods.items())
    yield from ((("statements", n, "when"), s.when) for n, s in enumerate(mapping.statements))


def _faults(mapping: Mapping, schema: Schema | None) -> Iterator[tuple[Place, str]]:
    """What does not fit together, first things first."""
    for place, text in _texts(mapping):
        for _, lookup in columns_of(text):
            if lookup is not None:
                yield from _named("lookup", lookup, mapping.lookups, place)
    times = mapping.dates.keys() | mapping.periods.keys()
    for name in mapping.dates.keys() & mapping.periods.keys():
        yield ("periods", name), f"{name!r} is a date already"
    for name, thing in mapping.things.items():
        if thing.words is None and thing.code is None:
            yield ("things", name), f"the thing {name!r} needs words or a code"
        if thing.as_of is not None:
            yield from _named("date", thing.as_of, mapping.dates, ("things", name, "as_of"))
        if schema is not None:
            yield from _of(schema.node_type, thing.type, ("things", name, "type"))
    for name, period in mapping.periods.items():
        for end in ("begin", "end"):
            if (date := getattr(period, end)) is not None:
                yield from _named("date", date, mapping.dates, ("periods", name, end))
    for n, said in enumerate(mapping.statements):
        yield from _named("thing", said.subject, mapping.things, ("statements", n, "subject"))
        if said.object is not None:
            yield from _named("thing", said.object, mapping.things, ("statements", n, "object"))
        if said.time is not None:
            yield from _named("date or period", said.time, times, ("statements", n, "time"))
        for qualifier, text in said.qualifiers.items():
            if text.startswith("@"):
                at = ("statements", n, "qualifiers", qualifier)
                yield from _named("thing", text[1:], mapping.things, at)
        if schema is not None:
            yield from _against(schema, said, n)


def _against(schema: Schema, said: Said, n: int) -> Iterator[tuple[Place, str]]:
    """A statement held against the vocabulary."""
    faults = list(_of(schema.relation, said.predicate, ("statements", n, "predicate")))
    yield from faults
    for name in () if faults else said.qualifiers:
        find = schema.relation(said.predicate).qualifier
        yield from _of(find, name, ("statements", n, "qualifiers", name))


def _named(kind: str, name: str, known: Iterable[str], place: Place) -> Iterator[tuple[Place, str]]:
    names = list(known)
    if name not in names:
        yield place, f"unknown {kind} {name!r}{nearest(name, names)}"


def _of(find: Any, name: str, place: Place) -> Iterator[tuple[Place, str]]:
    try:
        find(name)
    except DragomanError as error:
        yield place, str(error)
