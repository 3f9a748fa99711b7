"""What a file says of an office or a mission before it lists who held it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.loading.files import Fields
from kg.model import Claim, Locator, Mention

__all__ = ["ADMINISTRATIVE", "mission_claims", "position_claims"]

# Who edited a record and when.
ADMINISTRATIVE = ("created-*", "last-modified-*", "*/hi", "*/hi@rend")


def position_claims(about: Fields, office: Mention) -> Iterator[Claim]:
    """Name, owner, years and description of an office of the Department of State."""
    key = office.key or ""
    locator = Locator(document=about.where, row=key)
    owner = Mention("Polity", office.polity or "")
    yield Claim(office, "OFFICE_OF", owner, locator=locator, row=f"{key} of")
    for kind, name in (("official", "names/singular"), ("alias", "names/alternate")):
        if words := about.take(name):
            yield Claim(office, "NAMED", value=words, lang="en", qualifiers={"kind": kind},
                        locator=locator, row=f"{key} named {kind}")  # fmt: skip
    for n in ("", "[2]"):
        first, last, goes_on = (about.take(f"{f}{n}") for f in ("start", "end", "ongoing"))
        if first or last:
            time = f"{first or ''}/{'..' if goes_on == 'true' else last or ''}"
            words = f"start {first}; end {last}; ongoing {goes_on}"
            yield Claim(office, "EXISTED", time=time, original_time=words, locator=locator,
                        row=f"{key} time {first}")  # fmt: skip
    yield from _described(about, office, locator, key)


def mission_claims(about: Fields, key: str, name: str, notes: list[Fields]) -> Iterator[Claim]:
    """What is told of a mission in running words."""
    mission = Mention("Organization", f"Mission of the United States: {name}", key=f"mission/{key}")
    yield from _described(about, mission, Locator(document=about.where, row=key), key)
    for n, note in enumerate(notes, 1):
        locator = Locator(document=about.where, section=f"mission-note {n}")
        yield Claim(mission, "DESCRIBED", value=note.need("text"), lang="en", locator=locator,
                    row=f"{key} note {n}")  # fmt: skip


def _described(about: Fields, thing: Mention, locator: Locator, key: str) -> Iterator[Claim]:
    names = [n for n in about if n.startswith("description/") and "/hi" not in n]
    for n, name in enumerate(names, 1):
        if text := about.take(name):
            yield Claim(thing, "DESCRIBED", value=text, lang="en", locator=locator,
                        row=f"{key} described {n}")  # fmt: skip
