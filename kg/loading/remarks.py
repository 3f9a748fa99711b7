"""The free words in a register of journeys: who met whom, who signed and attended what.

"Met with President Putin and Foreign Minister Ivanov. Signed a treaty." Each claim keeps its words
and where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.loading.gatherings import gathering_claims
from kg.loading.journeys import UNSURE, Journey, claim_of, ends, kept_of, phrase
from kg.model.claim import Claim, Mention
from kg.resolve import Gazetteer

__all__ = ["remark_claims"]

_SIGNED = re.compile(r"(?:^|(?<=[.;,] )|(?<=and ))(?:Also )?[Ss]igned (?=[^.;(])")
_NO_AGREEMENT = re.compile(r"\b(?:[Bb]ook|register|[Gg]uestbook)$")
# "the Peace Treaty, March 26": the day is no part of the title.
_DAY_AT_END = re.compile(
    r",?(?: on)? (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) \d{1,2}$"
)


def remark_claims(journey: Journey, gazetteer: Gazetteer) -> Iterator[Claim]:
    """What the free words say, as claims that wait for the acceptance policy."""
    yield from gathering_claims(journey, gazetteer)
    for number, signed in enumerate(_SIGNED.finditer(journey.text), 1):
        yield from _signed(journey, signed, number)


def _signed(journey: Journey, signed: re.Match[str], number: int) -> Iterator[Claim]:
    words, end = phrase(journey.text, signed.end())
    words = _DAY_AT_END.sub("", words)
    if len(words) < 6 or UNSURE.search(words) or _NO_AGREEMENT.search(words):
        return
    key = f"{journey.visit.key}/signed/{number}"
    agreement = Mention("Agreement", words, key=key)
    stop = next(ends(journey.text, end), len(journey.text))
    base = {"locator": journey.at(signed.start(), end), "basis": "text", "surest": True}
    day = journey.day(signed.start(), stop)
    yield claim_of(base, agreement, "DATED", time=day, qualifiers={"phase": "signed"},
                 original_time=journey.text[signed.start() : stop], row=f"{key} dated")  # fmt: skip
    if journey.place is not None:
        yield claim_of(base, agreement, "SIGNED_AT", journey.place, row=f"{key} at")
    for one in journey.travellers:
        kept = kept_of("", one.capacity, journey.side)
        yield claim_of(base, agreement, "SIGNED_BY", one.person, qualifiers=kept,
                     row=f"{key} by {one.person.words}")  # fmt: skip
