"""What a model may answer, and nothing else: facts as words of numbered sentences."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

__all__ = ["Answer", "Argument", "Fact", "read_answer", "schema"]


class Argument(BaseModel):
    """A part that somebody or something has in it, in the words of the sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: str
    words: str


class Fact(BaseModel):
    """One thing that a sentence tells; all words are quotations."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sentence: int
    frame: str
    trigger: str
    arguments: list[Argument] = Field(max_length=40)
    date: str | None = None
    modality: Literal["actual", "planned", "demanded", "hypothetical", "alleged"] = "actual"
    polarity: Literal["asserted", "denied"] = "asserted"


class Answer(BaseModel):
    """All that a model says of some sentences; each fact is checked for itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    facts: list[dict[str, Any]]


def schema() -> dict[str, Any]:
    """The JSON schema of an answer, for servers that hold their model to one."""
    found = Answer.model_json_schema()
    fact = Fact.model_json_schema()
    found["$defs"] = fact.pop("$defs", {}) | {"Fact": fact}
    found["properties"]["facts"]["items"] = {"$ref": "#/$defs/Fact"}
    return found


def read_answer(content: str) -> tuple[list[Fact], int]:
    """The facts in the text of an answer, and how many were not in the form asked for.

    ValueError where the text as a whole is no answer.
    """
    text = content.strip()
    if text.startswith("```"):
        text = text.strip("`").removeprefix("json").strip()
    try:
        answer = Answer.model_validate_json(text)
    except ValidationError as error:
        raise ValueError("the answer is not in the form asked for") from error
    facts, bad = [], 0
    for row in answer.facts:
        try:
            facts.append(Fact.model_validate(row))
        except ValidationError:
            bad += 1
    return facts, bad
