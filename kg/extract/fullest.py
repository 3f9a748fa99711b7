"""The full names of an article, and the shorter ones that stand for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["fullest_of"]

_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]r|[Aa]d)-(?=[A-Z])")


def fullest_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each name and short name with the full names it may stand for."""
    unique = list(dict.fromkeys(names))
    long = [n for n in unique if " " in n]
    found: dict[str, set[str]] = defaultdict(set)
    ending: dict[str, list[str]] = defaultdict(list)
    for name in long:
        ending[name.split()[-1].rstrip(".")].append(name)
    beginning: dict[str, list[str]] = defaultdict(list)
    for name in long:
        beginning[name.split()[0]].append(name)
        same = ending[name.split()[-1].rstrip(".")]
        bigger = [o for o in same if len(o) > len(name) and _inside(name, o)]
        found[name].add(bigger[0] if len(bigger) == 1 else name)
    for name in long:
        short = _short(name)
        found[short].update(found[name])
        if arabic := _ARTICLE.match(short):
            found[short[arabic.end() :]].update(found[name])  # al-Sisi, later Sisi
    inner: dict[str, set[str]] = defaultdict(set)
    for name in long:
        for word in name.split()[1:-1]:
            inner[word].update(found[name])
    for name in unique:
        if (
            " " not in name
            and name not in found
            and len(inner[name]) == 1
            and name not in beginning
        ):
            found[name] = inner[name]  # "Minister Wagner", who is Allan Wagner Tizón
        if " " not in name and name not in found:
            first = {f for n in beginning[name] for f in found[n]}
            found[name].update(first or {name})
    return {name: tuple(sorted(full)) for name, full in found.items()}


def _short(name: str) -> str:
    """The last word of a name; before a numeral the one that it counts: "Menelik II"."""
    words = [w for w in name.split() if not re.fullmatch(r"[IVX]+", w)]
    return (words or name.split())[-1]


def _inside(short: str, long: str) -> bool:
    """Whether the longer name has all words of the shorter, initials counting as their names."""
    words = [w.rstrip(".") for w in long.split()]
    parts = [w.rstrip(".") for w in short.split()]
    return words[-1] == parts[-1] and all(any(w.startswith(p) for w in words) for p in parts)
