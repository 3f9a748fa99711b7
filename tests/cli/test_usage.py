"""A wrong command line is exit code 2; a name that is nearly right is offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import run


@pytest.mark.parametrize(
    "command",
    [
        "frobnicate",
        "load facts",
        "ask A --engine prolog",
        "ask A --format yaml",
        "ask A --param person",
        "export svg -o graph.svg",
        "export gexf",
        "push oracle",
        "cypher",
        "init somewhere",
        "ask A --engine sparql --server neo4j",
    ],
)
def test_a_wrong_command_line_is_code_2(
    command: str, demo_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    done = run(command, demo_graph)
    assert done.code == 2, done.err
    assert done.out == "" and "Error: " in done.err


@pytest.mark.parametrize(
    ("command", "offered"),
    [
        ("statsu", "status"),
        ("ask treaties-singed", "treaties-signed"),
        ("ask B --param yaer=1956", "year"),
        ("ask C --param state=Japn", "Japan"),
        ("ask A --param 'person=Sergei Lavrow'", "Sergey Lavrov"),
        ("show 'Toshimitsu Motgei'", "Toshimitsu Motegi"),
        ("load fact sheet.yml", "facts"),
        ("add Japan HELD_OFICE x --source y", "HELD_OFFICE"),
        ("retract wilson-center-digital-archiv-9e8b4d51-359caf27bx", "wilson-center-digital-arch"),
    ],
)
def test_the_nearest_name_is_offered(command: str, offered: str, demo_graph: Path) -> None:
    done = run(command, demo_graph)
    assert done.code in (1, 2)
    assert "did you mean" in done.err and offered in done.err


@pytest.mark.parametrize(
    "command",
    [
        "status",
        "doctor",
        "sources",
        "show x",
        "ask",
        "ask A",
        "cypher 'RETURN 1'",
        "sparql 'ASK {}'",
        "add a b c --source d",
        "load facts x.yml",
        "retract x",
        "export -o x.gexf",
        "snapshot -o x",
        "push neo4j",
    ],
)
def test_a_missing_graph_is_not_made(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(command, Path("missing"))
    assert done.code == 1
    assert done.told == "kg: no graph in missing: make one with `kg -g missing init`"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", "utf-8")
    for command in (f"-g {tmp_path} init", f"-g {tmp_path} demo"):
        assert run(command).code == 1
    assert [p.name for p in tmp_path.iterdir()] == ["letters.txt"]


def test_a_graph_is_not_made_over_another(own_graph: Path) -> None:
    assert "graph here already" in run("init", own_graph).told
