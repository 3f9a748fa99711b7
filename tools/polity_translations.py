"""Names of polities in other languages, by the Unicode locale data.

A translation of an English name means whatever the English name means, at the
same time and as surely: "Russie" is as ambiguous in 1956 as "Russia".
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from polity_words import STAND_INS, key

__all__ = ["translate"]

Row = dict[str, Any]
_LANGUAGES = ("ar", "de", "es", "fr", "it", "ja", "ru", "zh", "zh_Hant")


def translate(entities: list[Row]) -> None:
    """Add to each entity the translations of its names of today's territories.

    A word that two territories go by, or that another polity has as its own
    name in English, is left out: whose it is depends on the language.
    """
    codes = _codes(entities)
    taken = {key(n["words"]): e["group"] for e in entities for n in e["names"]}
    words: dict[str, dict[str, str]] = {}
    meant: dict[str, set[str]] = defaultdict(set)
    for code in {c for found in codes.values() for c in found}:
        words[code] = _translations(code)
        for text in words[code]:
            meant[key(text)].add(code)
    for entity in entities:
        if (first := _translated(entity["names"], codes)) is None:
            continue
        name, code = first
        more = {k: name[k] for k in ("time",) if k in name}
        kind = "loose" if name["kind"] == "loose" else "exonym"
        own = {key(n["words"]) for n in entity["names"]}
        for text, lang in words[code].items():
            mark = key(text)
            other = taken.get(mark, entity["group"]) != entity["group"]
            if mark not in own and len(meant[mark]) == 1 and not other:
                own.add(mark)
                row = {"words": text, "kind": kind, "source": "cldr", "lang": lang}
                entity["names"].append(row | more)


def _translated(names: list[Row], codes: dict[str, set[str]]) -> tuple[Row, str] | None:
    """The name that is that of a territory of today, the least limited one first."""
    found = [
        (n, next(iter(codes[key(n["words"])])))
        for n in names
        if n["kind"] not in STAND_INS and len(codes.get(key(n["words"]), ())) == 1
    ]
    return min(found, key=lambda x: ("time" in x[0], x[0]["kind"] == "loose"), default=None)


def _codes(entities: list[Row]) -> dict[str, set[str]]:
    """The English names of today's territories, with their codes."""
    english = Locale("en").territories
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in english.items():
        if len(code) == 2 and code.isalpha():
            found[key(name)].add(code)
    for entity in entities:
        if not str(entity["bounds"]).rstrip("']").endswith("/.."):
            continue
        iso = [c["value"] for c in entity.get("codes", ()) if c["authority"] == "iso"]
        for code in (c for c in iso if len(c) == 2 and c in english):
            found[key(entity["label"])].add(code)
    return found


@lru_cache(maxsize=512)
def _translations(code: str) -> dict[str, str]:
    """Words → language, official languages of the territory first."""
    found: dict[str, str] = {}
    for tag in (*get_official_languages(code), *_LANGUAGES):
        try:
            name = Locale.parse(tag).territories.get(code)
        except UnknownLocaleError:  # the locale data have no such language
            continue
        if name and name != code and not set("()&–") & set(name.replace(" - ", "(")):
            found.setdefault(name, tag.partition("_")[0])
    return found
