"""Every command tells what it does and ends its help with an example that runs."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click
import pytest

from kg.cli.group import COMMANDS, kg
from tests.command_line import digest, run

GOLD = Path(__file__).parents[1] / "extract" / "gold"
ARTICLE = (
    "Foreign Minister Sergey Lavrov met with Japanese Foreign Minister Toshimitsu Motegi "
    "in New York on Wednesday.\n"
)


def example(name: str) -> str:
    """The command that ends the help, its lines joined."""
    command = kg.get_command(click.Context(kg), name)
    assert command is not None and command.help is not None
    _, sign, text = command.help.partition("Example:\n")
    assert sign, f"kg {name} shows no example"
    return text.replace("\b\n", "").replace("\\\n", " ").strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_it_says_what_it_does(name: str) -> None:
    found = run([name, "--help"])
    assert found.code == 0 and found.out.startswith(f"Usage: kg {name}")
    assert "\n" not in example(name) and " kg " in f" {example(name)}"
    command = kg.get_command(click.Context(kg), name)
    assert command is not None
    options = [p for p in command.params if isinstance(p, click.Option)]
    assert [p.name for p in options if not p.help] == []


def test_the_group_lists_them_all() -> None:
    listed = run("--help").out
    assert [name for name in COMMANDS if f"\n  {name} " not in listed] == []


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("demo", "push")])
def test_the_example_runs(
    name: str, own_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if name != "init":
        monkeypatch.setenv("KG_GRAPH", str(own_graph))
    Path("talks.txt").write_text(ARTICLE, "utf-8")
    if name == "evaluate":
        shutil.copytree(GOLD, "articles", ignore=shutil.ignore_patterns("README.md"))
        shutil.copy(GOLD / "dev-readout.gold.jsonl", "talks.gold.jsonl")
    if name == "retract":
        run(shlex.split(example("load"))[1:])
    done = run(shlex.split(example(name))[1:])
    assert done.code == 0, done.err
    assert done.out or name in ("init", "extract")  # which say where it is


def test_the_example_of_push_reaches_for_the_server(
    demo_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, password, *words = shlex.split(example("push"))
    assert place.startswith("NEO4J_URI=bolt://localhost:") and password == "NEO4J_PASSWORD=…"
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "…")
    done = run(words[1:], demo_graph)
    assert done.code == 4 and "127.0.0.1:1" in done.told


@pytest.mark.slow
def test_the_example_of_demo_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(shlex.split(example("demo"))[1:])
    assert done.code == 0, done.err
    made = Path("graph")
    assert {p.suffix for p in (made / "files").iterdir()} >= {".gexf", ".graphml", ".ttl"}
    assert len(digest(made)) == 64
    assert done.err.count("Cypher and SPARQL give the same") == 3
