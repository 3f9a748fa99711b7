"""Whom words of office mean: "the French and British foreign ministers", "the Secretary"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lists import joined_after, joined_before
from kg.extract.mentioned import people_before, people_named
from kg.extract.slots import heads
from kg.extract.spans import Span
from kg.extract.things import Hit
from kg.extract.titles import Title, rank_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = [
    "holders_of_office", "holders_of_words", "is_of_state", "of_two_states", "office_of_words",
    "owned",
]  # fmt: skip

_OF_STATE = frozenset((
    "government", "delegation", "leader", "official", "authority", "side", "representative",
    "troop", "force", "army", "cabinet", "administration", "diplomat", "parliament", "navy",
    "people", "military", "leadership", "embassy", "foreign", "police", "lawmaker",
    "envoy", "minister", "ambassador", "statement", "capital", "president", "counterpart",
    "colleague", "premier", "chancellor", "king", "emperor", "queen", "secretary", "spokesman",
    "spokeswoman", "spokesperson", "negotiator", "delegate", "legislature", "congress", "senate",
    "fleet", "soldier", "warship", "coastguard", "leaders", "national", "memorandum", "note",
    "commander", "general", "regime", "junta", "authorities", "consul", "attache", "attaché",
    "mission", "staff", "number", "personnel", "employee", "politician", "sultan", "emir",
    "monarch", "state", "head", "attaché", "grata", "gratae",
))  # fmt: skip
# Offices that are one under several names, as far as "the minister" and the like go.
_ALIKE = (
    frozenset(["Foreign Minister", "Foreign Secretary", "Secretary of State", "Minister"]),
    frozenset(["Prime Minister", "Chancellor"]),
    frozenset(["President", "General Secretary", "Head of State", "Leader"]),
    frozenset(["Emperor", "King"]),
    frozenset(["Ambassador", "Envoy"]),
)
_ANY_OF_RANK = frozenset(["Minister", "Leader", "Envoy", "Official"])
_OF_PERSON = frozenset(["government", "administration", "cabinet", "regime", "delegation"])
_FIRM = frozenset(["government", "delegation", "side"])


def owned(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """The states whose government, officials or officers a noun names, or the officers by name."""
    lemma = token.lemma_.lower()
    at = reading.place_of(token, sentence)
    if lemma.startswith("spokes") or lemma == "representative":
        edge = reading.place_of(token.right_edge, sentence)
        bodies = [
            h for h in reading.hits_in(Span(at.end, edge.end)) if h.thing.type == "Organization"
        ]
        if len(bodies) == 1:
            return [Hit(at.start, edge.end, bodies[0].thing, "antecedent", bodies[0].safe)]
    if lemma not in _OF_STATE:
        return []
    states = list(_states(reading, token, sentence))
    if not states and lemma in _OF_PERSON:
        return _of_person(reading, token, sentence)
    title = reading.title_at(at.start)
    found = []
    for state in states:
        holder = _holder(reading, title, state, at.start) if title and len(states) < 3 else None
        if holder is not None:
            found.append(Hit(at.start, at.end, holder.thing, "antecedent", len(states) == 1))
        else:
            office = _office(reading, title, at.start) if title else None
            office = None if len(states) > 1 and office in ("Leader", "Minister") else office
            start = min(state.start, at.start)
            end = max(at.end, state.end)
            safe = state.safe and lemma in _FIRM
            found.append(Hit(start, end, state.thing, "metonym", safe, office))
    return found


def is_of_state(token: Token) -> bool:
    """Whether a noun is one for a state's government, officers or forces."""
    return token.lemma_.lower() in _OF_STATE


def of_two_states(token: Token) -> bool:
    """ "The two countries' foreign ministers" are the two ministers."""
    return any(
        c.dep_ == "poss" and c.tag_ in ("NNS", "NNPS")
        and any(g.lower_ in ("two", "both") for g in c.children)
        for c in token.children
    )  # fmt: skip


def office_of_words(reading: Reading, at: int) -> str | None:
    """The office that the words at a place of the text give."""
    title = reading.title_at(at)
    return _office(reading, title, at) if title else None


