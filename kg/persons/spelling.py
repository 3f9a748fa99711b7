"""How parts of names are compared: however they are romanized, and written as one or as two."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from kg.memory import remembered
from kg.paths import schema_dir

__all__ = ["cuts", "root", "sound", "table"]

_ROMAN = (
    # A first j is a y in what was written in Cyrillic, and another letter in Jiang, Jun or Jo.
    (re.compile("^j(?=u[rl]|[aeo][vgklr]|arosl|ef)"), "i"),
    (re.compile("y|(?<=.)j"), "i"),
    (re.compile("ou|oo|oh(?=[^aeiou]|$)|oe"), "o"),
    (re.compile("ue|uu"), "u"),
    (re.compile("ae"), "a"),
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("w"), "v"),
    (re.compile("ks"), "x"),
    (re.compile("tz"), "ts"),
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile("^ie"), "e"),
    (re.compile("iev"), "ev"),
)


@remembered(100_000)
def sound(part: str) -> str:
    """A part as it is compared: long vowels, y and i, w and v are written either way."""
    for pattern, put in _ROMAN:
        part = pattern.sub(put, part)
    return part or "-"


@remembered(100_000)
def root(part: str) -> str:
    """What all romanizations of a part have in common."""
    found: str = table()["roots"].get(sound(part), sound(part))
    return found


def cuts(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The parts as they stand, and with two that others write as one ("Ki Moon", "Ki-moon")."""
    if len(parts) != 3 or min(map(len, parts)) == 1:
        return [parts]
    return [parts, (parts[0], parts[1] + parts[2]), (parts[0] + parts[1], parts[2])]


@cache
def table() -> dict[str, Any]:
    """What is known of names: suffixes, particles, honorifics, and other forms of a part."""
    data = yaml.safe_load((schema_dir() / "person_names.yml").read_text("utf-8"))
    roots = {sound(part): sound(row[0]) for row in data["equivalents"] for part in row}
    return {
        "suffixes": data["suffixes"],
        "after": frozenset(data["after"]),
        "particles": frozenset(data["particles"]),
        "honorifics": data["honorifics"],
        "roots": roots,
    }
