"""Reviewing at a terminal: a sentence, a claim, one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.keys import pressed
from kg.cli.output import say
from kg.errors import DragomanError
from kg.reviewing import EDITABLE, REASONS

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph
    from kg.reviewing import Item

__all__ = ["session"]

_ASK = "[a]ccept, [r]eject, [e]dit, [s]kip, undo [z], [q]uit"
_KEYS = frozenset("aresqz")


def session(graph: KnowledgeGraph, items: list[Item]) -> None:
    """Ask each claim; every answer is kept at once, the projections follow at the end."""
    done: list[tuple[int, str]] = []
    place = 0
    try:
        while place < len(items):
            item = items[place]
            _show(item, place, len(items))
            say(_ASK)
            key = pressed(_KEYS)
            if key == "q":
                break
            if key == "z":
                place = _undo(graph, done, place)
                continue
            if key != "s":
                if not _decide(graph, item, key):
                    continue
                done.append((place, item.statement))
            place += 1
    finally:
        if done:
            graph.folder.refresh()
        say(f"{len(done)} decided; the rest waits")


def _decide(graph: KnowledgeGraph, item: Item, key: str) -> bool:
    """Whether the claim is decided now; a slip is told, and the claim asked again."""
    try:
        if key == "a":
            graph.review(item.statement, "accept", refresh=False)
            say("accepted")
        elif key == "r":
            reason = _reason()
            if reason is None:
                return False
            graph.review(item.statement, "reject", reason=reason, refresh=False)
            say(f"rejected: {reason}")
        else:
            changes = _changes(item)
            if not changes:
                say("nothing changed")
                return False
            say(f"kept as {graph.edit(item.statement, changes, refresh=False)}")
    except DragomanError as error:
        say(f"kg: {error}")
        return False
    return True


def _reason() -> str | None:
    say(", ".join(f"[{n}] {reason}" for n, reason in enumerate(REASONS, 1)) + ", [b]ack")
    key = pressed((*map(str, range(1, len(REASONS) + 1)), "b"))
    return None if key == "b" else REASONS[int(key) - 1]


def _changes(item: Item) -> dict[str, str]:
    say("enter keeps what stands there; - empties it")
    found = {}
    for name in EDITABLE:
        old = item.cells.get(name, "")
        new = click.prompt(name, default=old, show_default=bool(old), err=True).strip()
        new = "" if new == "-" else new
        if new != old:
            found[name] = new
    return found


def _undo(graph: KnowledgeGraph, done: list[tuple[int, str]], place: int) -> int:
    if not done:
        say("nothing to undo")
        return place
    back, statement = done.pop()
    try:
        graph.undo_review(statement, refresh=False)
    except DragomanError as error:
        say(f"kg: {error}")
    return back


def _show(item: Item, place: int, total: int) -> None:
    from rich.text import Text

    from kg.cli.console import terminal

    console = terminal()
    found = f"found by {item.engines}" if item.engines else None
    about = [item.tier, found, item.standing, item.precision, item.source, item.published]
    console.rule(Text(f"{place + 1} of {total}", style="dim"), style="dim")
    sentence = Text(item.sentence)
    if item.marked:
        sentence.stylize("bold reverse", *item.marked)
    console.print(sentence)
    console.print(Text(f"→ {item.claim}", style="bold"))
    if item.said_by:
        console.print(Text(f"  said by {item.said_by}"))
    console.print(Text("  " + " · ".join(part for part in about if part), style="dim"))
