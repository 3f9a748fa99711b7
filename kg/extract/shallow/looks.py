"""Names by their looks: capitalised words that stand where a person, a town or a body would."""

from __future__ import annotations

import re

from kg.extract.shallow.tokens import Doc, Entity

__all__ = ["entities"]

_CAP = r"[A-Z][^\W\d_]+(?:[-'\u2019][^\W\d_]+)?"
_DOES = (
    "who|said|says|told|met|and his|of the|will|has|was|is|had|added|also|held|signed|arrived|"
    "visited|flew"
)
_PERSON = re.compile(
    rf"(?<![\w.])(?P<name>{_CAP}(?: (?:[A-Z]\.|bin|al|von|van|de|da|del) ?| ){_CAP}(?: {_CAP})?)"
    rf"(?=,? (?:{_DOES})\b|['\u2019]s\b|, \d\d,)"
)
_AFTER_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Gen|General|Count|Baron|Prince)\.? "
    rf"(?P<name>{_CAP}(?: {_CAP}){{0,2}})"
)
_TOWN = re.compile(rf"\b(?:in|at|to|from|near) (?P<name>{_CAP}(?: (?:{_CAP}))?)(?=[\s,.;])")
_NO_TOWN = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|Parliament|Congress|President|Prime|"
    r"Foreign|Minister|Secretary|King|Queen|Premier|Chancellor|General)\b"
)


def entities(doc: Doc) -> list[Entity]:
    """What looks like a name, left to right, none inside another."""
    found: list[Entity] = []
    for pattern, label in ((_AFTER_HONORIFIC, "PERSON"), (_PERSON, "PERSON"), (_TOWN, "GPE")):
        for match in pattern.finditer(doc.text):
            start, end = match.span("name")
            if label == "GPE" and _NO_TOWN.match(match["name"]):
                continue
            if not any(start < e.end_char and e.start_char < end for e in found):
                found.append(Entity(start, end, label))
    return sorted(found, key=lambda e: e.start_char)
