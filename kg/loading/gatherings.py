"""Meetings and gatherings on a journey: who was met, with whom one travelled, who else was there.

A title without a state is read as one of the host's, where the host has such an office; where it
has none the person stays without one, and so does everybody at a gathering of many states, but
those of whom the data set declares that it means the host's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.loading.journeys import UNSURE, Journey, claim_of, ends, kept_of, phrase
from kg.loading.titled import Titled, read_titled
from kg.model.claim import Claim, Mention
from kg.resolve import Gazetteer

__all__ = ["gathering_claims"]

_MET = re.compile(
    r"\b(?P<audience>[Aa]udience with)|\b(?:(?:[Aa]lso )?[Mm]et (?:\w+ )?with|[Cc]onferred with|"
    r"[Mm]eetings? with|[Bb]riefed|[Cc]onsulted (?:\w+ )?with|[Tt]alks with|"
    r"[Dd]iscussed [^.;]{3,160}? with|[Dd]iscussions with)\b"
)
_WITH = re.compile(r"\b(?:Accompanied|Joined|accompanied|joined) ")
_ATTENDED = re.compile(r"\b[Aa]ttended (?=[^.;(])")
# Who else was at a gathering: the words that _NEXT cuts off.
_BESIDE = re.compile(r",? with ")
_MANY = re.compile(
    r"Conference|Summit(?! [Mm]eetings? with)|Ministerial|Assembly|Council|NATO|APEC|ASEAN|G-?[78]|"
    r"G-?20|funeral|leaders|U\.?N\.? "
)
_KINDS = (
    ("signature", r"signing"),
    ("summit", r"Summit|summit"),
    (
        "conference",
        r"[Cc]onference|[Mm]eeting|Council|Assembly|[Ss]ession|Ministerial|Forum|[Tt]alks",
    ),
)


def gathering_claims(journey: Journey, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Who met whom, whom the traveller accompanied, and what was attended with whom."""
    for number, met in enumerate(_MET.finditer(journey.text), 1):
        yield from _meeting(journey, gazetteer, met, number)
    for joined in _WITH.finditer(journey.text):
        people, end = read_titled(journey.text, joined.end())
        for one in people[:1]:
            yield from _leader(journey, gazetteer, one, joined.start(), end)
    for number, attended in enumerate(_ATTENDED.finditer(journey.text), 1):
        yield from _attended(journey, gazetteer, attended, number)


def _meeting(
    journey: Journey, gazetteer: Gazetteer, met: re.Match[str], number: int
) -> Iterator[Claim]:
    people, end = read_titled(journey.text, met.end() + 1)
    if not people:
        return
    text = journey.text
    begin = max((at + 2 for at in ends(text, 0, met.start())), default=0)
    stop = next(ends(text, end), len(text))
    many = bool(_MANY.search(text[begin:stop]))
    unsure = bool(UNSURE.search(text[begin:stop]))
    key = f"{journey.visit.key}/met/{number}"
    event = Mention("Event", text[met.start() : end], key=key)
    base = {
        "locator": journey.at(met.start(), end), "basis": "text",
        "modality": "planned" if unsure else "actual", "surest": not unsure,
    }  # fmt: skip
    kind = "audience" if met["audience"] else "meeting"
    yield claim_of(base, event, "KIND", value=kind, row=f"{key} kind")
    yield _held(base, event, journey, begin, stop, key)
    yield claim_of(base, event, "PART_OF", journey.visit, row=f"{key} part")
    yield from _took_part(base, event, journey, "guest", key)
    first_of: dict[str | None, Titled] = {}
    for one in people:
        # The second "President" of a list is not the host's, and nobody says whose.
        again = first_of.setdefault(one.title, one) is not one
        person, kept, sure = _other(journey, gazetteer, one, many or again)
        yield claim_of(base, person, "PARTICIPATED_IN", event, qualifiers=kept,
                     original_subject=text[one.start : one.end],
                     row=f"{key} {person.words}", surest=sure and not unsure)  # fmt: skip


