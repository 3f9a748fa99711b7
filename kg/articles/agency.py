"""The agency that wrote a report: papers that print it are no witnesses of their own."""

from __future__ import annotations

import re
from itertools import islice

from kg.extract.sentences import blocks, dateline
from kg.model.ids import normal_words

__all__ = ["agency_of"]

_OPENING = 5  # blocks: a headline, its second line, a byline may stand before the dateline
_MARKED = re.compile(r"\(([^()]{2,40})\)|/([^/]{2,40})/")
# Under the name that they go by; each by the words that stand in datelines.
_AGENCIES = {
    "Agence France-Presse": ("AFP", "Agence France-Presse"),
    "Anadolu Agency": ("Anadolu", "Anadolu Agency"),
    "ANSA": ("ANSA",),
    "Associated Press": ("AP", "Associated Press", "The Associated Press"),
    "dpa": ("dpa",),
    "EFE": ("EFE",),
    "Interfax": ("Interfax",),
    "Jiji Press": ("Jiji", "Jiji Press"),
    "Kyodo News": ("Kyodo", "Kyodo News"),
    "Press Trust of India": ("PTI", "Press Trust of India"),
    "Reuters": ("Reuters", "Reuter"),
    "RIA Novosti": ("RIA Novosti",),
    "TASS": ("TASS", "ITAR-TASS"),
    "United Press International": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News"),
}
_BY_WORDS = {normal_words(w): name for name, words in _AGENCIES.items() for w in words}


def agency_of(text: str) -> str | None:
    """The agency in the dateline of a report: "CAIRO, Feb 19 (Reuters) - …", "MOSCOW. /TASS/."."""
    for block in islice(blocks(text), _OPENING):
        if head := dateline(text, block):
            for match in _MARKED.finditer(text, head.start, head.end):
                if name := _BY_WORDS.get(normal_words(match.group(1) or match.group(2))):
                    return name
    return None
