"""The free words in a register of journeys: who met whom, who signed and attended what.

"Met with President Putin and Foreign Minister Ivanov. Signed a treaty." Each claim keeps its words
and where they stand. A title without a state is read as one of the host's, where the host has such
an office; where it has none the person stays without one, and so does everybody at a gathering of
many states, but those of whom the data set declares that it means the host's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from kg.extract.dates import find_dates
from kg.loading.titled import Titled, read_titled
from kg.model.claim import Claim, Mention
from kg.model.locator import Locator
from kg.resolve import Gazetteer

__all__ = ["Journey", "Traveller", "remark_claims"]

_MET = re.compile(
    r"\b(?P<audience>[Aa]udience with)|\b(?:(?:[Aa]lso )?[Mm]et (?:\w+ )?with|[Cc]onferred with|"
    r"[Mm]eetings? with|[Bb]riefed|[Cc]onsulted (?:\w+ )?with|[Tt]alks with|"
    r"[Dd]iscussed [^.;]{3,160}? with|[Dd]iscussions with)\b"
)
_WITH = re.compile(r"\b(?:Accompanied|Joined|accompanied|joined) ")
_SIGNED = re.compile(r"(?:^|(?<=[.;,] )|(?<=and ))(?:Also )?[Ss]igned (?=[^.;(])")
_ATTENDED = re.compile(r"\b[Aa]ttended (?=[^.;(])")
_NO_AGREEMENT = re.compile(r"\b(?:[Bb]ook|register|[Gg]uestbook)$")
# "the Peace Treaty, March 26": the day is no part of the title.
_DAY_AT_END = re.compile(
    r",?(?: on)? (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) \d{1,2}$"
)
_NEXT = re.compile(
    r",? and (?:then |also )?(?:met|attended|addressed|discussed|visited|signed|delivered|"
    r"participated)\b|"
    r",? with (?=(?:[A-Z]\w+ ){0,3}(?:President|Prime|Foreign|King|Secretary|Minister))"
)
# Who else was at a gathering: the words that _NEXT cuts off.
_BESIDE = re.compile(r",? with ")
_UNSURE = re.compile(r"cancel|postpon|declin|refus|plann|propos|schedul|intend|was to |hoped", re.I)
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
_END = re.compile(r"[.;](?= |$)")
# Full stops that end no sentence: "U.S.", "St. Paul", "Dr. Singh", "Ann B. Doe".
_ACRONYM = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]\.)+[A-Z]|\b(?:St|Dr|Mt|Ft|Mr|Mrs|Gen|Amb|Sen|No)|"
    r"\b(?:[A-Z][a-z]+|Dr\.) [A-HJ-UWYZ])$"
)
_NEXT_SENTENCE = re.compile(r"\.(?:$| (?:[A-Z][a-z]+ed|Met|Held|Gave|Took|Spoke|Also|The|He|In)\b)")


@dataclass(frozen=True, slots=True)
class Traveller:
    """One who travelled, and the office in which."""

    person: Mention
    capacity: Mention | None


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey as its record tells it; `text` is what the record says in free words.

    `own` are names by title that always mean officials of the host.
    """

    visit: Mention
    travellers: tuple[Traveller, ...]
    side: Mention
    host: Mention
    first: str
    last: str
    places: tuple[Mention, ...]
    text: str
    locator: Locator
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def time(self) -> str:
        """The days of the journey."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def place(self) -> Mention | None:
        """The one place that it led to; None if there are several."""
        return self.places[0] if len(self.places) == 1 else None

    def at(self, start: int, end: int) -> Locator:
        """That stretch of the free words."""
        return Locator(
            document=self.locator.document, row=self.locator.row, section=self.locator.section,
            exact=self.text[start:end], start=start, end=end,
            prefix=self.text[max(0, start - 32) : start], suffix=self.text[end : end + 32],
            sha256=sha256(self.text.encode()).hexdigest(),
        )  # fmt: skip

    def day(self, start: int, end: int) -> str:
        """The day of what the words say: one they give, else some day of the journey."""
        for when in find_dates(self.text[start:end]):
            day = when.edtf.replace("XXXX", self.first[:4])
            if re.fullmatch(r"\d{4}-\d\d-\d\d", day) and (
                self.first <= day <= self.last or "XXXX" not in when.edtf
            ):
                return day
        return self.first if self.first == self.last else f"[{self.first}..{self.last}]"


def remark_claims(journey: Journey, gazetteer: Gazetteer) -> Iterator[Claim]:
    """What the free words say, as claims that wait for the acceptance policy."""
    for number, met in enumerate(_MET.finditer(journey.text), 1):
        yield from _meeting(journey, gazetteer, met, number)
    for joined in _WITH.finditer(journey.text):
        people, end = read_titled(journey.text, joined.end())
        for one in people[:1]:
            yield from _leader(journey, gazetteer, one, joined.start(), end)
    for number, signed in enumerate(_SIGNED.finditer(journey.text), 1):
        yield from _signed(journey, signed, number)
    for number, attended in enumerate(_ATTENDED.finditer(journey.text), 1):
        yield from _attended(journey, gazetteer, attended, number)


def _meeting(
    journey: Journey, gazetteer: Gazetteer, met: re.Match[str], number: int
) -> Iterator[Claim]:
    people, end = read_titled(journey.text, met.end() + 1)
    if not people:
        return
    text = journey.text
    begin = max((at + 2 for at in _ends(text, 0, met.start())), default=0)
    stop = next(_ends(text, end), len(text))
    many = bool(_MANY.search(text[begin:stop]))
    unsure = bool(_UNSURE.search(text[begin:stop]))
    key = f"{journey.visit.key}/met/{number}"
    event = Mention("Event", text[met.start() : end], key=key)
    base = {
        "locator": journey.at(met.start(), end), "basis": "text",
        "modality": "planned" if unsure else "actual", "surest": not unsure,
    }  # fmt: skip
    kind = "audience" if met["audience"] else "meeting"
    yield _claim(base, event, "KIND", value=kind, row=f"{key} kind")
    yield _held(base, event, journey, begin, stop, key)
    yield _claim(base, event, "PART_OF", journey.visit, row=f"{key} part")
    yield from _took_part(base, event, journey, "guest", key)
    first_of: dict[str | None, Titled] = {}
    for one in people:
        # The second "President" of a list is not the host's, and nobody says whose.
        again = first_of.setdefault(one.title, one) is not one
        person, kept, sure = _other(journey, gazetteer, one, many or again)
        yield _claim(base, person, "PARTICIPATED_IN", event, qualifiers=kept,
                     original_subject=text[one.start : one.end],
                     row=f"{key} {person.words}", surest=sure and not unsure)  # fmt: skip


def _held(
    base: dict[str, object], event: Mention, journey: Journey, start: int, stop: int, key: str
) -> Claim:
    """When and where it took place, as far as those words and the journey tell."""
    return _claim(base, event, "TOOK_PLACE", journey.place, time=journey.day(start, stop),
                  original_time=journey.text[start:stop], row=f"{key} place")  # fmt: skip


def _took_part(
    base: dict[str, object], event: Mention, journey: Journey, role: str, key: str
) -> Iterator[Claim]:
    """That those who travelled were there."""
    for one in journey.travellers:
        kept = _kept(role, one.capacity, journey.side)
        yield _claim(base, one.person, "PARTICIPATED_IN", event, qualifiers=kept,
                     row=f"{key} {one.person.words}")  # fmt: skip


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
    return person, _kept(role, capacity, behalf), polity is not None


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
    for place in journey.places:  # "President Nixon Leningrad, Kiev": the way goes on
        name = name.removesuffix(f" {place.words}")
    person = Mention("Person", name, on=journey.first, polity=polity)
    yield Claim(
        person, "PARTICIPATED_IN", journey.visit,
        qualifiers=_kept("", capacity, behalf), basis="text", surest=capacity is not None,
        locator=journey.at(start, end), original_subject=journey.text[one.start : one.end],
        row=f"{journey.visit.key} with {one.name}",
    )  # fmt: skip


def _signed(journey: Journey, signed: re.Match[str], number: int) -> Iterator[Claim]:
    words, end = _phrase(journey.text, signed.end())
    words = _DAY_AT_END.sub("", words)
    if len(words) < 6 or _UNSURE.search(words) or _NO_AGREEMENT.search(words):
        return
    key = f"{journey.visit.key}/signed/{number}"
    agreement = Mention("Agreement", words, key=key)
    stop = next(_ends(journey.text, end), len(journey.text))
    base = {"locator": journey.at(signed.start(), end), "basis": "text", "surest": True}
    day = journey.day(signed.start(), stop)
    yield _claim(base, agreement, "DATED", time=day, qualifiers={"phase": "signed"},
                 original_time=journey.text[signed.start() : stop], row=f"{key} dated")  # fmt: skip
    if journey.place is not None:
        yield _claim(base, agreement, "SIGNED_AT", journey.place, row=f"{key} at")
    for one in journey.travellers:
        kept = _kept("", one.capacity, journey.side)
        yield _claim(base, agreement, "SIGNED_BY", one.person, qualifiers=kept,
                     row=f"{key} by {one.person.words}")  # fmt: skip


def _attended(
    journey: Journey, gazetteer: Gazetteer, attended: re.Match[str], number: int
) -> Iterator[Claim]:
    words, end = _phrase(journey.text, attended.end())
    if len(words) < 6:
        return
    key = f"{journey.visit.key}/attended/{number}"
    event = Mention("Event", words, key=key)
    base = {"locator": journey.at(attended.start(), end), "basis": "text", "surest": True}
    kind = next((k for k, pattern in _KINDS if re.search(pattern, words)), "other")
    yield _claim(base, event, "KIND", value=kind, row=f"{key} kind")
    stop = next(_ends(journey.text, end), len(journey.text))
    yield _held(base, event, journey, attended.start(), stop, key)
    yield from _took_part(base, event, journey, "", key)
    beside = _BESIDE.match(journey.text, end)
    others, stop = read_titled(journey.text, beside.end()) if beside else ([], end)
    for other in others:
        person, kept, sure = _other(journey, gazetteer, other, many=True)
        there = {"locator": journey.at(attended.start(), stop), "surest": sure}
        yield _claim(base | there, person, "PARTICIPATED_IN", event, qualifiers=kept,
                     original_subject=journey.text[other.start : other.end],
                     row=f"{key} {person.words}")  # fmt: skip


def _same(one: Mention, other: Mention, gazetteer: Gazetteer) -> bool:
    """Whether both are certainly one polity."""
    uids = [x.uid or gazetteer.resolve(x.words, type=x.type, on=x.on).uid for x in (one, other)]
    return uids[0] is not None and uids[0] == uids[1]


def _ends(text: str, start: int, end: int | None = None) -> Iterator[int]:
    """Where sentences end, or parts of one; "U.S." ends none."""
    for stop in _END.finditer(text, start, len(text) if end is None else end):
        at = stop.start()
        if stop[0] == ";" or not _SHORT.search(text, 0, at) or _NEXT_SENTENCE.match(text, at):
            yield at


def _phrase(text: str, start: int) -> tuple[str, int]:
    """The words of a thing up to where the next act begins, or a bracket."""
    end = next(_ends(text, start), len(text))
    if _ACRONYM.search(text, start, end):
        end += 1
    bracket = text.find("(", start, end)
    end = bracket if bracket > 0 else end
    if cut := _NEXT.search(text, start, end):
        end = cut.start()
    return text[start:end].strip(" ,"), end


def _kept(role: str, capacity: Mention | None, behalf: Mention | None) -> dict[str, Mention | str]:
    told: dict[str, Mention | str | None] = {
        "role": role or None, "capacity": capacity, "on_behalf_of": behalf,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


def _claim(
    base: dict[str, object], subject: Mention, predicate: str, object: Mention | None = None,
    **told: object,
) -> Claim:  # fmt: skip
    return Claim(subject, predicate, object, **{**base, **told})  # type: ignore[arg-type]