def _attended(
    journey: Journey, gazetteer: Gazetteer, attended: re.Match[str], number: int
) -> Iterator[Claim]:
    words, end = phrase(journey.text, attended.end())
    if len(words) < 6:
        return
    key = f"{journey.visit.key}/attended/{number}"
    event = Mention("Event", words, key=key)
    base = {"locator": journey.at(attended.start(), end), "basis": "text", "surest": True}
    kind = next((k for k, pattern in _KINDS if re.search(pattern, words)), "other")
    yield claim_of(base, event, "KIND", value=kind, row=f"{key} kind")
    stop = next(ends(journey.text, end), len(journey.text))
    yield _held(base, event, journey, attended.start(), stop, key)
    yield from _took_part(base, event, journey, "", key)
    beside = _BESIDE.match(journey.text, end)
    others, stop = read_titled(journey.text, beside.end()) if beside else ([], end)
    for other in others:
        person, kept, sure = _other(journey, gazetteer, other, many=True)
        there = {"locator": journey.at(attended.start(), stop), "surest": sure}
        yield claim_of(base | there, person, "PARTICIPATED_IN", event, qualifiers=kept,
                     original_subject=journey.text[other.start : other.end],
                     row=f"{key} {person.words}")  # fmt: skip


def _leader(
    journey: Journey, gazetteer: Gazetteer, one: Titled, start: int, end: int
) -> Iterator[Claim]:
    """Whom the traveller accompanied: of the same side unless the words say otherwise."""
    polity = one.owner or journey.side.words
    capacity = None
    if one.title and one.title in ("President", "Vice President"):
        capacity = Mention("Office", one.title, on=journey.first, polity=polity)
    behalf = journey.side if one.owner is None else Mention("Polity", polity, on=journey.first)
    name = one.name
    for town in (*(place.words for place in journey.places), *journey.towns):
        name = name.removesuffix(f" {town}")  # "President Nixon Leningrad, Kiev": the way goes on
    person = Mention("Person", name, on=journey.first, polity=polity)
    yield Claim(
        person, "PARTICIPATED_IN", journey.visit,
        qualifiers=kept_of("", capacity, behalf), basis="text", surest=capacity is not None,
        locator=journey.at(start, end), original_subject=journey.text[one.start : one.end],
        row=f"{journey.visit.key} with {one.name}",
    )  # fmt: skip


def _other(
    journey: Journey, gazetteer: Gazetteer, one: Titled, many: bool
) -> tuple[Mention, dict[str, Mention | str], bool]:
    """Somebody met: whose official, if the words or the place tell."""
    own = one.name.split()[-1] in journey.own.get(one.title or "", ())
    if one.owner and one.owner_type:
        polity: str | None = one.owner
        owner = Mention(one.owner_type, one.owner, on=journey.first)
        behalf: Mention | None = owner
        role = "host" if _same(journey.host, owner, gazetteer) else "guest"
    elif many and not own:
        polity = behalf = None
        role = ""
    else:
        polity, behalf, role = journey.host.uid or journey.host.words, journey.host, "host"
    capacity = None
    if one.title and polity:
        found = gazetteer.offices.resolve(one.title, journey.first, polity)
        if found is not None and found.uid and (one.owner or own or found.uid in gazetteer):
            capacity = Mention("Office", one.title, on=journey.first, polity=polity)
        elif not one.owner:
            polity = behalf = None
            role = ""
    person = Mention("Person", one.name, on=journey.first, polity=polity)
    return person, kept_of(role, capacity, behalf), polity is not None


def _held(
    base: dict[str, object], event: Mention, journey: Journey, start: int, stop: int, key: str
) -> Claim:
    """When and where it took place, as far as those words and the journey tell."""
    return claim_of(base, event, "TOOK_PLACE", journey.place, time=journey.day(start, stop),
                  original_time=journey.text[start:stop], row=f"{key} place")  # fmt: skip


def _took_part(
    base: dict[str, object], event: Mention, journey: Journey, role: str, key: str
) -> Iterator[Claim]:
    """That those who travelled were there."""
    for one in journey.travellers:
        kept = kept_of(role, one.capacity, journey.side)
        yield claim_of(base, one.person, "PARTICIPATED_IN", event, qualifiers=kept,
                     row=f"{key} {one.person.words}")  # fmt: skip


def _same(one: Mention, other: Mention, gazetteer: Gazetteer) -> bool:
    """Whether both are certainly one polity."""
    uids = [x.uid or gazetteer.resolve(x.words, type=x.type, on=x.on).uid for x in (one, other)]
    return uids[0] is not None and uids[0] == uids[1]
