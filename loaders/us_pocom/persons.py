"""One person of the list: names, years of birth and death, home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.loading.files import Fields
from kg.model import Claim, Locator, Mention

__all__ = ["NAME_PARTS", "person_claims", "person_name"]

NAME_PARTS = ("id", "persName/surname", "persName/forename", "persName/genName")
CAREERS = {
    "pre-1915": "served before career and other appointees were told apart (1915)",
    "non-career": "non-career appointee",
    "career": "career Foreign Service officer",
    "both": "career Foreign Service officer and non-career appointee",
}


def person_name(record: Fields) -> str:
    """The name in its usual order: "John Quincy Adams"."""
    parts = ("persName/forename", "persName/surname", "persName/genName")
    return " ".join(text for p in parts if (text := str(record.get(p) or "").strip()))


def person_claims(record: Fields, homes: Mapping[str, str]) -> Iterator[Claim]:
    """All that the file says of one person."""
    key = record.get("id", "")
    person = Mention("Person", person_name(record), key=key)
    locator = Locator(document=record.where, row=key)
    names = [("usual", person.words), ("family", record.get("persName/surname")),
             ("given", record.get("persName/forename"))]  # fmt: skip
    names += [("alias", record.take(n)) for n in list(record) if n.startswith("persName/altname")]
    for kind, words in names:
        if words:
            yield Claim(person, "NAMED", value=words, qualifiers={"kind": kind}, locator=locator,
                        row=f"{key} {kind} {words}")  # fmt: skip
    for predicate, name in (("BORN", "birth"), ("DIED", "death")):
        if year := record.take(name):
            yield Claim(person, predicate, time=year, locator=locator, original_time=year,
                        row=f"{key} {name}")  # fmt: skip
    if career := record.take("career-type"):
        text = CAREERS.get(career, career)
        yield Claim(person, "DESCRIBED", value=text, lang="en", locator=locator,
                    original_object=career, row=f"{key} career")  # fmt: skip
    for name in [n for n in record if n.startswith("residence/state-id")]:
        if code := record.take(name):
            home = Mention("Place", homes.get(code, code), key=f"us-state/{code}")
            yield Claim(person, "RESIDED_AT", home, locator=locator, original_object=code,
                        row=f"{key} home {code}")  # fmt: skip
    for name in [n for n in record if n.startswith("old-ids/old-id")]:
        if old := record.take(name):
            yield Claim(person, "CODE", value=old, qualifiers={"authority": "other"},
                        locator=locator, note="an earlier id of this data set",
                        row=f"{key} id {old}")  # fmt: skip
