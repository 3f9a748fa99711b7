"""The names of a polity: ours, and those of the lists, each kept once."""

from __future__ import annotations

import re
from typing import Any

from kg.model import normal_words
from kg.resolve.entity import UNCHECKED
from polity_dates import FLOOR, year
from state_lists import Country, ListRow, Territory

__all__ = ["key", "names_of"]

Row = dict[str, Any]
STAND_INS = ("demonym", "metonym", "capital")


def names_of(
    label: str,
    entry: Row,
    parts: list[Territory],
    country: Country | None,
    rows: list[tuple[ListRow, bool]],
) -> list[Row]:
    """All names with their kind and source; what is compared alike is kept once."""
    found: list[Row] = []
    extra: dict[str, list[Any]] = entry.get("names", {})
    # A word that only may mean it, or does so only for a time, is not taken from a list as well.
    ours = {key(words_of(item)) for items in extra.values() for item in items}
    ours |= {key(words) for words in entry.get("omit", ())}

    barred: set[str] = set()

    def add(words: str, kind: str, source: str, **more: str) -> None:
        same = {(key(n["words"]), n["kind"] in STAND_INS, n.get("time")) for n in found}
        mark = (key(words), kind in STAND_INS, more.get("time"))
        if words and mark not in same and key(words) not in barred:
            found.append({"words": words, "kind": kind, "source": source, **more})

    for kind, items in extra.items():
        for item in items:
            more = {"words": item} if isinstance(item, str) else dict(item)
            # The words are known from the language; since when they are used was not looked up,
            # unless the item tells where.
            source = more.pop("source", UNCHECKED if "time" in more else "ours")
            add(more.pop("words"), kind, source, **more)
    barred |= ours
    for t in reversed(parts):
        for words, kind in ((t.long, "official"), (t.short, "short")):
            for when in of_parts(words, label, parts):
                add(words, kind, "us-gsh", **when)
    barred |= {key(n["words"]) for n in found if "time" in n}  # by us-gsh, for a part of its time
    if key(label) not in ours:
        add(label, "short", "ours")
    if country:
        add(country.official, "official", "factbook")
        for n in country.names[:1]:
            add(n, "short", "factbook")
        for n in country.endonyms:
            add(re.sub(r"\(.*", "", n).strip(), "endonym", "factbook")
    for r, alone in rows:
        if alone and r.source in ("cow", "gw", "isd") and "(" not in r.name:
            add(r.name, "alias", r.source)
        for n in r.others if alone else ():
            if len(rows) < 4:
                add(n, "alias", r.source)
            elif r.begin != FLOOR:
                add(n, "alias", r.source, time=f"{r.begin}/{r.end or '..'}")
    if "capital" not in extra:
        for n, source in capitals(country, rows):
            add(n, "capital", source)
    return found


def of_parts(words: str, label: str, parts: list[Territory]) -> list[dict[str, str]]:
    """When us-gsh has the words for a polity that it splits: "Malagasy Republic" until 1976.

    One without a time where all parts go by them, or our own label has them.
    """
    bear = [t for t in parts if key(words) in (key(t.long), key(t.short))]
    if not words or len(bear) == len(parts) or key(words) == key(label):
        return [{}]
    return [
        {"time": f"{year(t.since)}/{'..' if t.until == '9999' else year(t.until)}"} for t in bear
    ]


def capitals(country: Country | None, rows: list[tuple[ListRow, bool]]) -> list[tuple[str, str]]:
    """The fact book's capital for a state of today, else those of the lists for a former one."""
    if country:
        return [(n, "factbook") for n in country.capitals]
    return [(n, r.source) for r, alone in rows if alone for n in r.capitals]


def words_of(item: Any) -> str:
    """The words of a name as it is written in our files."""
    return item if isinstance(item, str) else str(item["words"])


def key(words: str) -> str:
    """The form by which lists are matched with each other."""
    text = normal_words(words.replace("&", "and").replace("'", ""))
    text = re.sub(r"^the ", "", text)
    return re.sub(r"\bst\b", "saint", text)
