"""The acts that the sentences of a piece tell, each with its day and with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.loading.territories import Territories
from kg.model import Claim, Locator, Mention

from .sentences import Act, acts_of

if TYPE_CHECKING:
    from kg.loading import Context

__all__ = ["Piece", "told_claims"]

_AMERICA = "polity-united-states"
_OF_INDEPENDENCE = re.compile(
    r"(?:the )?(?:restoration of |independence of )*(?P<name>.+?)(?:['’]s? (?:\w+ )?independence)?"
)
_TAIL = re.compile(r" (?:as|the same day|by|in) .*|,.*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A dated piece of an article, or a section of it; `on` is the date of its heading."""

    context: Context
    territories: Territories
    where: str
    code: str
    number: int
    section: str | None
    head: str
    text: str
    on: str | None
    timeline: bool

    @property
    def words(self) -> str:
        """Heading and text, as they are kept."""
        return f"{self.head} {self.text}".strip()


def told_claims(piece: Piece) -> Iterator[Claim]:
    """What sentences of a dated piece say was done on a day; summaries only say it again."""
    if not piece.timeline:
        return
    at = len(piece.words) - len(piece.text)
    for act in acts_of(piece.text):
        country = _country(piece, act)
        if country is None:
            place = f"{piece.where} part {piece.number}"
            piece.context.note("recognition of nobody known", place, act.about or "")
            continue
        america = Mention("Polity", "United States", on=act.day)
        one, other = (country, america) if act.sort == "recognized by" else (america, country)
        predicate = "RECOGNIZES" if act.sort.startswith("recognized") else "DIPLOMATIC_RELATIONS"
        point = "phase" in dict(act.qualifiers)
        sentence = piece.text[act.start : act.end]
        yield Claim(
            one, predicate, other, qualifiers=dict(act.qualifiers),
            time=act.day if point else f"{act.day}/", original_time=sentence,
            locator=_locator(piece, at + act.start, at + act.end), basis="text", surest=True,
            row=f"{piece.where} {piece.number} told {act.sort} {act.day}",
        )  # fmt: skip


def _country(piece: Piece, act: Act) -> Mention | None:
    """The other side: as the sentence names it, else the land of the article on that day."""
    if act.about and (found := _OF_INDEPENDENCE.fullmatch(_TAIL.sub("", act.about))):
        words = found["name"].removeprefix("the ")
        meant = piece.context.gazetteer.resolve(words, type="Polity", on=act.day)
        if meant.uid == _AMERICA:  # "broke relations with the United States": the land itself did
            return piece.territories.mention(piece.code, act.day)
        if meant.status == "resolved":
            return Mention("Polity", words, on=act.day)
        if re.search(r"government|regime|council|commission|belligeren|junta", act.about, re.I):
            return None
        if act.sort == "recognized" and not _is_land(words, piece.code):
            return None
    return piece.territories.mention(piece.code, act.day)


def _is_land(words: str, code: str) -> bool:
    """Whether the words share a name with the id of the article: "Kingdom of Laos", laos."""
    return any(len(part) > 3 and part[:4] in words.casefold() for part in code.split("-"))


def _locator(piece: Piece, start: int, end: int) -> Locator:
    words = piece.words
    return Locator(
        document=piece.where, section=piece.section, row=str(piece.number),
        exact=words[start:end], start=start, end=end, prefix=words[max(0, start - 32) : start],
        suffix=words[end : end + 32], sha256=sha256(words.encode()).hexdigest(),
    )  # fmt: skip
