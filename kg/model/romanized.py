"""Cyrillic words in Latin letters, as names are mostly written in English (BGN/PCGN)."""

from __future__ import annotations

import re

__all__ = ["romanized"]

_LETTERS = dict(zip("абвгдзийклмнопрстуфхцчшщъыьэюя", (
    "a", "b", "v", "g", "d", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
    "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
), strict=True))  # fmt: skip
_LETTERS |= {"ж": "zh", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ё": "e"}
_LETTER = re.compile("[а-яёіїєґў]", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:(?<![а-яёіїєґў])|(?<=[аеёиоуыэюяъь]))е", re.IGNORECASE)


def romanized(words: str) -> str | None:
    """The words in Latin letters; None where none of them is in Cyrillic.

    "Сергей Ельцин" → "sergey yeltsin".
    """
    if not _LETTER.search(words):
        return None
    text = _BEGINNING.sub("ye", words).lower()
    return "".join("e" if letter == "е" else _LETTERS.get(letter, letter) for letter in text)
