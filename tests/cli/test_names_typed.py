"""What a person types to name a thing: an id, a name, or a family name that one person has."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import run


def test_a_family_name_that_one_person_has(demo_graph: Path) -> None:
    assert run("show Motegi", demo_graph).rows[0]["name"] == "Toshimitsu Motegi"
    assert run("show motegi", demo_graph).rows[0]["name"] == "Toshimitsu Motegi"


def test_a_family_name_of_several_lists_them(demo_graph: Path) -> None:
    done = run("show Kono", demo_graph)
    assert done.code == 1
    assert done.told.endswith(
        "names several things: Ichiro Kono (person-ichiro-kono); Taro Kono (person-taro-kono); "
        "give the id of one"
    )
    for command in ("why-not Lavrov MET_WITH Kono", "cite Kono", "dossier Kono", "note Kono x"):
        assert run(command, demo_graph).told == done.told


def test_a_name_goes_before_a_family_name(demo_graph: Path) -> None:
    assert run("show Moscow", demo_graph).rows[0]["labels"] == ["Place"]


def test_a_states_name_shows_each_version(demo_graph: Path) -> None:
    done = run("show Russia", demo_graph)
    assert done.code == 0
    shown = [row["id"] for row in done.rows]
    assert shown == [
        "polity-rsfsr",
        "polity-russia",
        "polity-russian-empire",
        "polity-soviet-union",
    ]
    asked = run("ask C --param state=Russia", demo_graph).err
    assert asked.splitlines()[0] == f"state: {done.told}"
    assert all(row["statements"] for row in done.rows)
    then = run("show Russia --on 1904-02-10", demo_graph)
    assert [row["id"] for row in then.rows] == ["polity-russian-empire"]
    assert [row["id"] for row in run("show 'Soviet Union'", demo_graph).rows] == shown[3:]


def test_a_page_shows_the_same_versions(demo_graph: Path, tmp_path: Path) -> None:
    target = tmp_path / "russia.md"
    assert run(["show", "Russia", "-o", str(target)], demo_graph).code == 0
    text = target.read_text("utf-8")
    assert text.startswith("# Russia\n") and "polity-russian-empire, polity-soviet-union" in text
    rows = run("show Russia", demo_graph).rows
    told = {said["statement"] for row in rows for said in row["statements"]}
    assert f"{len(told)} statements" in text


def test_a_page_of_a_statement_holds_it(demo_graph: Path, tmp_path: Path) -> None:
    statement = run("show Motegi", demo_graph).rows[0]["statements"][0]["statement"]
    assert run(["show", statement, "-o", str(tmp_path / "one.md")], demo_graph).code == 0
    assert "1 statement; st-" in (tmp_path / "one.md").read_text("utf-8")


def test_others_take_a_states_name_as_a_question_does(demo_graph: Path) -> None:
    conflicts = run("conflicts Russia", demo_graph)
    one_by_one = [
        row["about_id"]
        for uid in (row["id"] for row in run("show Russia", demo_graph).rows)
        for row in run(["conflicts", uid], demo_graph).rows
    ]
    assert conflicts.code == 0 and {row["about_id"] for row in conflicts.rows} == set(one_by_one)
    assert "Russia = RSFSR (polity-rsfsr)" in conflicts.told
    assert len(run("cite Russia", demo_graph).out) > len(run("cite polity-rsfsr", demo_graph).out)
    days = "diff --on 1900-01-01 2000-01-01 --about"
    whole = run(f"{days} Russia", demo_graph).rows
    for uid in ("polity-russia", "polity-russian-empire"):
        assert all(row in whole for row in run(f"{days} {uid}", demo_graph).rows)
    assert run("note Russia 'a note is on one thing'", demo_graph).code == 1
