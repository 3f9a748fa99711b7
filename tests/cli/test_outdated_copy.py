"""A copy that another version made is built anew once, and a command that only reads says so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.command_line import Outcome, run, run_process


def outdate(graph: Path, copy: str) -> None:
    pointer = graph / copy / "current"
    build, _, _ = pointer.read_text("utf-8").partition("\n")
    pointer.write_text(f"{build}\n0000000000000000", "utf-8")


def test_reading_says_once_why_it_builds(own_graph: Path) -> None:
    assert run("conflicts", own_graph).err == ""
    outdate(own_graph, "rdf")
    first = run("conflicts", own_graph)
    assert first.told.startswith(f"building {own_graph / 'rdf'} anew, once: another version")
    again = run("conflicts", own_graph)
    assert again.err == "" and again.out == first.out


def test_two_readers_at_once_do_not_collide(own_graph: Path) -> None:
    outdate(own_graph, "rdf")

    def read(_: int) -> Outcome:
        return run_process("show", "Sergey Lavrov", graph=own_graph)

    with ThreadPoolExecutor(2) as both:
        told = list(both.map(read, range(2)))
    assert sum("building" in one.err for one in told) == 1
    for one in told:
        assert one.code == 0 or "wait until it has finished" in one.err
    assert run(["show", "Sergey Lavrov"], own_graph).out == next(
        one.out for one in told if one.code == 0
    )
