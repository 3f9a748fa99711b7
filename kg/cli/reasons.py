"""Reasons for a reader at a terminal: what it rests on, in the words of the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli.terminal import print_record
from kg.model.counted import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["print_conflict_pairs", "print_missing", "print_reasons"]

_SHOWN = ("role", "capacity", "on_behalf_of", "phase", "action", "mode", "stance", "content")


def print_reasons(records: Sequence[dict[str, Any]]) -> None:
    """Each record of `kg why` as a page: heading, rule, statements, judgements, conflicts."""
    from rich.text import Text

    from kg.cli.console import terminal

    console = terminal()
    for place, record in enumerate(records):
        if place:
            console.print()
            console.rule(style="dim")
        if "row" in record:
            print_record({k: v for k, v in record["row"].items() if k != "statements"})
        else:
            console.print(Text(_heading(record), style="bold"))
        if record.get("rule"):
            _line(console, Text(f"because {record['rule']}"))
        if told := _standing_of(record):
            _line(console, Text(told))
        notes: dict[str, int] = {}
        _section(console, "it rests on", record["statements"], notes)
        _section(console, "decided also by", record.get("decided_by", ()), notes)
        _edges(console, record.get("edges", ()))
        _judgements(console, record.get("judgements", ()))
        _conflicts(console, record.get("conflicts", ()))
        _list(console, "sources", [f"[{number}] {note}" for note, number in notes.items()])


def print_missing(record: dict[str, Any]) -> None:
    """The record of `kg why-not` as a page: the answer, the reasons, what comes near, coverage."""
    from rich.text import Text

    from kg.cli.console import terminal

    console = terminal()
    console.print(Text(record["asked"], style="bold"))
    for note in record.get("notes", ()):
        _line(console, Text(note, style="dim"))
    _line(console, Text(record["words"]))
    notes: dict[str, int] = {}
    for reason in record.get("reasons", ()):
        _section(console, reason["words"], reason.get("statements", ()), notes)
        if not reason.get("statements"):
            _line(console, Text(reason["words"]))
    _edges(console, record.get("edges", ()), "edges; `kg why ID` tells more")
    near: dict[str, list[dict[str, Any]]] = {}
    for row in record.get("near", ()):
        near.setdefault(row["how"], []).append(row)
    for how, rows in near.items():
        _edges(console, rows, f"near: {how}")
    _list(console, "loaded sources that cover such things", record.get("covered_by", ()))
    _list(console, "sources", [f"[{number}] {note}" for note, number in notes.items()])


def print_conflict_pairs(rows: Iterable[dict[str, Any]]) -> None:
    """Conflicts as a reader weighs them: why, and below it the two sides."""
    from rich.text import Text

    from kg.cli.console import terminal

    console = terminal()
    for number, row in enumerate(rows, 1):
        console.rule(f"{number}  {row['kind']}", style="dim", align="left")
        console.print(Text(row["why"], style="bold"))
        for side in "ab":
            _side(console, {name[2:]: row[name] for name in row if name.startswith(f"{side}_")})


def _side(console: Console, side: dict[str, Any]) -> None:
    from rich.text import Text

    when = f", {side['time']}" if side["time"] else ""
    _line(console, Text(f"• {side['what']}{when}"), 2)
    if side["words"] and side["words"] not in side["what"]:
        _line(console, Text(f"“{side['words']}”", style="italic"))
    told = [side["source"], side["statement"]]
    if side["said_by"] != "the source itself":
        told.insert(0, f"said by {side['said_by']}")
    if side["rank"] != "normal":
        told.append(f"ranked {side['rank']}")
    _line(console, Text(" · ".join(told), style="dim"))


def _heading(record: dict[str, Any]) -> str:
    when = f", {record['time']}" if record.get("time") else ""
    return (
        f"{record['what']}{when}  [{record['id']}]" if record["kind"] != "row" else record["what"]
    )


def _standing_of(record: dict[str, Any]) -> str:
    if record["kind"] != "edge":
        return ""
    parts = [counted(record["independent_sources"], "independent source")]
    if record["basis"] == "policy":
        parts.append("accepted by a policy, seen by no person")
    if record["contested"]:
        parts.append("contested")
    return "; ".join(parts)


def _section(
    console: Console, title: str, rows: Iterable[dict[str, Any]], notes: dict[str, int]
) -> None:
    from rich.text import Text

    for place, row in enumerate(rows):
        if not place:
            console.print(Text(f"\n{title}", style="dim"))
        _statement(console, row, notes.setdefault(row["citation"], len(notes) + 1))


def _statement(console: Console, row: dict[str, Any], note: int) -> None:
    from rich.text import Text

    when = f", {row['time']}" if row.get("time") else ""
    _line(console, Text(f"{row['says']}{when} [{note}]", style="bold"), 2)
    carried = [f"{name.replace('_', ' ')}: {row[name]}" for name in _SHOWN if name in row]
    if carried:
        _line(console, Text("; ".join(carried)))
    if "quotation" in row:
        _line(console, _quoted(row))
    elif row.get("original"):
        _line(console, Text(f"in its words: {'; '.join(row['original'])}", style="italic"))
    who = row.get("said_by")
    if who and who != "the source itself":
        _line(console, Text(f"said by {who}"))
    if row.get("note"):
        _line(console, Text(f"note: {row['note']}"))
    for hindrance in row.get("hindered", ()):
        _line(console, Text(f"does not count: {hindrance}", style="bold red"))
    told = [row["id"]]
    if "accepted" in row:
        told.append(f"accepted {row['accepted']}")
    if "rank" in row:
        told.append(f"ranked {row['rank']}")
    _line(console, Text(" · ".join([*told, row["entered"]]), style="dim"))


def _quoted(row: dict[str, Any]) -> Text:
    """The sentence, with the words that carry the claim underlined."""
    from rich.text import Text

    sentence = row.get("sentence") or row["quotation"]
    text = Text(f"“{sentence}”", style="italic")
    if row.get("trigger"):
        start = text.plain.find(row["trigger"])
        if start >= 0:
            text.stylize("underline", start, start + len(row["trigger"]))
    if row.get("translation"):
        text.append(" (translated)", style="not italic")
    return text


def _edges(
    console: Console, rows: Sequence[dict[str, Any]], title: str = "edges that rest on it"
) -> None:
    _list(console, title, [
        f"{row['what']}" + (f", {row['time']}" if row.get("time") else "") + f"  {row['id']}"
        for row in rows
    ])  # fmt: skip


def _judgements(console: Console, rows: Sequence[dict[str, Any]]) -> None:
    """What somebody had to judge; that a source uses our ids, or stands alone, is in the JSON."""
    _list(console, "who is who", [
        f"{', '.join(row['words'])} → {row['name'] or row['thing']} ({row['thing']}): "
        f"{row['why']} ({row['by']})"
        for row in rows
        if row["by"] not in ("policy:own-identifier", "nobody")
    ])  # fmt: skip


def _conflicts(console: Console, rows: Sequence[dict[str, Any]]) -> None:
    words = {"certain": "contradicts", "same_day": "the same day?", "possible": "may contradict"}
    _list(console, "against it", [f"{words[row['standing']]}: {row['why']}" for row in rows])


def _list(console: Console, title: str, lines: Sequence[str]) -> None:
    from rich.text import Text

    if lines:
        console.print(Text(f"\n{title}", style="dim"))
    for line in lines:
        _line(console, Text(line), 2)


def _line(console: Console, text: Text, indent: int = 4) -> None:
    from rich.padding import Padding

    console.print(Padding(text, (0, 0, 0, indent)))
