"""Reading a question's folder: what is wrong in it is told with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from kg.ask.question import ANY, PARAMETER_TYPES, Column, Parameter, Question
from kg.errors import BadInput, UnknownName, nearest
from kg.model.yaml_tree import Marked, read_tree
from kg.schema import load_schema

__all__ = ["id_of", "read_question"]

Fields = Mapping[str, Marked]
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TEXTS = {"cypher": "query.cypher", "sparql": "query.rq"}


def read_question(folder: Path) -> Question:
    """The question in a folder; BadInput says in which file and line it is wrong, and how."""
    tree, path = _tree(folder), str(folder / "question.yml")
    texts = {name: _text(folder / file) for name, file in _TEXTS.items()}
    given = _fields(Question, tree, path, "a question", without=("name", *_TEXTS))
    columns = {
        name: _column(name, node, path) for name, node in _named(given["columns"], path, "columns")
    }
    if not columns:
        raise _wrong("columns: at least one is wanted", given["columns"], path)
    parameters = {
        name: _parameter(name, node, path)
        for name, node in _of(given, "parameters", _named, path) or ()
    }
    counts_over = _of(given, "counts_over", _words, path)
    if counts_over and counts_over not in columns:
        raise _wrong(
            f"counts_over: there is no column {counts_over!r}{nearest(counts_over, columns)}",
            given["counts_over"],
            path,
        )
    return Question(
        id=_words(given["id"], path, "id"),
        name=folder.name,
        question=_words(given["question"], path, "question"),
        columns=columns,
        parameters=parameters,
        examples=_examples(given, parameters, path),
        engine=_engine(given, path),
        rests_on=_relations(given.get("rests_on"), path),
        counts_over=counts_over or "",
        **texts,
    )


def id_of(folder: Path) -> str | None:
    """The id of a question that may be wrong elsewhere; None where it cannot be read."""
    try:
        tree = _tree(folder).value
    except BadInput:
        return None
    found = tree.get("id") if isinstance(tree, dict) else None
    return found.value if found is not None and isinstance(found.value, str) else None


def _tree(folder: Path) -> Marked:
    path = folder / "question.yml"
    return read_tree(_text(path), str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadInput("a question needs this file", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise BadInput("is not UTF-8; save it as UTF-8", where=str(path)) from error
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", where=str(path)) from error


def _wrong(reason: str, node: Marked, path: str) -> BadInput:
    return BadInput(reason, where=f"{path}:{node.line}")


def _of(given: Fields, name: str, read: Any, path: str) -> Any:
    """A field that may be left out, as `read` reads it."""
    node = given.get(name)
    return read(node, path, name) if node is not None else None


def _mapping(node: Marked, path: str, name: str) -> Fields:
    if not isinstance(node.value, dict):
        raise _wrong(f"{name}: a mapping of names is wanted here", node, path)
    return node.value


def _named(node: Marked, path: str, name: str) -> list[tuple[str, Marked]]:
    """Parameters or columns: their names stand in both query languages."""
    found = list(_mapping(node, path, name).items())
    for key, child in found:
        if not _NAME.fullmatch(key):
            raise _wrong(f"{name}: {key!r} has other than letters, digits and _", child, path)
    return found


def _words(node: Marked, path: str, name: str) -> str:
    if not isinstance(node.value, str) or not node.value.strip():
        raise _wrong(f"{name}: a text is wanted here", node, path)
    return node.value


def _items(node: Marked, path: str, wanted: str) -> list[Marked]:
    if not isinstance(node.value, list):
        raise _wrong(wanted, node, path)
    return node.value


def _fields(kind: Any, node: Marked, path: str, what: str, without: tuple[str, ...] = ()) -> Fields:
    """The fields of the node, if it names those of `kind` and nothing else."""
    found = _mapping(node, path, what)
    known = {f.name: f for f in fields(kind) if f.name not in without}
    for name, child in found.items():
        if name not in known:
            raise UnknownName("field", name, known, where=f"{path}:{child.line}")
    for name, rule in known.items():
        needed = rule.default is MISSING and rule.default_factory is MISSING
        if needed and name not in found:
            raise _wrong(f"{name} is missing", node, path)
    return found


def _parameter(name: str, node: Marked, path: str) -> Parameter:
    found = _fields(Parameter, node, path, name)
    kind = _words(found["type"], path, "type")
    if kind not in PARAMETER_TYPES:
        where = f"{path}:{found['type'].line}"
        raise UnknownName("parameter type", kind, PARAMETER_TYPES, where=where)
    optional = _of(found, "optional", _words, path) or "false"
    if optional not in ("true", "false"):
        raise _wrong(f"optional is true or false, not {optional!r}", found["optional"], path)
    return Parameter(kind, _words(found["meaning"], path, "meaning"), optional == "true")


def _column(name: str, node: Marked, path: str) -> Column:
    found = _fields(Column, node, path, name)
    kind = _of(found, "type", _words, path) or "value"
    if kind not in ("value", "list"):
        raise _wrong(f"a column is of type list or value, not {kind!r}", found["type"], path)
    return Column(_words(found["meaning"], path, "meaning"), kind)


def _examples(
    given: Fields, parameters: Mapping[str, Parameter], path: str
) -> tuple[Mapping[str, Any], ...]:
    node = given.get("examples")
    if node is None:
        return ({},)
    found = []
    for one in _items(node, path, "examples: a list of parameter sets is wanted"):
        for name, child in _mapping(one, path, "examples").items():
            if name not in parameters:
                where = f"{path}:{child.line}"
                raise UnknownName("parameter", name, parameters, where=where)
        found.append(one.plain())
    return tuple(found)


def _engine(given: Fields, path: str) -> str:
    engine: str = _of(given, "engine", _words, path) or "sparql"
    if engine not in ("sparql", "cypher"):
        raise _wrong(f"engine is sparql or cypher, not {engine!r}", given["engine"], path)
    return engine


def _relations(node: Marked | None, path: str) -> tuple[str, ...]:
    if node is None:
        return ()
    if node.value == ANY:
        return (ANY,)
    known = load_schema().relations
    told = []
    for one in _items(node, path, f"rests_on: a list of relations is wanted, or {ANY}"):
        name = _words(one, path, "rests_on")
        if name not in known:
            raise UnknownName("relation", name, known, where=f"{path}:{one.line}: rests_on")
        told.append(name)
    return tuple(told)
