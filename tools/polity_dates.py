"""When a polity existed: what each list says, and the period in which its names mean it."""

from __future__ import annotations

from typing import Any

from kg.resolve.entity import UNCHECKED
from state_lists import ListRow, Territory

__all__ = ["FLOOR", "bounds", "existed", "year"]

FLOOR = "1816-01-01"


def bounds(parts: list[Territory], rows: list[tuple[ListRow, bool]]) -> str | list[str]:
    """The widest reading of the lists of states; us-gsh where they are silent or begin.

    Gaps of a dozen years and less are bridged: states under occupation keep
    their names, and their governments in exile make treaties.
    """
    since = min((t.since for t in parts if t.since.lstrip("-").isdigit()), key=int, default="")
    until = parts[-1].until if parts else ""
    until = until if until.isdigit() else ""
    spans = sorted((begin(r, since), r.end or "..") for r, alone in rows if alone)
    if until == "9999" and spans and all(end != ".." for _, end in spans):
        spans.append((max(end for _, end in spans), ".."))
    if not spans:
        return f"{year(since)}/{'..' if until == '9999' else year(until)}"
    merged = [spans[0]]
    for start, end in spans[1:]:
        last = merged[-1][1]
        if last == ".." or int(start[:4]) - int(last[:4]) <= 12:
            merged[-1] = (merged[-1][0], ".." if ".." in (last, end) else max(last, end))
        else:
            merged.append((start, end))
    texts = [f"{start}/{end}" for start, end in merged]
    return texts[0] if len(texts) == 1 else texts


def begin(row: ListRow, since: str) -> str:
    """A row that starts with its list says nothing of the beginning."""
    if row.begin == FLOOR and since and int(since) < 1816:
        return year(since)
    return row.begin


def existed(
    entry: dict[str, Any], parts: list[Territory], rows: list[tuple[ListRow, bool]]
) -> list[dict[str, Any]]:
    """Each authority's own dates, and bounds of ours that nobody has looked up yet."""
    found: list[dict[str, Any]] = []
    for t in parts:
        end = ".." if t.until == "9999" else year(t.until)
        if t.since.lstrip("-").isdigit() or t.until.isdigit():
            found.append({"time": f"{year(t.since)}/{end}", "source": "us-gsh", "row": t.id})
    for r, alone in rows:
        if alone:
            start = "" if r.begin == FLOOR and r.source != "huggo" else r.begin
            item = {"time": f"{start}/{r.end or '..'}", "source": r.source, "row": r.number}
            if item not in found:
                found.append(item)
    found += [dict(row) for row in entry.get("existed", ())]
    if entry.get("unchecked"):
        times = entry["bounds"] if isinstance(entry["bounds"], list) else [entry["bounds"]]
        found += [{"time": time, "source": UNCHECKED} for time in times]
    return found


def year(text: str) -> str:
    """A year of us-gsh as EDTF; nothing for an unknown one."""
    if not text.lstrip("-").isdigit():
        return ""
    number = int(text)
    return f"{number:04}" if number >= 0 else f"-{-number:04}"
