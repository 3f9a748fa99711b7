"""The codes of a polity side by side, each with its authority."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from polity_words import key
from state_lists import Country, ListRow, Territory

__all__ = ["codes_of"]

Row = dict[str, Any]


def codes_of(
    name: str,
    entry: Row,
    parts: list[Territory],
    country: Country | None,
    rows: list[tuple[ListRow, bool]],
) -> list[dict[str, str]]:
    """Numbers of the lists of states, ISO 3166 and Wikidata by way of rigour, ids of us-gsh."""
    found = []
    for source in ("cow", "gw", "isd", "huggo"):
        for number in dict.fromkeys(r.number for r, _ in rows if r.source == source):
            found.append({"authority": source, "value": number, "source": source})
    iso: list[str] = entry.get("iso", [])
    for code in iso:
        kind = "iso_3166_3" if len(code) == 4 else "iso"
        found.append({"authority": kind, "value": code, "source": "iso"})
    if territory := _territory(name, entry, parts, country):
        if not iso:
            for code in (territory.code, territory.alpha3):
                if code and code.isalpha():
                    found.append({"authority": "iso", "value": code.upper(), "source": "rigour"})
        found.append({"authority": "wikidata", "value": territory.qid, "source": "rigour"})
    for t in parts:
        found.append({"authority": "us_gsh", "value": t.id, "source": "us-gsh"})
    for other in entry.get("also", ()):
        found.append({"authority": "us_gsh", "value": other, "source": "us-gsh"})
    return found


def _territory(
    name: str, entry: Row, parts: list[Territory], country: Country | None
) -> Any | None:
    """What rigour knows of it: by the code of our corrections, else by the names of today."""
    by_code, by_name = _known()
    if "rigour" in entry:
        return by_code[entry["rigour"]] if entry["rigour"] else None
    if not parts or not parts[-1].today:
        return None
    words = [parts[-1].short, parts[-1].long, entry.get("label", "")]
    words += country.names if country else ()
    return next((by_name[key(w)] for w in words if key(w) in by_name), None)


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, Any], dict[str, Any]]:
    from rigour.territories import get_territories

    found = list(get_territories())
    states = [t for t in found if len(t.code) == 2 and not t.is_historical]
    names = {key(n): t for t in states for n in (t.full_name, t.name)}
    return {t.code: t for t in found}, names
