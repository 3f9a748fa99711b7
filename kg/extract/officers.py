"""Titles that do not say of which state: "his Argentine counterpart", "Foreign Minister X"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.counterparts import counterparts
from kg.extract.doubts import acted_upon, hosts, is_doubtful, is_partner, stands_abroad
from kg.extract.homes import british, homes, main_state, polities_in, post
from kg.extract.known import known_holders, years_of
from kg.extract.ordered import between
from kg.extract.people import Holding
from kg.extract.phrases import PhraseBook
from kg.extract.things import Hit, Thing
from kg.extract.titles import Title
from kg.extract.together import (
    abroad_by_courtesy,
    group_of,
    in_order,
    is_plural,
    other_of_two,
    party_of,
    sent_by,
)

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["officers"]

_Identity = tuple[str, str, str | None]
_NAME_BEFORE = re.compile(r"(?!The )\b[A-Z][\w.]+['\u2019]?s? $")
_PLURAL = re.compile(
    r"\b(?:[Mm]inisters|[Pp]residents|[Cc]hancellors|[Pp]remiers|[Ss]ecretaries)\b"
)
_ALIKE_WORDS = re.compile(r"counterpart|opposite number", re.IGNORECASE)
_HIS = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:new |own |acting )?$")
_EXTERNAL = ("India", "Canada", "Ghana", "Mauritius", "Sri Lanka", "Papua New Guinea")
_IN_TOWN = re.compile(r"\bIn (?P<town>[^,.;]+), (?:the |a )?$")
_OWN = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:new |own |acting )?$")


def officers(holdings: list[Holding], reading: Reading, people: list[Hit]) -> list[Holding]:
    """The holdings with the office of a counterpart and the likely state where none is told."""
    return _Officers(counterparts(holdings, reading, people), reading, people).all()


class _Officers:
    """Guesses, never certain, of which state a title without one is."""

    def __init__(self, holdings: list[Holding], reading: Reading, people: list[Hit]) -> None:
        self._reading = reading
        self._people = people
        self._holdings = holdings
        self._homes = list(homes(reading))
        self._main = main_state(reading)
        self._post = post(reading)
        self._book = PhraseBook.of(reading.gazetteer)
        self._years = years_of(reading.text, reading.published)
        self._home_starts = [at for at, _ in self._homes]
        self._ending = {h.span.end: h for h in holdings}
        self._own: dict[Thing, dict[Thing, None]] = {}
        self._stated: set[str] = set()
        self._plain: dict[str, dict[_Identity, set[Thing]]] = {}
        for holding in holdings:
            self._learn(holding)
        self._bare: dict[str, list[Title]] = {}
        for title in reading.titles:
            if title.of is not None:
                self._bare.setdefault(title.office, []).append(title)
        self._groups = {h.thing.group for h in reading.polities}
        self._uids = {uid for h in reading.polities for uid in h.thing.uids}

    def all(self) -> list[Holding]:
        for at, holding in enumerate(self._holdings):
            if holding.title.of is None and (of := self._state(holding)):
                told = replace(holding.title, of=of, safe=False)
                self._holdings[at] = replace(holding, title=told)
                self._learn(self._holdings[at])
        return self._holdings

    def _learn(self, holding: Holding) -> None:
        """Keep whose officer somebody is told or taken to be."""
        title = holding.title
        if title.of is not None:
            self._own.setdefault(holding.person, {})[title.of] = None
            self._stated.add(title.office)
            if not title.before:
                of = self._plain.setdefault(title.office, {})
                of.setdefault(title.of.identity, set()).add(holding.person)

    def _state(self, holding: Holding) -> Thing | None:
        title = holding.title
        if title.office == "Spokesperson" and "inistry" in holding.span.of(self._reading.text):
            return self._ministry_in_town(title.start)
        if title.office == "Counterpart" or title.rank in ("other", "post"):
            return None
        if title.rank in ("ambassador", "envoy"):
            return group_of(self._reading, title.start)
        if own := self._own.get(holding.person):
            return next(iter(own)) if len(own) == 1 else None
        if is_plural(holding):
            return self._together(holding)
        before = self._reading.text[max(0, title.start - 30) : title.start]
        if _OWN.search(before):
            return self._owner(title.start)
        words = self._reading.text[title.start : title.end]
        if _HIS.search(before) and not _ALIKE_WORDS.search(words):
            return self._chief(title.start)
        told, of = sent_by(self._reading, title.start, self._people, self._one)
        if told:
            return of
        full = holding.person.words in holding.span.of(self._reading.text)
        foreign = abroad_by_courtesy(self._reading, holding)
        of = british(self._reading) if title.office == "Foreign Secretary" else None
        if of is not None and full and not foreign:
            if stands_abroad(self._reading, title.start, of):
                near = {t.identity: t for t in self._near(title.start, 0)}
                return next(iter(near.values())) if len(near) == 1 else None
            if not {*self._plain.get(title.office, {})} - {of.identity}:
                return of
        if _PLURAL.search(words):
            return None
        if full and words.lower().startswith("external affairs") and (of := self._indian()):
            return of
        if full and (known := self._known(holding)):
            return known
        if full and (pair := self._paired(holding)):
            return pair
        lone = " " not in holding.person.words
        if _NAME_BEFORE.search(before) or not full or (lone and self._post is None):
            return None
        if lone:
            return self._post
        if title.office in ("Minister", "Prince", "Leader"):
            return None
        if said := self._said_before(holding):
            return said
        taken = self._taken(holding)
        if acted_upon(self._reading, title.start):
            taken |= {t.identity for t in self._near(title.start, 0)}
        home = self._home(title.start)
        for back in (0, 1):
            near = {t.identity: t for t in self._near(title.start, back)}
            free = [t for identity, t in near.items() if identity not in taken]
            if len(free) == 1:
                return None if is_partner(self._reading, free[0], title.start) else free[0]
            abroad = len(free) > 1 and not back and title.office == "President"
            if abroad and home is not None and home.identity in [t.identity for t in free[:-1]]:
                return free[-1]
            dated = self._homes and self._homes[0][0] <= title.start
            if near or (dated and home is not None and home.identity not in taken):
                break
        dated = bool(self._homes) and self._homes[0][0] <= title.start
        if home is None or home.identity in taken:
            return None
        return None if is_doubtful(self._reading, holding, home, dated=dated) else home

    def _ministry_in_town(self, start: int) -> Thing | None:
        """ "In Lima, foreign ministry spokesman X said": of the state of that capital."""
        town = _IN_TOWN.search(self._reading.text, max(0, start - 60), start)
        inside = between(self._reading.polities, *town.span("town")) if town else ()
        capitals = [h.thing for h in inside if h.how == "metonym"]
        return capitals[0] if len(capitals) == 1 else None

    def _indian(self) -> Thing | None:
        """India, which calls its foreign minister so; Canada and others do or did too."""
        here = [s for s in _EXTERNAL for t in polities_in(self._book, s) if self._mentions(t)]
        return next(iter(polities_in(self._book, "India")), None) if here == ["India"] else None

    def _one(self, person: Thing) -> Thing | None:
        own = self._own.get(person, {})
        return next(iter(own)) if len(own) == 1 else None

    def _chief(self, start: int) -> Thing | None:
        """ "His foreign minister": of the state of the leader whom the text named last."""
        sentence = self._reading.sentence_at(start)
        first = self._reading.sentences[max(0, sentence.index - 1)].span.start
        places = (
            bisect_left(self._holdings, at, key=lambda h: h.span.start) for at in (first, start)
        )
        chiefs = {
            h.title.of.identity: h.title.of for h in self._holdings[slice(*places)]
            if h.title.rank == "leader" and h.title.of
        }  # fmt: skip
        return next(iter(chiefs.values())) if len(chiefs) == 1 else None

    def _together(self, holding: Holding) -> Thing | None:
        """One of "Presidents Ruiz and Vega": a known holder, or whom the other leaves a state."""
        if known := self._known(holding):
            return known
        party = party_of(holding, self._holdings)
        others = [h for h in party if h.person != holding.person]
        if len(party) != 2 or len(others) != 1:
            return None
        at = party[0].span.start
        other = others[0].title.of or self._one(others[0].person) or self._known(others[0])
        if other is not None:
            return other_of_two(self._reading, other, at)
        pair = in_order(self._reading, at)
        return pair[party.index(holding)] if pair else None

    def _paired(self, holding: Holding) -> Thing | None:
        """ "President Ruiz and Prime Minister Vega" at home: both of the state at home."""
        title = holding.title
        first = self._ending.get(title.start - 5)
        joined = self._reading.text[max(0, title.start - 5) : title.start] == " and "
        home = self._home(title.start)
        if not joined or first is None or home is None or first.title.office == title.office:
            return None
        of = self._own.get(first.person, {})
        return home if [t.identity for t in of] == [home.identity] else None

    def _said_before(self, holding: Holding) -> Thing | None:
        """ "Press conference of the Foreign Minister of Chile", who is named later without it."""
        title = holding.title
        bare = self._bare.get(title.office, [])
        before = bisect_left(bare, title.start, key=lambda t: t.start)
        if title.office in self._stated or not before:
            return None
        states = {t.of.identity for t in bare[:before] if t.of is not None}
        return bare[before - 1].of if len(states) == 1 else None

    def _taken(self, holding: Holding) -> set[_Identity]:
        """The states whose officers of that rank are others, here or anywhere by that title."""
        title = holding.title
        plain = {} if title.before else self._plain.get(title.office, {})
        taken = {of for of, persons in plain.items() if persons - {holding.person}}
        taken |= hosts(self._reading, holding)
        for other in self._beside(holding):
            if other.title.rank == title.rank and other.person != holding.person:
                taken |= {other.title.of.identity} if other.title.of else set()
        return taken

    def _beside(self, holding: Holding) -> list[Holding]:
        """The holdings that its sentence tells of."""
        here = self._reading.sentence_at(holding.span.start)
        later = self._reading.sentences[here.index + 1 : here.index + 2]
        end = later[0].span.start if later else len(self._reading.text)
        first, last = (
            bisect_left(self._holdings, at, key=lambda h: h.span.start)
            for at in (here.span.start if here.index else 0, end)
        )
        return self._holdings[first:last]

    def _near(self, start: int, back: int) -> Iterator[Thing]:
        """The states named before a title in its sentence, or also in the one before."""
        sentence = self._reading.sentence_at(start)
        first = self._reading.sentences[max(0, sentence.index - back)].span.start
        text = self._reading.text
        for hit in between(self._reading.polities, first, start):
            lead = text[sentence.span.start : hit.start]
            if lead.count('"') % 2 == 0 and lead.count("\u201c") <= lead.count("\u201d"):
                yield hit.thing

    def _known(self, holding: Holding) -> Thing | None:
        """The state of a well-known holder of the office, if the text speaks of it."""
        found = known_holders(holding.title.office, holding.person.words, self._years)
        spoken = {
            thing.group or thing.words: thing
            for known in found for thing in polities_in(self._book, known.state)
            if known.state == "United States" or self._mentions(thing)
        }  # fmt: skip
        return next(iter(spoken.values())) if len(spoken) == 1 else None

    def _mentions(self, state: Thing) -> bool:
        return state.group in self._groups if state.group else bool(self._uids & {*state.uids})

    def _owner(self, start: int) -> Thing | None:
        """ "Its foreign minister": of the state that the sentence, or the last one, opens with."""
        sentence = self._reading.sentence_at(start)
        for index in (sentence.index, sentence.index - 1):
            if index < 0:
                return None
            span = self._reading.sentences[index].span
            inside = between(self._reading.polities, span.start, start)
            inside = [h for h in inside if h.end <= span.end and h.how != "demonym"]
            if inside:
                return inside[0].thing
        return None

    def _home(self, start: int) -> Thing | None:
        before = bisect_right(self._home_starts, start)
        return self._homes[before - 1][1] if before else self._post or self._main
