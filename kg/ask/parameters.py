"""From what a person types to what the queries are given: names are looked up, dates checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.ask.names import KINDS, is_meant, left_out, look_up
from kg.ask.question import Parameter, Question
from kg.errors import BadInput, InvalidDate, UnknownName
from kg.model.period import parse_period

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Bound", "bind_parameters", "whole_day"]

_STATEMENT = re.compile(r"st-[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class Bound:
    """A question's parameters for either language, and what the reader should know of them.

    An entity parameter holds all ids that are meant: a polity's name without a
    date means its continuity group. What is left out is NULL in Cypher and an
    unbound variable in SPARQL.
    """

    cypher: dict[str, Any]
    sparql: dict[str, Any]
    notes: tuple[str, ...]


def bind_parameters(
    question: Question,
    given: Mapping[str, Any],
    store: ox.Store,
    *,
    predecessors: bool = True,
    whole: bool = True,
) -> Bound:
    """Look up and check what was given; BadInput says what is missing, unknown or unclear.

    Without `predecessors` the name of a polity means the version of that name alone;
    if it need not be `whole`, what is missing is left out for both languages.
    """
    given = _days(question, given)
    for name in given:
        if name not in question.parameters:
            raise UnknownName(f"parameter of question {question.id}", name, question.parameters)
    cypher: dict[str, Any] = {}
    sparql: dict[str, Any] = {}
    notes: list[str] = []
    meant = {"predecessors": predecessors, "period": _period(given)}
    for name, rule in question.parameters.items():
        value = given.get(name)
        if value is None:
            if not rule.optional and not whole:
                continue
            if not rule.optional:
                raise BadInput(
                    f"question {question.id} needs {name} ({rule.meaning}); give --param {name}=…"
                )
            cypher[name] = None
            continue
        cypher[name], sparql[name] = _value(name, rule, str(value), store, notes, meant)
    _in_order(cypher)
    return Bound(cypher, sparql, tuple(notes))


def _in_order(bound: Mapping[str, Any]) -> None:
    """Nothing lies in a period that ends before it begins: an empty answer would mislead."""
    first, last = bound.get("from"), bound.get("to")
    if first is not None and last is not None and first > last:
        raise BadInput(f"from {first} is later than to {last}: nothing lies between them")


def _days(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """What certainly was so on a day may have been so on it: the one day stands for both."""
    day, takes = given.get("certainly"), question.parameters
    if day is not None and "on" in takes and "certainly" not in takes:
        raise BadInput(
            f"question {question.id} itself tells what is certain on a day apart from what is "
            "open: give --on alone"
        )
    if any(given.get(name) is not None and name not in takes for name in ("on", "certainly")):
        named = ", ".join(takes) or "nothing"
        raise BadInput(f"question {question.id} asks of no single day; it takes {named}")
    return {"on": day, **given} if day is not None and "on" in takes else dict(given)


def _value(
    name: str,
    rule: Parameter,
    text: str,
    store: ox.Store,
    notes: list[str],
    meant: Mapping[str, Any],
) -> tuple[Any, Any]:
    if rule.type in KINDS:
        found = look_up(store, text, rule.type, **meant)
        notes.append(f"{name}: {is_meant(text, found)}")
        if aside := left_out(store, text, rule.type, found):
            notes.append(f"{name}: {aside}")
        return list(found), [f"ent:{uid}" for uid in found]
    return _PLAIN.get(rule.type, _words)(text, name)


def _period(given: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The first and the last day asked about, by the names that parameters of time have."""
    first = last = None
    for one, other in (("on", "on"), ("certainly", "certainly"), ("year", "year"), ("from", "to")):
        if given.get(one) is not None or given.get(other) is not None:
            first, last = _bound(given.get(one), False), _bound(given.get(other), True)
    return first, last


def _bound(told: Any, last: bool) -> str | None:
    """The first or last day of a date; what is no date is told when it is read itself."""
    try:
        period = parse_period(str(told))
    except InvalidDate:
        return None
    found = period.end_latest if last else period.begin_earliest
    return None if found in (None, "inf", "-inf") else found


def _day(text: str, name: str) -> tuple[Any, Any]:
    from datetime import date

    day = _end_of(text, name) or whole_day(text, name)
    return day, date.fromisoformat(day)


def _end_of(text: str, name: str) -> str | None:
    """The first or the last day of a year or month from which, or to which, one asks."""
    if name not in ("from", "to") or not re.fullmatch(r"\d{4}(-\d\d)?", text):
        return None
    return _bound(parse_period(text).edtf, name == "to")


def _year(text: str, name: str) -> tuple[Any, Any]:
    if not re.fullmatch(r"-?\d{1,6}", text):
        raise BadInput(f"{name} is a year such as 1956, not {text!r}")
    return int(text), int(text)


def _integer(text: str, name: str) -> tuple[Any, Any]:
    if not re.fullmatch(r"-?\d{1,9}", text):
        raise BadInput(f"{name} is a whole number, not {text!r}")
    return int(text), int(text)


def _flag(text: str, name: str) -> tuple[Any, Any]:
    if text.casefold() not in ("true", "false", "yes", "no"):
        raise BadInput(f"{name} is true or false, not {text!r}")
    said = text.casefold() in ("true", "yes")
    return said, said


def _relation(text: str, name: str) -> tuple[Any, Any]:
    from kg.schema import load_schema

    known = {r.name: r.iri for r in load_schema().relations.values() if not r.attribute}
    wanted = text.strip().replace(" ", "_").upper()
    if wanted not in known:
        raise UnknownName("relation", text, known)
    return wanted, f"kgo:{known[wanted]}"


def _statements(text: str, name: str) -> tuple[Any, Any]:
    ids = re.split(r"[\s,;]+", text.strip(" ,;\n\t"))
    if wrong := [one for one in ids if not _STATEMENT.fullmatch(one)]:
        raise BadInput(f"{name} takes ids of statements with commas between, not {wrong[0]!r}")
    return ids, [f"ent:{one}" for one in ids]


def _words(text: str, name: str) -> tuple[Any, Any]:
    return text, text


_PLAIN = {
    "date": _day,
    "year": _year,
    "integer": _integer,
    "flag": _flag,
    "relation": _relation,
    "statements": _statements,
    "text": _words,
}


def whole_day(text: str, name: str) -> str:
    """A date with year, month and day; a query's time needs a whole day."""
    period = parse_period(text)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", period.edtf):
        more = ", or a month or year" if name in ("from", "to") else ""
        raise BadInput(f"{name} is a whole day such as 1956-10-19{more}, not {text!r}")
    return period.edtf
