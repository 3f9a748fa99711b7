"""Holding a claim against the vocabulary before it becomes a statement."""

from __future__ import annotations

from kg.errors import BadInput, UnknownName
from kg.memory import remembered
from kg.model.claim import Claim, Mention
from kg.model.period import Period, attested_on, parse_period
from kg.schema import Qualifier, Relation, Schema

__all__ = ["check_claim", "period_of"]


@remembered(65_536)
def _attested(text: str) -> Period:
    return attested_on(text)


def period_of(claim: Claim) -> Period | None:
    """The valid time of a claim with its bounds."""
    if claim.time is None:
        return None
    return _attested(claim.time) if claim.attested else parse_period(claim.time)


def check_claim(schema: Schema, claim: Claim) -> Relation:
    """The relation of a claim that fits the vocabulary; BadInput says what does not fit."""
    relation = schema.relation(claim.predicate)
    if relation.derived:
        raise BadInput(
            f"{relation.name} is derived by the program and never stated; "
            "state the event or the acts behind it"
        )
    _check_subject(schema, relation, claim)
    _check_object(schema, relation, claim)
    for name, value in claim.qualifiers.items():
        _check_qualifier(schema, relation.qualifier(name), value)
    if claim.lang is not None and claim.qualifiers.get("lang", claim.lang) != claim.lang:
        raise BadInput(
            f"the language is told twice: {claim.lang!r} and, as a qualifier, "
            f"{claim.qualifiers['lang']!r}; keep one"
        )
    _one_of("polarity", claim.polarity, schema)
    _one_of("modality", claim.modality, schema)
    _one_of("rank", claim.rank, schema)
    if claim.basis is not None:
        _one_of("basis", claim.basis, schema)
    for voice in claim.attributed_to:
        _one_of("voice_kind", voice.kind, schema)
    return relation


def _one_of(list_name: str, value: str, schema: Schema) -> None:
    known = schema.values(list_name)
    if value not in known:
        raise UnknownName(list_name.replace("_", " "), value, known)


def _check_subject(schema: Schema, relation: Relation, claim: Claim) -> None:
    schema.node_type(claim.subject.type)
    if not schema.allows(relation.name, claim.subject.type):
        raise BadInput(
            f"{relation.name} says something of {_either(relation.domain)}, "
            f"not of a {claim.subject.type} ({claim.subject.words!r})"
        )


def _check_object(schema: Schema, relation: Relation, claim: Claim) -> None:
    if claim.object is not None:
        schema.node_type(claim.object.type)
        if not schema.allows(relation.name, claim.subject.type, claim.object.type):
            expected = _either(relation.range) if relation.range else "no thing but a value"
            raise BadInput(
                f"the object of {relation.name} is {expected}, "
                f"not a {claim.object.type} ({claim.object.words!r})"
            )
        return
    if claim.value is not None:
        if relation.value is None:
            raise BadInput(
                f"{relation.name} takes no value; its object is {_either(relation.range)}"
            )
        listed = schema.values_of(relation.name, claim.subject.type)
        if listed and claim.value not in listed:
            raise UnknownName(f"value of {relation.name}", claim.value, listed)
        return
    if not (relation.object_optional and claim.time is not None):
        wanted = _either(relation.range) if relation.range else "a value"
        date = " or a time" if relation.object_optional else ""
        raise BadInput(f"{relation.name} needs {wanted}{date}")


def _check_qualifier(schema: Schema, rule: Qualifier, value: Mention | str) -> None:
    if isinstance(value, Mention):
        if rule.kind != "entity" or not schema.accepts(rule.range, value.type):
            wanted = _either(rule.range) if rule.kind == "entity" else f"a {rule.kind}"
            raise BadInput(f"the qualifier {rule.name} is {wanted}, not a {value.type}")
        return
    if rule.kind == "list" and value not in rule.values:
        raise UnknownName(rule.name, value, rule.values)
    if rule.kind == "date":
        parse_period(value)


def _either(types: tuple[str, ...]) -> str:
    if not types:
        return "nothing"
    return " or ".join(f"a {name}" if name != "Any" else "anything" for name in types)
