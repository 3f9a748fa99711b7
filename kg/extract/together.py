"""Of which states officers are who are named together or by whom they serve, no state told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.extract.lists import joined_after
from kg.extract.ordered import between, ended_before
from kg.extract.people import Holding
from kg.extract.things import Hit, Thing

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = [
    "abroad_by_courtesy",
    "group_of",
    "in_order",
    "is_plural",
    "other_of_two",
    "party_of",
    "sent_by",
]

# How English writes of foreigners: a British Foreign Secretary is no "Herr".
_COURTESY = re.compile(
    r"\b(?P<word>Herr|Freiherr|Graf|Signor|Se\u00f1or|M|MM|Mme|Monsieur|Baron|Count|Marquis)\.? "
    r"(?:von |de |di |del |von der )?\Z"
)
_GROUP = re.compile(
    r"\b(?:[Oo]bservers|[Dd]elegates|[Rr]epresentatives|[Dd]elegation|[Ee]nvoys|[Dd]iplomats|"
    r"[Ee]missaries|[Nn]egotiators|[Oo]fficials|[Tt]eam)(?:, | )"
)
_JOINED = re.compile(r"(?:,? and |, )\Z")
_SENT = re.compile(
    r"\b(?<!at the )(?:invitation|letter|message|greetings|note|telegram|regards) (?:from|of)"
    r"(?: (?:his|her|the|its))?(?: own)? \Z"
)
_BACK = 60  # mentions of states within which a pair is looked for
_HE = re.compile(r"(?:He|She)\b")


def is_plural(holding: Holding) -> bool:
    """Whether somebody's title is one told of several together."""
    return holding.title.start == holding.title.end


def party_of(holding: Holding, holdings: Sequence[Holding]) -> list[Holding]:
    """All who are told with the one title, in the order of the text."""
    title = holding.title
    first, last = (
        bisect_left(holdings, title.start + by, key=lambda h: h.span.start) for by in (-150, 150)
    )
    return [
        h for h in holdings[first:last]
        if is_plural(h) and h.title.office == title.office
    ]  # fmt: skip


def other_of_two(reading: Reading, state: Thing, at: int) -> Thing | None:
    """The state named last along with this one before a place: "between Peru and Chile"."""
    polities = reading.polities
    last = ended_before(polities, at)
    for index in range(last - 1, max(-1, last - _BACK), -1):
        pair = joined_after(reading.text, polities[index], polities)
        if len(pair) == 2 and state.identity in (p.thing.identity for p in pair):
            before = reading.text[max(0, pair[0].start - 8) : pair[0].start]
            if not _JOINED.search(before):
                others = [p.thing for p in pair if p.thing.identity != state.identity]
                return others[0] if others else None
    return None


def in_order(reading: Reading, at: int) -> list[Thing]:
    """The only two states that a sentence, or else the one before it, has named, as a pair."""
    sentence = reading.sentence_at(at)
    for index in (sentence.index, sentence.index - 1):
        if index < 0:
            break
        hits = between(reading.polities, reading.sentences[index].span.start, at)
        if hits:
            pair = joined_after(reading.text, hits[0], reading.polities)
            only = {h.thing.identity for h in hits} == {h.thing.identity for h in pair}
            return [h.thing for h in pair] if len(pair) == 2 and only else []
    return []


def group_of(reading: Reading, start: int) -> Thing | None:
    """ "The Peruvian observers, Ambassador Paz and …": all of one state."""
    first = max(reading.sentence_at(start).span.start, start - 200)
    lead = reading.text[first:start]
    for match in _GROUP.finditer(lead):
        at = first + match.start()
        owner = [h for h in between(reading.polities, at - 30, at) if 0 <= at - h.end <= 1]
        rest = lead[match.end() :]
        few = len(rest) < 60 and not re.search(r"[;:(]|\b(?:who|which|met|told|with|by)\b", rest)
        if owner and few and (not rest or _JOINED.search(rest) or rest in ("", "the ")):
            return owner[-1].thing
    return None


def abroad_by_courtesy(reading: Reading, holding: Holding) -> bool:
    """Whether a name is told as English tells that of a foreigner: "Herr X", "M. Y"."""
    text = reading.text
    at = text.find(holding.person.words.split()[-1], holding.span.start, holding.span.end)
    around = text[max(0, holding.span.start - 12) : max(at, holding.span.start)]
    inside = text[max(0, holding.span.start - 12) : holding.span.end]
    return bool(_COURTESY.search(around)) or bool(
        re.search(r"\b(?:Herr|Freiherr|Signor|Se\u00f1or|MM?\.|Monsieur) ", inside)
    )


def sent_by(
    reading: Reading, start: int, people: Sequence[Hit], state_of: Callable[[Thing], Thing | None]
) -> tuple[bool, Thing | None]:
    """Whether a title tells whose letter somebody brings, and the state of who brings it."""
    if not _SENT.search(reading.text[max(0, start - 40) : start]):
        return False, None
    sentence = reading.sentence_at(start)
    first = sentence.span.start
    if _HE.match(reading.text, first) and sentence.index:
        before = reading.sentences[sentence.index - 1].span
        named = between(people, before.start, before.end)
    else:
        named = between(people, first, start)
    return True, state_of(named[0].thing) if named else None
