"""Who claims what in "Mauritius-UK: Mauritius and Seychelles claim the Chagos Islands (…)".

Only sentences of this plain form are read, so that the lands of a heading are not taken for
claimants, and a list of islands is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Mention
from kg.resolve.titles import comparable

if TYPE_CHECKING:
    from kg.loading import Context

__all__ = ["Claiming", "claims_of", "heading_of"]

_HEADING = re.compile(r"(?P<names>[A-Z][^:;]{2,60}): ?")
_CLAUSE = re.compile(r"[^;:]+")
_WORD = r"[A-Z][\w'’\-.]*"
_NAME = rf"{_WORD}(?:(?: (?:of|da|de|do|del|la))? {_WORD})*"
_GLOSS = r"(?: group)?(?: \([^()]*\))?"
_OWNED = r"(?:[\w]+-administered )?(?:[A-Z]\w+ territor(?:y|ies) of )?"
_BEFORE = rf"(?:the |tiny |all of |islands? of )*{_OWNED}"
_LIST = rf"{_BEFORE}{_NAME}{_GLOSS}(?:(?:, and |, | and ){_BEFORE}{_NAME}{_GLOSS})*"
_ACTIVE = re.compile(
    r"(?P<who>[^()]*?),?(?: which)?(?: (?:also|still|both|each|has|have|long))*"
    rf"(?:^| )(?:continues? to )?claim(?:s|ed)? (?:sovereignty over )?(?P<what>(?>{_LIST}))"
    r"(?! (?:territory|boundary|border|is|are|has|have)\b)(?P<rest>.*)"
)
_PASSIVE = re.compile(
    rf"(?P<what>{_LIST})(?: (?:east|west|north|south|in) (?:of )?{_NAME})?"
    r"(?: (?:is|are))?(?: also)? claimed by (?P<who>[^,.]+(?:, [A-Z][^,.]+)*)"
)
_OVER = re.compile(
    rf"(?:the )?(?:sovereignty |territorial )?disputes? over (?P<what>{_LIST}),? (?P<rest>.*)"
)
_TODAY = {
    "CLAIMED_BY": r"(?<!once )(?<!formerly )(?<!previously )\bclaimed by",
    "ADMINISTERED_BY": r"\bnow administered by",
}
_AND = re.compile(r", and |, | and ")
_SINCE = re.compile(r"ha(?:s|ve) (?:long )?claimed\b.*\bsince (\d{4})\b")
_LINE = re.compile(r"(?:Line|River|Boundary)$")
_PLURAL = re.compile(r"(?P<head>Islands|Rocks|Reefs|Cays)$")


@dataclass(frozen=True, slots=True)
class Claiming:
    """Actors claim or administer places (`predicate`), in those words of the text.

    `since` is the year of the beginning.
    """

    start: int
    end: int
    predicate: str
    places: tuple[str, ...]
    actors: tuple[Mention, ...]
    since: str | None


def heading_of(line: str) -> str:
    """The lands between which a line tells: "Mauritius-UK: …" → "Mauritius-UK: "."""
    found = _HEADING.match(line)
    return found[0] if found else ""


def claims_of(context: Context, text: str, own: str, on: str) -> Iterator[Claiming]:
    """Each plain statement of a claim in the text about the land `own`."""
    at = 0
    for line in text.split("\n"):
        heading = heading_of(line)
        between = [w.strip() for w in re.split(r"-|–", re.sub(r"\([^)]*\)|: ?$", "", heading))]
        for clause in _CLAUSE.finditer(line, len(heading)):
            words = clause[0].strip(" .")
            start = at + clause.start() + clause[0].index(words) if words else at
            end = start + len(words)
            for predicate, (places, who, since) in _told(context, words, own, between, on):
                yield Claiming(start, end, predicate, places, who, since)
        at += len(line) + 1


_Read = tuple[tuple[str, ...], tuple[Mention, ...], str | None]


def _told(
    context: Context, words: str, own: str, between: list[str], on: str
) -> Iterator[tuple[str, _Read]]:
    over = _OVER.match(words)
    if over is None:
        if found := _read(context, words, own, between, on):
            yield "CLAIMED_BY", found
        return
    places = tuple(_places(context, over["what"], on))
    for predicate, wording in _TODAY.items():
        told = re.search(
            rf"\b{wording} (?P<who>{_NAME}(?: and {_NAME})*)(?=,| and |$)", over["rest"]
        )
        who = tuple(context.actor(name, on) for name in _AND.split(told["who"])) if told else ()
        if places and who and all(_known(context, one) for one in who):
            yield predicate, (places, who, None)


def _read(context: Context, words: str, own: str, between: list[str], on: str) -> _Read | None:
    active = _ACTIVE.match(words)
    found = active or _PASSIVE.match(words)
    if found is None:
        return None
    said = re.sub(r" ?\([^)]*\)", "", found["who"]).strip(" ,")
    since = _SINCE.search(words)
    if active and since is None and " claimed " in f" {words[: active.start('what')]} ":
        return None  # it was so once
    if said == "" and active and any(between):
        names = [own]
    elif said in ("both", "both countries", "the two countries"):
        names = between if len(between) == 2 else []
    else:
        names = [n.removeprefix("the ").strip() for n in _AND.split(said)]
    who = tuple(context.actor(name, on) for name in names)
    if not who or not all(_known(context, one) for one in who):
        return None
    places = tuple(_places(context, found["what"], on))
    return (places, who, since[1] if since else None) if places else None


def _known(context: Context, who: Mention) -> bool:
    return context.gazetteer.resolve(who.words, type=who.type, on=who.on).status == "resolved"


def _places(context: Context, words: str, on: str) -> Iterator[str]:
    """The places of a list; "Matthew and Hunter Islands" are one group, if they are not two."""
    plain = re.sub(r" \([^()]*\)", "", words)
    items = [re.sub(rf"^{_BEFORE}| group$", "", item) for item in _AND.split(plain)]
    gazetteer = context.gazetteer
    whole = re.sub(rf"^{_BEFORE}", "", plain)
    if gazetteer.resolve(whole, type="Place", on=on).status == "resolved":
        yield whole
        return
    head = _PLURAL.search(items[-1])
    if head and len(items) == 2 and len(items[0].split()) == 1:
        first = f"{items[0]} {head['head']}"
        if gazetteer.resolve(items[0], on=on).status == "resolved":
            pass
        elif gazetteer.resolve(first, type="Place", on=on).status == "resolved":
            items[0] = first
        else:
            items = [whole]
    for item in items:
        land = gazetteer.resolve(item, type="Polity", on=on)
        state = land.status == "resolved" and land.uid and _is_state(context, land.uid)
        if item and not _LINE.search(item) and not state and comparable(item):
            yield item


def _is_state(context: Context, uid: str) -> bool:
    return context.gazetteer.entity(uid).facts.get("kind") == "sovereign_state"
