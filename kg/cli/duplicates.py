"""`kg duplicates`: a queue of pairs to judge, at the terminal or in a sheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.graph import opened
from kg.cli.keys import pressed
from kg.cli.output import format_option, say, write_rows
from kg.errors import BadInput, DragomanError
from kg.judging.duplicates import KINDS

if TYPE_CHECKING:
    from kg.judging.duplicates import Duplicate
    from kg.knowledge import KnowledgeGraph

__all__ = ["duplicates"]

_KEYS = {"s": "same", "n": "not_same", "u": "unsure"}
_ASK = "[s]ame, [n]ot the same, [u]nsure, s[k]ip, undo [z], [q]uit"


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="Only things of this kind.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many.")
@click.option(
    "-o", "target", type=click.Path(path_type=Path), help="Write a sheet to fill in (csv, xlsx)."
)
@click.option(
    "--decide",
    "filled",
    type=click.Path(path_type=Path),
    help="Take in a filled sheet: all of its decisions, or none.",
)
@click.option("--dry-run", is_flag=True, help="With --decide: only check and count.")
@format_option
@click.pass_context
def duplicates(
    context: click.Context,
    kind: str | None,
    limit: int,
    target: Path | None,
    filled: Path | None,
    dry_run: bool,
    shape: str | None,
) -> None:
    """List things that may be one and that nobody has judged, the likeliest first.

    At a terminal each pair is asked, and each answer is kept at once: stop and
    go on when you like. With -o the pairs go into a sheet; write same, not same
    or unsure into its column `decision` and give it back with --decide.

    Example:

        kg duplicates --kind person -o pairs.csv
    """
    with opened(context) as graph:
        if filled is not None:
            return write_rows([graph.decide_duplicates(filled, dry_run=dry_run)], shape)
        if target is not None:
            count = graph.write_duplicates(target, kind=kind, limit=limit)
            say("fill in `decision`, then give the sheet to --decide")
            return write_rows([{"sheet": str(target), "pairs": count}], shape)
        queue = graph.duplicates(kind=kind, limit=limit)
        if shape is None and sys.stdin.isatty() and sys.stdout.isatty():
            return _session(graph, queue)
    write_rows([pair.as_dict() for pair in queue], shape)


def _session(graph: KnowledgeGraph, queue: list[Duplicate]) -> None:
    done: list[tuple[int, Duplicate]] = []
    place = 0
    try:
        while place < len(queue):
            pair = queue[place]
            _show(pair, place, len(queue))
            say(_ASK)
            key = pressed((*_KEYS, "k", "z", "q"))
            if key == "q":
                break
            if key == "z":
                place = _undo(graph, done, place)
                continue
            if key != "k" and _judge(graph, pair, _KEYS[key]):
                done.append((place, pair))
            place += 1
    finally:
        if done:
            graph.folder.refresh()
        say(f"{len(done)} judged; the rest waits")


def _judge(graph: KnowledgeGraph, pair: Duplicate, verdict: str) -> bool:
    from kg.judging.decide import decide

    try:
        with graph.folder.writing():
            decide(
                graph.folder.ledger, pair.left.id, pair.right.id, verdict,
                by=graph.by, why="; ".join(("judged in the queue", *pair.why))[:500],
            )  # fmt: skip
    except BadInput as error:
        say(f"kg: {error}")
        return False
    say(verdict.replace("_", " "))
    return True


def _undo(graph: KnowledgeGraph, done: list[tuple[int, Duplicate]], place: int) -> int:
    from kg.judging.decide import undo

    if not done:
        say("nothing to undo")
        return place
    back, pair = done.pop()
    try:
        with graph.folder.writing():
            undo(graph.folder.ledger, pair.left.id, pair.right.id, by=graph.by)
    except DragomanError as error:
        say(f"kg: {error}")
    return back


def _show(pair: Duplicate, place: int, total: int) -> None:
    from rich.table import Table
    from rich.text import Text

    from kg.cli.console import terminal

    left, right = pair.left.as_dict(), pair.right.as_dict()
    table = Table(title=f"{place + 1} of {total}: {pair.kind}, score {pair.score:.2f}")
    for heading in ("", "left", "right (its id is kept)"):
        table.add_column(heading, overflow="fold")
    for field in left:
        cells = [record[field] for record in (left, right)]
        shown = [x if isinstance(x, str) else "\n".join(x[:15]) for x in cells]
        table.add_row(Text(field), *(Text(text) for text in shown))
    terminal().print(table)
    for line in pair.why:
        say(line)
