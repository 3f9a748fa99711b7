"""What the gazetteer took in, what it left out and why, and where versions do not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.resolve.entity import UNCHECKED
from kg.resolve.span import spans_of

__all__ = ["problems", "report"]

Row = dict[str, Any]


def problems(entities: list[Row], allowed: Mapping[str, str]) -> list[str]:
    """Versions without dates, and those that overlap their own successor with no reason given."""
    by_uid = {e["uid"]: e for e in entities}
    found = [f"{e['uid']}: no authority dates it" for e in entities if not e.get("existed")]
    for old, new in pairs(entities):
        if by_uid[old]["group"] == by_uid[new]["group"]:
            first, second = (spans_of(_texts(by_uid[u]["bounds"])) for u in (old, new))
            mark = f"{old.removeprefix('polity-')} > {new.removeprefix('polity-')}"
            late = any(
                b.surely_from < a.surely_to and a.surely_from < b.surely_to
                for a in first
                for b in second
            )
            if late and mark not in allowed:
                found.append(f"{mark}: overlaps its own successor, and corrections.yml has no why")
    return found


def pairs(entities: list[Row]) -> Iterator[tuple[str, str]]:
    """Each version with each of its successors."""
    for entity in entities:
        for row in entity.get("succeeded_by", ()):
            yield entity["uid"], row["uid"]


def report(entities: list[Row], builder: Any) -> str:
    """The page docs/gazetteer.md."""
    polities = len(entities)
    former = sum(not str(_texts(e["bounds"])[-1]).endswith("/..") for e in entities)
    dated = [{row["source"] for row in e["existed"]} for e in entities]
    alone = sum(sources == {UNCHECKED} for sources in dated)
    also = sum(UNCHECKED in sources for sources in dated) - alone
    sections = [
        ("Entries of us-gsh that are no version", builder.left_out.items()),
        ("Members of lists of states that are no version", [(r, "") for r in builder.unused]),
        ("Successions that only one side of us-gsh tells", [(r, "") for r in builder.one_sided]),
        ("Versions that overlap their successor", builder.ours["overlaps"].items()),
    ]
    lines = [
        "# The gazetteer of polities",
        "",
        "Written by `tools/build_gazetteer.py`; do not edit.",
        "",
        f"{polities} dated versions, {former} of them former ones. Each date stands under the",
        "authority that gives it (`schema/gazetteer/sources.yml`); names, the time in which names",
        "are taken to mean a version (`bounds`) and the mode of a succession are judgements of",
        "ours, with their reasons in `corrections.yml`, `additions.yml`, `names.yml` and",
        "`succession.yml`. The International System(s) Dataset writes 1 January or 31 December",
        "where it knows the year alone.",
        "",
        "Only works that were opened are cited (`consulted` in `sources.yml`). Dates that nobody",
        "has looked up yet stand under `ours-unverified`, and every answer on them says so:",
        f"{alone} versions have no other dates, {also} more have some beside those of a source.",
    ]
    for title, items in sections:
        rows = sorted(f"- {a}{f': {b}' if b else ''}" for a, b in items)
        lines += ["", f"## {title}", "", *(rows or ["None."])]
    return "\n".join(lines) + "\n"


def _texts(bounds: str | list[str]) -> list[str]:
    return [bounds] if isinstance(bounds, str) else list(bounds)