def holders_of_words(reading: Reading, token: Token, before: int) -> Sequence[Hit]:
    """Persons named before who hold the office that the words give: "the Foreign Minister"."""
    parts = [c.lower_ for c in token.children if c.dep_ in ("amod", "compound") and c.i < token.i]
    words = " ".join(
        [*(p for p in parts if p not in ("new", "former", "two")), token.lemma_.lower()]
    )

    def find() -> list[Hit]:
        fit = {
            h.person.identity for h in reading.holdings
            if words in h.title.office.lower()
            or (words == "diplomat" and h.title.rank == "minister")
        }  # fmt: skip
        return [h for h in people_named(reading) if h.thing.identity in fit]

    return reading.known(f"holders of {words}", find).before(before)


def holders_of_office(
    reading: Reading, token: Token, before: int, ranks: tuple[str, ...]
) -> Sequence[Hit]:
    """Persons of a rank named before; of an office with a name of its own only its holders."""
    title = reading.title_at(before)
    if title is None or title.office in _ANY_OF_RANK:
        tail = reading.text[before + len(token) : before + len(token) + 5]
        named = token.lemma_.lower() == "minister" and tail.startswith((" of ", " for "))
        return [] if named and title is not None else people_before(reading, before, ranks)
    alike = next((group for group in _ALIKE if title.office in group), frozenset([title.office]))

    def find() -> list[Hit]:
        fit = {h.person.identity for h in reading.holdings if h.title.office in alike}
        return [h for h in people_named(reading) if h.thing.identity in fit]

    return reading.known(f"office of {title.office}", find).before(before)


def _of_person(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """ "Nehru's government" is that of the state whose office he holds, else his."""
    for child in token.children:
        at = child
        if child.dep_ == "prep" and child.lower_ == "of":
            at = next((c for c in child.children if c.dep_ == "pobj"), child)
        hit = reading.hit_at(at, sentence) if child.dep_ in ("poss", "prep") else None
        if hit and hit.thing.type == "Person":
            states = [h.title.of for h in reading.offices(hit.thing) if h.title.of]
            thing = states[0] if states else hit.thing
            return [Hit(hit.start, hit.end, thing, "metonym", False)]
    return []


def _states(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    marks = [c for c in token.children if c.dep_ in ("amod", "poss", "compound", "nmod")]
    of = [
        p for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "from")
        for p in c.children if p.dep_ == "pobj"
    ]  # fmt: skip
    found: dict[object, Hit] = {}
    for child in heads([*marks, *of]):
        hit = reading.hit_at(child, sentence)
        if hit and hit.thing.type == "Polity":
            found.setdefault(hit.thing.identity, hit)
    if not found and token.lemma_.lower() in ("junta", "government", "regime", "authority"):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "in":
                towns = [reading.hit_at(p, sentence) for p in child.children]
                metonyms = [h for h in towns if h and h.how == "metonym"]
                found.update({h.thing.identity: h for h in metonyms})
    last = max(found.values(), key=lambda h: h.start, default=None)
    if last is not None and last.start > reading.place_of(token, sentence).start:
        for hit in joined_before(reading.text, last, reading.polities):
            found.setdefault(hit.thing.identity, hit)
        if token.tag_ in ("NNS", "NNPS"):
            for hit in joined_after(reading.text, last, reading.polities):
                found.setdefault(hit.thing.identity, hit)
    elif last is not None and token.tag_ in ("NNS", "NNPS"):
        first = min(found.values(), key=lambda h: h.start)
        for hit in joined_before(reading.text, first, reading.polities):
            found.setdefault(hit.thing.identity, hit)
    return sorted(found.values(), key=lambda h: h.start)


def _office(reading: Reading, title: Title, at: int) -> str | None:
    if title.office != "Counterpart":
        return title.office
    for index in range(bisect_right(reading.titles, at, key=lambda t: t.start) - 1, -1, -1):
        before = reading.titles[index]
        if before.end <= at and before.office != "Counterpart":
            return before.office
    return None


def _holder(reading: Reading, title: Title, state: Hit, at: int) -> Hit | None:
    """Who in the article holds that office of that state: exactly one person."""
    office = _office(reading, title, at)
    found = {}
    for holding in reading.offices_of(state.thing):
        if holding.title.before & {"former"}:
            continue
        same = holding.title.office == office
        plain = office == "Minister" and rank_of(holding.title.office) == "minister"
        if same or plain:
            found[holding.person.identity] = holding
    if len(found) != 1:
        return None
    holding = next(iter(found.values()))
    return replace(Hit(holding.span.start, holding.span.end, holding.person), how="antecedent")
