"""Personal names in running text: where they end, and what is none."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.frames import load_frames

__all__ = ["NO_NAME", "read_name"]

_TOKEN = re.compile(r"[^\W\d_][\w\-]*(?:['\u2019](?!s\b)[^\W\d_][\w\-]*)*\.?")
_ARABIC = re.compile(r"(?:al|el|as|ad|ul|ar|az|an|ash)-[A-Z]")
_NOBLE = re.compile(r"\b(?:Baron|Count|Marquis|Comte|Duc|Vicomte|General|Prince|Mr)\.? \Z")
_SMALL = frozenset((
    "al", "bin", "ibn", "van", "von", "de", "da", "del", "der", "el", "ul", "ben", "bint",
    "la", "le", "dos", "di", "du", "zu",
))  # fmt: skip
NO_NAME = frozenset((
    "January", "February", "March", "April", "June", "July", "August", "September", "October",
    "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "Saturday", "Sunday", "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We",
    "I", "And", "But", "For", "From", "To", "With", "Of", "By", "As", "After", "Before", "Mr",
    "Mrs", "Ms", "Dr", "Sir", "Lord", "Minister", "President", "Premier", "Secretary",
    "Ambassador", "Prime", "Foreign", "Council", "Government", "Ministry", "State", "Office",
    "Committee", "Party", "Parliament", "Assembly", "Union", "Republic", "Treaty",
    "Agreement", "Conference", "General", "Commission", "Both", "That", "Ministers",
    "Affairs", "Defense", "Defence", "Monitor", "Times", "Post", "Press", "News", "House",
    "Court", "Department", "Prince", "Princess", "Count", "Baron", "Grand", "Duke", "King", "Queen",
    "Pope", "Cardinal", "Emperor", "Tsar", "Sultan", "Captain", "Colonel", "No", "So", "If", "My",
    "Is", "Do", "Or", "Up", "Spokesperson", "Spokesman", "Spokeswoman", "Ambassadors",
    "Presidents", "Extraordinary", "Plenipotentiary", "Legation", "Embassy", "Its", "Their", "His",
    "Her", "Our", "There", "Both", "MP", "MEP", "QC", "KC", "KCB", "GCB", "KCMG", "GCMG", "OBE",
    "Hon", "Honourable", "Honorable", "Excellency", "Commissar", "Chancellor", "Chairman",
))  # fmt: skip


_NO_PERSON = frozenset((
    "State", "Republic", "Council", "Party", "Treaty", "Agreement", "Union", "Conference",
    "Committee", "Commission", "Court", "Province", "Region", "River", "Sea", "Islands", "Island",
    "Strait", "Peninsula", "Accord", "Accords", "Protocol", "Declaration", "Summit", "Palace",
    "Assembly", "University", "Bay", "Valley", "Convention", "Front", "Movement", "Line", "Plan",
))  # fmt: skip


def _noble(text: str, start: int) -> bool:
    return _NOBLE.search(text, max(0, start - 12), start) is not None


@cache
def _acts() -> frozenset[str]:
    """The verbs of the frames as headlines have them: "Discuss", "Meets"."""
    verbs = [v for v in load_frames().verbs if len(v) > 3]
    return frozenset([*verbs, *(v + "s" for v in verbs)])


def _titlecase(text: str, at: int) -> bool:
    """Whether the line is a headline in which all words of weight begin with a capital."""
    first = text.rfind("\n", 0, at) + 1
    last = text.find("\n", at)
    line = text[first : last if last >= 0 else len(text)].strip()
    if len(line) > 150 or line.endswith((".", "!", "?", '"', "\u201d")):
        return False
    words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def read_name(text: str, start: int, *, noble: bool = False) -> int | None:
    """Where the personal name that begins here ends: up to four capitalised words and particles."""
    end, count, at = None, 0, start
    while count < 5 and (match := _TOKEN.match(text, at)):
        word = match[0].rstrip(".")
        initial = len(word) == 1 and match[0].endswith(".")
        stop = match.end() if initial else match.start() + len(word)
        if word in _SMALL and (count or (at == start and (noble or _noble(text, start)))):
            pass
        elif count and re.fullmatch(r"[IVX]+", word) and text[stop : stop + 1] != ".":
            end = stop
        elif (
            (not word[0].isupper() and not _ARABIC.match(word))
            or word in NO_NAME
            or (word.lower() in _acts() and _titlecase(text, match.start()))
        ):
            break
        else:
            end = stop
        count += 1
        if text[stop : stop + 1] != " ":
            break
        at = stop + 1
    if end and (after := _TOKEN.match(text, end + 1)) and after[0].rstrip(".") in _NO_PERSON:
        return None
    short = end is not None and end - start < 3 and text[start:end].isupper()
    return end if end and end - start > 1 and not short else None
