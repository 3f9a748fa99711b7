"""Questions as folders: `question.yml`, `query.cypher`, `query.rq`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from kg.errors import BadInput, UnknownName
from kg.paths import queries_dir
from kg.schema import load_schema

__all__ = ["ANY", "Column", "Parameter", "Question", "find_question", "questions"]

# Plain texts: YAML would read the parameter `on` as a truth value and a day as a date.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
ANY = "any"
"""What a question rests on that asks for statements of whatever relation."""
_PARAMETER_TYPES = (
    "polity",
    "person",
    "organization",
    "office",
    "place",
    "agreement",
    "event",
    "topic",
    "source",
    "actor",
    "thing",
    "statements",
    "relation",
    "date",
    "year",
    "integer",
    "flag",
    "text",
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to be told: a name that is looked up, a date, a year, or a text."""

    type: str
    meaning: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the answer means; a `list` is given in alphabetical order."""

    meaning: str
    type: str = "value"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the catalogue with its two texts.

    `engine` is the language that is quicker for it on a large graph, and is
    asked where nobody names one. It has rows where a source tells of one of the
    relations that it `rests_on`; ANY where every relation serves.
    `counts_over` is the column of periods of a question that counts over time.
    """

    id: str
    name: str
    question: str
    columns: Mapping[str, Column]
    cypher: str
    sparql: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    examples: tuple[Mapping[str, Any], ...] = ({},)
    engine: str = "sparql"
    rests_on: tuple[str, ...] = ()
    counts_over: str = ""


def questions(folders: Iterable[Path] = ()) -> dict[str, Question]:
    """All questions there are, by folder name; a user's own folder wins over one of ours."""
    found: dict[str, Question] = {}
    for parent in (queries_dir(), *folders):
        for path in sorted(parent.glob("*/question.yml")):
            found[path.parent.name] = _read(path.parent)
    return found


def find_question(name: str, folders: Iterable[Path] = ()) -> Question:
    """The question with that id (A, B, …) or folder name."""
    known = questions(folders)
    for question in known.values():
        if name.casefold() in (question.id.casefold(), question.name.casefold()):
            return question
    names = [*known, *(q.id for q in known.values())]
    raise UnknownName("question", name, names, hint="`kg ask` lists all")


def _read(folder: Path) -> Question:
    path = folder / "question.yml"
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        texts = {
            "cypher": (folder / "query.cypher").read_text(encoding="utf-8"),
            "sparql": (folder / "query.rq").read_text(encoding="utf-8"),
        }
    except FileNotFoundError as error:
        raise BadInput("a question needs this file", where=str(error.filename)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise BadInput("no valid YAML", where=f"{path}{line}") from error
    where = str(path)
    found = {**_mapping(content, where), "name": folder.name, **texts}
    _checked(Question, found, where)
    found["columns"] = {
        name: _column(column, f"{where}: columns.{name}")
        for name, column in _mapping(found.get("columns"), where).items()
    }
    found["parameters"] = {
        name: _parameter(rule, f"{where}: parameters.{name}")
        for name, rule in _mapping(found.get("parameters", {}), where).items()
    }
    examples = found.get("examples", [{}])
    if not isinstance(examples, list) or not all(isinstance(e, dict) for e in examples):
        raise BadInput("examples: a list of parameter sets is wanted", where=where)
    found["examples"] = tuple(examples)
    if found.get("engine", "sparql") not in ("sparql", "cypher"):
        raise BadInput(f"engine is sparql or cypher, not {found['engine']!r}", where=where)
    found["rests_on"] = _relations(found.get("rests_on", []), where)
    return Question(**found)


def _relations(told: Any, where: str) -> tuple[str, ...]:
    if told == ANY:
        return (ANY,)
    if not isinstance(told, list):
        raise BadInput(f"rests_on: a list of relations is wanted, or {ANY}", where=where)
    known = load_schema().relations
    for name in told:
        if name not in known:
            raise UnknownName("relation", str(name), known, where=f"{where}: rests_on")
    return tuple(told)


def _parameter(rule: Any, where: str) -> Parameter:
    found = _checked(Parameter, rule, where)
    if found["type"] not in _PARAMETER_TYPES:
        raise UnknownName("parameter type", str(found["type"]), _PARAMETER_TYPES, where=where)
    optional = found.get("optional", "false")
    if optional not in ("true", "false"):
        raise BadInput(f"optional is true or false, not {optional!r}", where=where)
    return Parameter(found["type"], found["meaning"], optional == "true")


def _column(told: Any, where: str) -> Column:
    found = Column(**_checked(Column, told, where))
    if found.type not in ("value", "list"):
        raise BadInput(f"a column is of type list or value, not {found.type!r}", where=where)
    return found


def _mapping(content: Any, where: str) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise BadInput("a mapping of names is wanted here", where=where)
    return content


def _checked(kind: Any, content: Any, where: str) -> dict[str, Any]:
    """The content if it names the fields of `kind` and nothing else."""
    found = _mapping(content, where)
    known = {f.name: f for f in fields(kind)}
    for name in found:
        if name not in known:
            raise UnknownName("field", name, known, where=where)
    for name, rule in known.items():
        needed = rule.default is MISSING and rule.default_factory is MISSING
        if needed and name not in found:
            raise BadInput(f"{name} is missing", where=where)
    return found
