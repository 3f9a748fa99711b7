"""What a person types to name a thing: an id, a name, or a family name that one person has."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    "words", ["the Japanese foreign minister", "Minister for Foreign Affairs of Japan"]
)
def test_an_office_in_the_words_of_sources(words: str, demo_graph: Path) -> None:
    done = run(["ask", "2", "--param", f"office={words}", "--on", "2019-10-01"], demo_graph)
    assert f"{words} = Foreign Minister of Japan (office-japan-foreign-minister)" in done.err
    named = run(["ask", "2", "--param", "office=Foreign Minister of Japan", "--on", "2019-10-01"],
                demo_graph)  # fmt: skip
    assert done.rows == named.rows != []
    assert run(["show", words], demo_graph).rows[0]["id"] == "office-japan-foreign-minister"


def test_an_office_that_a_day_decides(demo_graph: Path) -> None:
    words = "the Russian foreign minister"
    several = run(["show", words], demo_graph)
    assert several.code == 1 and "office-soviet-union-foreign-minister" in several.told
    assert "several offices (or give a day)" in several.told
    asked = ["ask", "3", "--param", f"office={words}", "--param"]
    done = run([*asked, "from=1995", "--param", "to=2020"], demo_graph)
    assert "(office-russia-foreign-minister)" in done.err
    spanning = run([*asked, "from=1960", "--param", "to=2020"], demo_graph)
    assert spanning.code == 1 and "office-soviet-union-foreign-minister" in spanning.told


def test_where_to_look_for_what_nothing_bears(demo_graph: Path) -> None:
    for command in (["ask", "2", "--param", "office=外務大臣"], ["show", "外務大臣"]):
        assert "`kg find '外務大臣'` looks for" in run(command, demo_graph).told


@pytest.mark.parametrize("words", ["show ''", "ask C --param state=", "dossier ' '", "cite ''"])
def test_a_name_is_wanted(words: str, demo_graph: Path) -> None:
    done = run(words, demo_graph)
    assert done.code == 1 and "an empty name is no name" in done.told
    assert "there is no word in" in run("find ''", demo_graph).told


def test_whose_office_it_is_decides_who_covers_it(demo_graph: Path) -> None:
    """A source on Japan and Russia says nothing about who governed Peru."""
    held = "ask 2 --param 'office=Foreign Minister of {}' --on 1860-01-01"
    assert "nothing found; covered by Russia and Japan" in run(held.format("Japan"), demo_graph).err
    peru = run(held.format("Peru"), demo_graph)
    assert peru.rows == [] and "\nnot covered: no loaded source" in peru.err
