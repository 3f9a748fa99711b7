"""Emits made-up statements in a plausible mix: none is true, all are well formed.

The path is a JSON file: {"statements": how many, "seed": which mix, "name": the data set}.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

from kg.model import Claim, Locator, Mention, Source, Voice

if TYPE_CHECKING:
    from kg.loading import Context

_FIRST, _LAST = 1850, 2019
_HOLDERS = 20  # terms of an office, one after the other
_FACTS_AN_OFFICE = _HOLDERS + 3
_SYLLABLES = [
    "ba",
    "ka",
    "lo",
    "mi",
    "ren",
    "sta",
    "vo",
    "dar",
    "ne",
    "shi",
    "tor",
    "el",
    "qua",
    "zan",
    "pi",
    "gre",
    "hol",
    "ju",
    "mar",
    "ost",
]
_CITIES = 300
_TOPICS = ("fisheries", "visas", "trade", "peace treaty", "border", "navigation", "culture")
_MEETINGS = ("meeting", "meeting", "visit", "call", "summit", "negotiation_round", "conference")
_SIGNED = ("treaty", "convention", "declaration", "protocol", "memorandum")
_UNITS_A_SOURCE = 20


def load(context: Context) -> None:
    """Emit as many claims as the file asks for, the same ones each time."""
    data = context.path.read_bytes()
    order = json.loads(data)
    about = Source(f"bench-{order['name']}", "data_set", title=f"Generated: {order['name']}")
    context.dataset(about, sha256(data).hexdigest())
    polities = [
        Mention("Polity", entity.label, key=entity.uid, uid=entity.uid)
        for entity in context.gazetteer.entities()
        if entity.type == "Polity"
    ]
    some = [p for n, p in enumerate(polities) if n % 6 == 0 or p.uid == "polity-japan"]
    left = int(order["statements"])
    for claim in _World(context, some, left, int(order["seed"])).claims():
        if left == 0:
            return
        context.emit(claim)
        left -= 1


class _World:
    """States, offices with their holders, events, agreements and disputed places."""

    def __init__(self, context: Context, polities: list[Mention], size: int, seed: int) -> None:
        self.context = context
        self.polities = polities
        self.random = Random(seed)
        self.tag = context.path.stem
        self.offices = max(size // (10 * _FACTS_AN_OFFICE), 4)
        self.persons = self.offices * _HOLDERS // 2
        self.units = 0
        self.source = ""

    def claims(self) -> Iterator[Claim]:
        """First the offices, then the rest in turn, without end."""
        for number in range(self.offices):
            self._next_source()
            yield from self._office(number)
        while True:
            self._next_source()
            kind = self.random.random()
            if kind < 0.78:
                yield from self._event()
            elif kind < 0.93:
                yield from self._agreement()
            else:
                yield from self._place()

    def _next_source(self) -> None:
        if self.units % _UNITS_A_SOURCE == 0:
            number = self.units // _UNITS_A_SOURCE
            self.source = self.context.source(
                Source(
                    f"bench-{self.tag}-volume-{number}",
                    "volume",
                    title=f"Collected papers, volume {number}",
                    publisher=f"Press {number % 37}",
                )
            )
        self.units += 1

    def _claim(
        self,
        subject: Mention,
        predicate: str,
        object: Mention | None = None,
        *,
        value: str | None = None,
        time: str | None = None,
        qualifiers: dict[str, Mention | str] | None = None,
        voices: tuple[Voice, ...] = (),
        exact: str | None = None,
    ) -> Claim:
        page = str(self.random.randrange(1, 900))
        place = Locator(page=page, row=f"{self.tag}-{self.units}")
        if exact is not None:
            begin = self.random.randrange(9000)
            digest = sha256(f"{self.source}".encode()).hexdigest()
            place = Locator(exact=exact, start=begin, end=begin + len(exact), sha256=digest)
        return Claim(
            subject,
            predicate,
            object,
            value=value,
            time=time,
            qualifiers=qualifiers or {},
            attributed_to=voices,
            source=self.source,
            locator=place,
        )

    def _person(self, office: int, year: int) -> Mention:
        slot = (year - _FIRST) * _HOLDERS // (_LAST - _FIRST + 1)
        number = (office * _HOLDERS + slot) % self.persons
        return Mention("Person", f"{_word(number)} {_word(number * 7919 + 13)}ev{number}")

    def _office_of(self, number: int) -> tuple[Mention, Mention]:
        polity = self.polities[number % len(self.polities)]
        words = f"Commissioner {number} of {polity.words}"
        return Mention("Office", words, key=f"o{number}"), polity

    def _office(self, number: int) -> Iterator[Claim]:
        office, polity = self._office_of(number)
        yield self._claim(office, "OFFICE_OF", polity)
        rank = "minister" if number % 3 else "ambassador"
        yield self._claim(office, "OFFICE_RANK", value=rank)
        yield self._claim(office, "SEATS", value="single")
        step = (_LAST - _FIRST + 1) / _HOLDERS
        for slot in range(_HOLDERS):
            begin, end = int(_FIRST + slot * step), int(_FIRST + (slot + 1) * step)
            late = self.random.random() < 0.02
            time = f"{begin}-03-01/{end + late}-{'09' if late else '03'}-01"
            yield self._claim(
                self._person(office=number, year=begin + 1), "HELD_OFFICE", office, time=time
            )

    def _day(self) -> tuple[int, str]:
        year = self.random.randint(_FIRST, _LAST)
        return year, f"{year}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def _city(self) -> Mention:
        number = int(_CITIES * self.random.random() ** 2)
        return Mention("Place", f"{_word(number + 5000).title()}grad", key=f"c{number}")

    def _event(self) -> Iterator[Claim]:
        year, day = self._day()
        kind = self.random.choice(_MEETINGS)
        words = f"{kind.replace('_', ' ')} {self.units} of {day}"
        event = Mention("Event", words, key=f"e{self.units}")
        yield self._claim(event, "KIND", value=kind)
        yield self._claim(event, "TOOK_PLACE", self._city(), time=day)
        if self.random.random() < 0.1:
            other = day[:7] if self.random.random() < 0.8 else self._day()[1]
            yield self._claim(event, "TOOK_PLACE", time=other)
        for _ in range(self.random.randint(2, 4)):
            number = self.random.randrange(self.offices)
            office, polity = self._office_of(number)
            acted: dict[str, Mention | str] = {"capacity": office, "on_behalf_of": polity}
            person = self._person(number, year)
            exact = None
            if self.random.random() < 0.3:
                exact = f"{person.words}, {office.words}, was there on {day}"
            yield self._claim(person, "PARTICIPATED_IN", event, qualifiers=acted, exact=exact)
        topic = Mention("Topic", self.random.choice(_TOPICS))
        yield self._claim(event, "ABOUT", topic)
        if self.random.random() < 0.4:
            said = {"stance": self.random.choice(("supports", "rejects", "demands"))}
            yield self._claim(person, "STATED", topic, time=day, qualifiers={**said})

    def _agreement(self) -> Iterator[Claim]:
        year, day = self._day()
        kind = self.random.choice(_SIGNED)
        first = self.random.randrange(self.offices)
        words = f"{kind} {self.units} of {year}"
        agreement = Mention("Agreement", words, key=f"a{self.units}")
        yield self._claim(agreement, "KIND", value=kind)
        yield self._claim(agreement, "NAMED", value=words, qualifiers={"kind": "usual"})
        yield self._claim(agreement, "DATED", time=day, qualifiers={"phase": "signed"})
        force = f"{year + 1}-06-01"
        yield self._claim(agreement, "DATED", time=force, qualifiers={"phase": "in_force"})
        yield self._claim(agreement, "SIGNED_AT", self._city(), time=day)
        for number in (first, first + 1):
            office, polity = self._office_of(number % self.offices)
            for action, time in (("signed", day), ("ratified", force)):
                yield self._claim(
                    polity, "AGREEMENT_ACTION", agreement, time=time, qualifiers={"action": action}
                )
            hand = self._person(number % self.offices, year)
            yield self._claim(
                agreement,
                "SIGNED_BY",
                hand,
                time=day,
                qualifiers={"on_behalf_of": polity, "capacity": office},
            )

    def _place(self) -> Iterator[Claim]:
        island = Mention("Place", f"{_word(self.units).title()} Island", key=f"i{self.units}")
        yield self._claim(island, "KIND", value="island")
        rivals = self.random.sample(self.polities, 2)
        begin = self._day()[0]
        yield self._claim(island, "ADMINISTERED_BY", rivals[0], time=f"{begin}/")
        for polity in rivals:
            voice = Voice("institution", polity.words, polity)
            yield self._claim(island, "CLAIMED_BY", polity, time=f"{begin}/..", voices=(voice,))
            name = f"{_word(self.units * 31 + len(polity.words)).title()}-to"
            yield self._claim(
                island, "NAMED", value=name, qualifiers={"kind": "official", "used_by": polity}
            )


def _word(number: int) -> str:
    """A pronounceable word for a number, never the same for two below 160,000."""
    parts = []
    for _ in range(4):
        number, digit = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[digit])
    return "".join(parts)
