"""Questions as folders: `question.yml`, `query.cypher`, `query.rq`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kg.errors import BadInput, UnknownName
from kg.paths import queries_dir

__all__ = ["Column", "Parameter", "Question", "find_question", "questions"]

# Plain texts: YAML would read the parameter `on` as a truth value and a day as a date.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
ParameterType = Literal[
    "polity",
    "person",
    "organization",
    "office",
    "place",
    "agreement",
    "event",
    "date",
    "year",
    "text",
]


class Parameter(BaseModel):
    """What a question wants to be told: a name that is looked up, a date, a year, or a text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: ParameterType
    meaning: str
    optional: bool = False


class Column(BaseModel):
    """What a column of the answer means; a list is given in alphabetical order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    meaning: str
    type: Literal["value", "list"] = "value"


class Question(BaseModel):
    """One question of the catalogue with its two texts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    question: str
    columns: dict[str, Column]
    parameters: dict[str, Parameter] = {}
    examples: list[dict[str, Any]] = [{}]
    cypher: str
    sparql: str


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
    raise UnknownName("question", name, [*known, *(q.id for q in known.values())])


def _read(folder: Path) -> Question:
    path = folder / "question.yml"
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        return Question(
            name=folder.name,
            cypher=(folder / "query.cypher").read_text(encoding="utf-8"),
            sparql=(folder / "query.rq").read_text(encoding="utf-8"),
            **content,
        )
    except FileNotFoundError as error:
        raise BadInput("a question needs this file", where=str(error.filename)) from error
    except (yaml.YAMLError, TypeError) as error:
        raise BadInput(f"no valid YAML mapping: {error}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{place}: {first['msg']}", where=str(path)) from error
