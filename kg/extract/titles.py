"""Titles of office and ministries in a text, with the state they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.frames import frame_file
from kg.extract.known import known_holders
from kg.extract.ordered import ended_before, starting_at
from kg.extract.things import Hit, Thing

__all__ = ["Title", "find_ministries", "find_titles", "rank_of"]

_OF = re.compile(
    r"\s+(?:of|for) (?:the )?(?:newly independent )?"
    r"(?:(?:(?:Islamic|Federal|Democratic|People['\u2019]s|Socialist|United|Hashemite) )*"
    r"(?:Kingdom|Republic|State|Sultanate|Emirate|Commonwealth|Federation|Union) of (?:the )?)?"
)
_PLAIN_OF = re.compile(r"\s+(?:of|for) (?:the )?")
# What stands between a state and its officer: "Ukraine's wartime president".
_ADJECTIVES = re.compile(
    r"['\u2019]s? (?:(?!vice|deputy|shadow|opposition|assistant|parliament|former|late|ex|first)"
    r"[a-z][a-z\-]+ ){1,2}\Z"
)
_FROM = re.compile(r"\s+(?:of|for|from|in) (?:the )?")
_MINISTRY = re.compile(r"(?:['\u2019]s?)? (?:[Ff]oreign (?:[Mm]inistry|[Oo]ffice)|[Gg]overnment)")
_FOR = re.compile(
    r" (?:for|of|at) (?:(?P<its>its|their) (?:foreign )?(?:ministry|government)"
    r"|(?:the )?(?P<state>(?=[A-Z])))"
)
_SECRETARY = re.compile(r"\bSecretary(?= (?:[A-Z][a-z]+ )?(?P<name>[A-Z][a-z]+))")
# What a foreign ministry also sees to: "Minister for Foreign Affairs and Trade".
_AND = re.compile(
    r"(?:,? and|,) (?:(?:International|Regional|External|Overseas|Foreign) )?"
    r"(?:Trade|Immigration|Co-?operation|Emigrants|Expatriates|Worship|Religious Affairs|Business|"
    r"Commerce|European Affairs|Integration|Development|Tourism|Defen[cs]e|Mobility|Cult)\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(r" (?:for|of) (?:the )?[A-Z][\w,& \-]{2,70}? Affairs\b")
_AFFAIRS = re.compile(r"\b(?:affairs|relations)\Z", re.IGNORECASE)
_OWNER = re.compile(r"(?:['\u2019]s?)?[ \-]?\s?$")
# Letters that a search without regard to case takes for i, k and s, and lower() leaves as they are.
_ALIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u2019": "'"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title where it stands: `start` takes in the state and "new", `of` is the state if told."""

    start: int
    end: int
    office: str
    rank: str
    before: frozenset[str]
    of: Thing | None
    safe: bool = True


@cache
def _table() -> dict[str, Any]:
    return frame_file("titles.yml")


@cache
def _titles() -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    by_words = {
        w.replace("\u2019", "'").lower(): row for row in _table()["titles"] for w in row["words"]
    }
    ordered = sorted(by_words, key=len, reverse=True)
    forms = (re.escape(w).replace("'", "['\u2019]").replace(r"\ ", r"\s") for w in ordered)
    return re.compile(rf"\b(?:{_by_letter(forms)})s?\b", re.IGNORECASE), by_words


def _by_letter(forms: Iterable[str]) -> str:
    """Alternatives in their order, those of one first letter together: quick to pass over."""
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(form[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(_table()["before"], key=len, reverse=True))
    return re.compile(rf"((?:\b(?:{words})[ \-])*)\Z", re.IGNORECASE)


@cache
def _ministries() -> re.Pattern[str]:
    words = (w for row in _table()["ministries"] for w in row["words"])
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{_by_letter(map(re.escape, ordered))})\b")


@cache
def rank_of(office: str) -> str:
    """The rank of an office by its title: leader, minister, deputy, ambassador, envoy, other."""
    return next((r["rank"] for r in _table()["titles"] if r["office"] == office), "other")


