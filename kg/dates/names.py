"""Names of months, seasons and numbers as sources spell them, all without marks on the letters."""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "ISLAMIC_MONTHS", "MONTH", "MONTHS", "ORDINAL", "REVOLUTIONARY_MONTHS", "SEASONS",
    "month_number", "ordinal_number", "plain", "roman_number",
]  # fmt: skip

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
          "september", "october", "november", "december")  # fmt: skip
MONTH = "(?:" + "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS) + r"|sept\.?)"
"""A month by its English name or abbreviation, as part of a pattern."""

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

ISLAMIC_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "muharram",
            "safar",
            "rabi i|rabi al awwal|rabi ul awwal|rebiulevvel|rabi 1",
            "rabi ii|rabi al thani|rabi al akhir|rabi us sani|rebiulahir|rabi 2",
            "jumada i|jumada al ula|jumada al awwal|cemaziyelevvel|jumada 1",
            "jumada ii|jumada al thani|jumada al akhira|cemaziyelahir|jumada 2",
            "rajab|receb",
            "shaban|saban",
            "ramadan|ramazan",
            "shawwal|sevval",
            "dhu al qada|dhul qada|zilkade|dhu l qada",
            "dhu al hijja|dhul hijja|zilhicce|dhu l hijja",
        ),
        1,
    )
    for name in names.split("|")
}

REVOLUTIONARY_MONTHS = {
    name: number
    for number, name in enumerate(
        ("vendemiaire", "brumaire", "frimaire", "nivose", "pluviose", "ventose", "germinal",
         "floreal", "prairial", "messidor", "thermidor", "fructidor"),
        1,
    )
}  # fmt: skip

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"
"""An ordinal number up to the thirty-first, as part of a pattern."""

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


def plain(words: str) -> str:
    """Words as compared: small letters without marks, single blanks, plain dashes and quotes."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    text = re.sub("[‐‑‒–—−]", "–", text)
    return re.sub(r"\s+", " ", re.sub("[’‘ʼʿʾ`]", "'", text)).strip()


def month_number(name: str) -> int:
    """The month of an English name or abbreviation."""
    return [month[:3] for month in MONTHS].index(name[:3]) + 1


def ordinal_number(word: str) -> int:
    """21 of "21st", "twenty-first" or "21"."""
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))


def roman_number(text: str) -> int:
    """A number in Roman or usual figures, up to fourteen; 0 if it is neither."""
    return ROMAN.index(text) + 1 if text in ROMAN else int(text) if text.isdigit() else 0
