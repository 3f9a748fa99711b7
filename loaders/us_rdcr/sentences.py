"""What single sentences of an article say was done on a day.

"Diplomatic relations were established on December 4, 1922, when …" Only sentences that name one day
and say plainly what was done on it are read: nothing of talks, hopes, refusals or later days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.dates import read_source_date
from kg.errors import InvalidDate

__all__ = ["Act", "acts_of"]

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"(?:{_MONTH}) \d{{1,2}}, \d{{4}}")
# A sentence ends before a capital, but not after an abbreviation or an initial.
_END = re.compile(r"(?<![A-Z])(?<!\b(?:St|Dr|Mr|Jr|Sr|No))(?<!\bGen)[.;] (?=[A-Z“\"])")
_NOT_PLAIN = re.compile(
    r"\b(?:not|never|no|negotiat\w*|attempt\w*|propos\w*|request\w*|refus\w*|would|intend\w*|"
    r"intention|agreed|agreement to|agree to|hoped?|plan(?:s|ned)?|until|if|might|may(?! \d)|"
    r"considered|authoriz\w*|instruct\w*|nominated|sought|wish\w*|desire\w*|delay\w*|"
    r"postpone\w*|prior to|before|after)\b",
    re.I,
)
_RELATIONS = r"(?:full |formal |normal )?diplomatic(?: and consular)? relations"
_WAS = r"(?:was|were) (?:first |formally |officially )?"
_GAP = r"[^.;()]{0,70}?"
_VERBS = {
    "resumed": r"(?:re-?established|resumed|restored|renewed)",
    "severed": r"(?:severed|broken(?: off)?|broke(?: off)?|ended|terminated|cut)",
    "suspended": r"suspended",
    "established": r"established",
}
_LEVELS = {"embassy": "Embassy", "legation": "Legation"}
_SELF = r"(?:the )?(?:United States|U\.S\.)"


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence says: its sort and qualifiers, the day, and where it stands in the text.

    `about` are the words for the other side, where the sentence names it beside the act.
    """

    sort: str
    qualifiers: tuple[tuple[str, str], ...]
    day: str
    start: int
    end: int
    about: str | None = None


def acts_of(text: str) -> Iterator[Act]:
    """Each act of which a sentence of the text tells the day."""
    start = 0
    for stop in (*(m.end() for m in _END.finditer(text)), len(text)):
        yield from _read(text[start:stop].rstrip(), start)
        start = stop


def _read(sentence: str, start: int) -> Iterator[Act]:
    days = list(_DAY.finditer(sentence))
    if len(days) != 1:
        return
    # What follows "when" or a comma after the day tells how, not what.
    at = days[0]
    said = sentence if at.start() < 4 else sentence[: at.end()]
    if at.start() < 4:
        said = re.split(r"(?<=,) when |, (?:and|but|which) ", said, maxsplit=1)[0]
    if _NOT_PLAIN.search(said.replace(at[0], "")):
        return
    try:
        day = read_source_date(at[0]).edtf
    except InvalidDate:
        return
    for sort, qualifiers in _sorts(said, at[0]):
        about = _about(said, sort, at[0])
        yield Act(sort, qualifiers, day, start, start + len(sentence), about)


def _about(said: str, sort: str, day: str) -> str | None:
    """The words after "recognized" or "relations with", up to the day."""
    pattern = r"recognized" if sort == "recognized" else r"relations with"
    found = re.search(rf"{pattern} (?P<who>.+?)(?: (?:on|effective) {re.escape(day)}|$)", said)
    who = found["who"] if found and sort != "recognized by" else None
    return who if who and re.search(r"[A-Z]", who) else None


def _sorts(said: str, day: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    on = rf"(?:on|effective)(?: the)? {re.escape(day)}"
    begins = said.startswith(f"On {day}")
    for phase, verb in _VERBS.items():
        passive = rf"{_RELATIONS}{_GAP} (?:(?:was|were) )?(?:first |formally |officially )?{verb}"
        active = rf"\b{verb} {_RELATIONS}"
        if any(_ends(said, pattern, on, begins) for pattern in (passive, active)):
            yield phase, (("phase", phase),)
            break
    for level, noun in _LEVELS.items():
        opened = rf"{noun}\b{_GAP} {_WAS}(?:established|opened)"
        raised = rf"(?:raised|elevated|upgraded)(?: (?:in|to)(?: the)?(?: \w+)?)? {noun}\b"
        both = rf"{_RELATIONS} and (?:the )?[^.;()]{{0,40}}?{noun}\b{_GAP} were established"
        if any(_ends(said, pattern, on, begins) for pattern in (opened, raised, both)):
            yield level, (("level", level),)
    facto = (("recognition", "de_facto"),) if "de facto" in said else ()
    if _ends(said, rf"{_SELF} (?:formally |officially )?recognized\b", on, begins):
        yield "recognized", facto
    elif _ends(said, rf"recognized (?:{_SELF}|the independence of {_SELF})\b", on, begins):
        yield "recognized by", facto


def _ends(said: str, pattern: str, on: str, begins: bool) -> bool:
    """Whether the day stands right by the words: "… on DAY", or "On DAY, …" before them."""
    if begins:
        return re.search(rf"^On [^,]+, \d{{4}},? {_GAP}(?:{pattern})", said, re.I) is not None
    return re.search(rf"(?:{pattern}){_GAP} {on}", said, re.I) is not None
