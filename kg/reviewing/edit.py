"""A claim put right: a statement of its own, for which the reviewer stands; the old is rejected."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.errors import BadInput, UnknownName
from kg.ledger import Ledger, Run, Staging
from kg.ledger.find import known_statement
from kg.loading import LoadReport, find_loader
from kg.loading.persons import judge_changed
from kg.loading.stating import Stating
from kg.loading.validate import check_claim
from kg.model import Claim, Locator, Mention, Voice
from kg.model.ids import canonical_json
from kg.model.source import Edition
from kg.resolve import Gazetteer
from kg.reviewing.decide import refuse_policy
from kg.schema import load_schema

__all__ = ["EDITABLE", "edit", "write_edit"]

EDITABLE = ("subject", "relation", "object", "value", "date", "polarity", "modality")
"""What a reviewer may put right of a claim."""

_EDITION = "SELECT sha256, method FROM editions WHERE source = ? ORDER BY run DESC LIMIT 1"
_ANCHOR = "SELECT anchor FROM holdings WHERE statement = ? ORDER BY seq DESC LIMIT 1"


def edit(
    ledger: Ledger, statement: str, changes: Mapping[str, str], *, by: str, comment: str = ""
) -> str:
    """Put right what a claim says; returns the id of the new statement.

    It stands at the same place of the same source, said by the same voices.
    """
    with ledger.run("review", by) as run:
        return write_edit(run, ledger, statement, changes, comment)


def write_edit(
    run: Run, ledger: Ledger, statement: str, changes: Mapping[str, str], comment: str = ""
) -> str:
    """The same inside a run."""
    refuse_policy(run.by)
    if unknown := sorted(set(changes) - set(EDITABLE)):
        raise UnknownName("column", unknown[0], EDITABLE)
    old = known_statement(ledger, statement)
    claim = _changed(_claim_of(ledger, old), changes)
    check_claim(load_schema(), claim)
    loader = replace(find_loader("facts"), name="review")
    stating = Stating(old["dataset"], loader, Gazetteer.load(), LoadReport("review", statement))
    stated = stating.state(claim)
    if stated.statement.id == statement:
        raise BadInput("nothing in it was changed; accept it instead", where=statement)
    edition = ledger.rows(_EDITION, (old["dataset"],))[0]
    staging = Staging(run, Edition(old["dataset"], edition["sha256"]), edition["method"])
    staging.records(stating.records)
    anchor = canonical_json(claim.locator.anchor())
    staging.statements([(stated.statement, stated.mentioned, None, anchor, False, None)])
    staging.finish(partial=True)
    judge_changed(run)
    new = stated.statement.id
    said = f": {' '.join(comment.split())}" if comment else ""
    _review(run, new, "accepted", f"edited from {statement}{said}")
    _review(run, statement, "rejected", f"edited: {new} says it{said}")
    return new


def _review(run: Run, statement: str, verdict: str, why: str) -> None:
    run.add("reviews", statement=statement, verdict=verdict, by=run.by, kind="person", why=why)


def _changed(claim: Claim, changes: Mapping[str, str]) -> Claim:
    told = {name: text.strip() for name, text in changes.items()}
    fields: dict[str, Any] = {}
    if told.get("subject", claim.subject.words) != claim.subject.words:
        fields["subject"] = _named(claim.subject, told["subject"], "subject")
        fields["original_subject"] = claim.original_subject or claim.subject.words
    if claim.object is not None and told.get("object", claim.object.words) != claim.object.words:
        fields["object"] = _named(claim.object, told["object"], "object")
        fields["original_object"] = claim.original_object or claim.object.words
    elif claim.object is None and told.get("object"):
        raise BadInput(f"{claim.predicate} has no object here; reject it, and add the fact anew")
    names = (("relation", "predicate"), ("value", "value"), ("date", "time"),
             ("polarity", "polarity"), ("modality", "modality"))  # fmt: skip
    for column, name in names:
        if column in told and (told[column] or None) != getattr(claim, name):
            fields[name] = told[column] or None
    if "time" in fields and fields["time"] is None:
        fields["attested"] = False
    schema = load_schema()
    for name in ("polarity", "modality"):
        if name in fields and fields[name] not in schema.values(name):
            raise UnknownName(name, str(fields[name]), schema.values(name))
    return replace(claim, **fields)


def _named(mention: Mention, words: str, column: str) -> Mention:
    if not words:
        raise BadInput(f"the column {column!r} is empty")
    return Mention(mention.type, words, on=mention.on, polity=mention.polity)


def _claim_of(ledger: Ledger, row: Mapping[str, Any]) -> Claim:
    """The statement as the claim that it was."""

    def mention(record: str) -> Mention:
        found = ledger.rows("SELECT * FROM records WHERE id = ?", (record,))[0]
        names = ("type", "words", "key", "polity")
        return Mention(**{name: found[name] for name in names}, on=found["used_on"])

    (anchor,) = ledger.connection.execute(_ANCHOR, (row["id"],)).fetchone()
    place = json.loads(row["locator"]) | json.loads(anchor)
    if "trigger" in place:
        place["trigger"] = tuple(place["trigger"])
    voices = [
        Voice(v["kind"], v["words"], mention(v["record"]) if "record" in v else None)
        for v in json.loads(row["attributed_to"])
    ]
    qualifiers = {
        name: mention(value[1:]) if value.startswith("@") else value
        for name, value in json.loads(row["qualifiers"]).items()
    }
    plain = ("predicate", "value", "datatype", "lang", "time", "calendar", "polarity", "modality",
             "source", "original_subject", "original_object", "original_time", "certainty",
             "note")  # fmt: skip
    return Claim(
        mention(row["subject"]), object=mention(row["object"]) if row["object"] else None,
        qualifiers=qualifiers, attributed_to=tuple(voices), locator=Locator(**place),
        attested=bool(row["attested"]), basis="person", **{name: row[name] for name in plain},
    )  # fmt: skip