def find_titles(text: str, polities: list[Hit], years: frozenset[int] = frozenset()) -> list[Title]:
    """All titles, left to right. A bare title ("the minister") is among them, without a state."""
    pattern, by_words = _titles()
    found = []
    for match in pattern.finditer(text):
        words = " ".join(match[0].translate(_ALIKE).lower().split())
        if words in ("fm", "pm", "eam") and not match[0].isupper():
            continue
        row = by_words.get(words) or by_words[words.removesuffix("s")]
        head = _before().search(text, max(0, match.start() - 60), match.start())
        start = head.start() if head else match.start()
        before = frozenset(re.split(r"[ \-]", head[1].lower())) - {""} if head else frozenset()
        owner = owner_before(text, start, polities)
        if owner is None:
            owner = _owner_apart(text, start, polities)
        end, of = _whole(text, match), owner.thing if owner else None
        counterpart = row["office"] == "Counterpart"
        if of is None and (after := owner_after(text, end, polities, wide=counterpart)):
            end, of = after.end, after.thing
        if of is None and row["office"] == "Spokesperson":
            end, of = _spoken_for(text, end, polities)
        if of is None and "of" in row:
            of = Thing("Polity", row["of"])
        start = owner.start if owner else start
        office = words if row["rank"] == "post" else row["office"]
        found.append(Title(start, end, office, row["rank"], before, of))
    return sorted([*found, *_secretaries(text, years)], key=lambda t: t.start)


def _owner_apart(text: str, start: int, polities: list[Hit]) -> Hit | None:
    """The state before "'s" and an adjective or two: "Chile's left-wing president"."""
    match = _ADJECTIVES.search(text, max(0, start - 45), start)
    if match is None or not _people().isdisjoint(match[0].split()):
        return None
    return owner_before(text, match.start(), polities)


@cache
def _people() -> frozenset[str]:
    """Nouns for those who act: "Spain's king received President X" tells of another's."""
    nouns = frame_file("nouns.yml")
    return frozenset([*nouns["people"], *nouns["speakers"]])


def _whole(text: str, match: re.Match[str]) -> int:
    """Where a title ends, with what a foreign ministry sees to besides."""
    end = match.end()
    while _AFFAIRS.search(match[0]) and (more := _AND.match(text, end)):
        end = more.end()
    if match[0].lower().startswith(("under", "assistant", "deputy", "minister of state")):
        charge = _CHARGE.match(text, end)
        end = charge.end() if charge else end
    return end


def _secretaries(text: str, years: frozenset[int]) -> Iterator[Title]:
    """ "Secretary Vance", as Americans write of their Secretary of State."""
    for match in _SECRETARY.finditer(text):
        if known_holders("Secretary of State", match["name"], years):
            of = Thing("Polity", "United States")
            yield Title(
                match.start(), match.end(), "Secretary of State", "minister", frozenset(), of, False
            )


def _spoken_for(text: str, end: int, polities: list[Hit]) -> tuple[int, Thing | None]:
    """ "A spokeswoman for the Chinese foreign ministry, …"; for "its" the state named last."""
    match = _FOR.match(text, end)
    if match is None:
        return end, None
    if match["its"]:
        for index in range(ended_before(polities, end) - 1, -1, -1):
            if end - polities[index].end >= 250:
                break
            if polities[index].how != "demonym":
                return match.end(), polities[index].thing
        return match.end(), None
    state = starting_at(polities, match.start("state"))
    if state is None or not (body := _MINISTRY.match(text, state.end)):
        return end, None
    return body.end(), state.thing


def find_ministries(text: str, polities: list[Hit]) -> list[Hit]:
    """Ministries and governments with their state: "the Japanese Foreign Ministry"."""
    names = {w: row for row in _table()["ministries"] for w in row["words"]}
    found = []
    for match in _ministries().finditer(text):
        row = names[match[0]]
        owner = owner_before(text, match.start(), polities)
        after = None if owner else owner_after(text, match.end(), polities)
        told = owner or after
        state = told.thing if told else Thing("Polity", row["of"]) if "of" in row else None
        if state is None:
            continue
        start = owner.start if owner else match.start()
        end = after.end if after else match.end()
        if row["name"] == "Government":
            found.append(Hit(start, end, state, "metonym"))
        else:
            ministry = Thing(
                "Organization", row["name"], polity=state.words, uids=state.uids, group=state.group
            )
            found.append(Hit(start, end, ministry))
    return found


def owner_before(text: str, at: int, polities: list[Hit]) -> Hit | None:
    """The state whose name or adjective stands right before: "Japan's", "Russian", "U.S."."""
    first = bisect_left(polities, at - 6, key=lambda h: h.end)
    for hit in polities[first : bisect_right(polities, at, first, key=lambda h: h.end)]:
        if _OWNER.fullmatch(text, hit.end, at):
            return hit
    return None


def owner_after(text: str, at: int, polities: list[Hit], *, wide: bool = False) -> Hit | None:
    """The state after "of", or more: "minister of the Soviet Union", "counterpart from Peru"."""
    if match := (_FROM if wide else _OF).match(text, at):
        hit = starting_at(polities, match.end())
        if hit is None and not wide and (plain := _PLAIN_OF.match(text, at)):
            hit = starting_at(polities, plain.end())  # its full name: "of the Republic of Chad"
        return hit if hit and hit.how != "demonym" else None
    return None
