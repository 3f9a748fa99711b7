"""A dossier is text with sources: every line leads to statements, and nothing planned is done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import BadInput, NotFound
from kg.knowledge import KnowledgeGraph
from kg.page import Page, all_lines, page_text, plain
from tests.command_line import run
from tests.dossier.markdown import faults

APART = ("Planned, demanded, alleged, denied: not told as done",)


@pytest.fixture(scope="module")
def graph(demo_graph: Path) -> KnowledgeGraph:
    return KnowledgeGraph(demo_graph, by="test")


@pytest.fixture(scope="module")
def page(graph: KnowledgeGraph) -> Page:
    return graph.dossier("Japan", "Russia")


def texts(page: Page, section: str) -> list[str]:
    return [plain(line.text) for path, line in all_lines(page.sections) if section in path]


@pytest.mark.parametrize(
    "named",
    [
        ("Japan", "Russia"),
        ("Russia",),
        ("Toshimitsu Motegi",),
        ("Joint Declaration by the Soviet Union and Japan (Moscow, 1956)",),
        ("place-shikotan",),
        ("Toshimitsu Motegi", "Sergey Lavrov"),
    ],
)
def test_every_line_rests_on_statements_that_are_there_and_are_cited(
    graph: KnowledgeGraph, named: tuple[str, ...]
) -> None:
    page = graph.dossier(*named)
    known = {row["id"] for row in graph.folder.ledger.rows("SELECT id FROM statements")}
    works = {work.id for work in page.works}
    notes = {note.number: note for note in page.notes}
    assert list(notes) == list(range(1, len(notes) + 1))
    lines = [line for _, line in all_lines(page.sections)]
    assert lines
    for line in lines:
        cited = [notes[number] for number in line.notes]
        assert line.statements and set(line.statements) <= known
        assert {st for note in cited for st in note.statements} == set(line.statements)
        assert {note.work for note in cited} <= works


def test_nothing_planned_or_denied_is_told_as_done(graph: KnowledgeGraph, page: Page) -> None:
    rows = graph.folder.ledger.rows("SELECT id, modality, polarity FROM statements")
    modality = {row["id"]: row["modality"] for row in rows}
    polarity = {row["id"]: row["polarity"] for row in rows}
    told = 0
    for path, line in all_lines(page.sections):
        said = {modality[statement] for statement in line.statements}
        if path[0] not in APART:
            assert said == {"actual"}, plain(line.text)
        elif said != {"actual"}:
            told += 1
            assert line.standing and not (said & {"actual"})
        if {polarity[statement] for statement in line.statements} == {"denied"}:
            assert "denied" in line.standing
    assert told > 5


def test_a_visit_that_was_postponed_stands_apart_with_what_postponed_it(page: Page) -> None:
    told = texts(page, "Postponed")
    assert told[0] == "Yeltsin's visit to Japan planned for September 1992"
    assert told[-1] == "Postponement of Yeltsin's visit, 1992-09-09 postponed it."


def test_both_names_of_the_islands_stand_side_by_side(page: Page) -> None:
    told = texts(page, "Territories")
    assert "Etorofu (Japan) / Iturup (Russia)" in told
    assert any(text.startswith("It was called “Etorofu” by Japan") for text in told)
    assert any(text.startswith("It was called “Iturup” by Russia") for text in told)


def test_what_sources_tell_against_each_other_stands_in_place(page: Page) -> None:
    pact = next(
        line
        for _, line in all_lines(page.sections)
        if plain(line.text).startswith("13 April 1941: Neutrality Pact")
    )
    (against,) = [
        below for line in pact.under for below in line.under if below.standing == "sources differ"
    ]
    assert "1941-04-13" in plain(against.text) and "1941-04-25" in plain(against.text)
    assert len(against.statements) == 2 and len(against.notes) == 2


def test_the_offices_of_those_who_met_are_told(page: Page) -> None:
    told = texts(page, "Meetings, visits and other contacts")
    assert "Sergey Lavrov, Foreign Minister of Russia, for Russia took part in it as host." in told


def test_it_ends_with_what_no_person_has_seen(page: Page) -> None:
    assert re.match(
        r"It rests on \d+ statements\. \d+ of them were accepted by a policy", page.closing[0]
    )
    used = {st for _, line in all_lines(page.sections) for st in line.statements}
    assert page.closing[0].startswith(f"It rests on {len(used)} statements.")


def test_it_tells_what_sources_declare_that_they_cover(page: Page) -> None:
    (part,) = [s for s in page.sections if s.heading == "What the sources do not cover"]
    assert any("“Russia and Japan, 1855-2019” declares to cover" in r for r in part.remarks)
    assert any(
        "years: 1855–2019; relations: diplomatic relations, wars" in remark
        for remark in part.remarks
    )


def test_what_was_said_on_one_thing_is_told_of_it(graph: KnowledgeGraph) -> None:
    said = texts(graph.dossier("Northern Territories"), "Statements on it")
    assert any(line.startswith("Foreign Ministry of Russia spoke on it: “that") for line in said)
    assert any(line.startswith("Japan demanded, on it: “that the attribution") for line in said)


def test_a_person_has_offices_and_is_called_by_name(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Sergey Lavrov")
    told = [plain(line.text) for _, line in all_lines(page.sections)]
    assert not any(line.startswith("It was born") for line in told)
    assert [s.heading for s in page.sections][:2] == ["Who is meant", "Offices"]
    first = texts(page, "Offices")[0]
    assert (
        first == "Sergey Lavrov was Foreign Minister of Russia from 9 March 2004, the end not told."
    )


def test_what_an_id_names_is_called_by_its_name(graph: KnowledgeGraph) -> None:
    page = graph.dossier("polity-japan", "Russia")
    assert page.title == "Dossier: Japan – Russia"
    assert page.sections[0].remarks[0].startswith("“Japan” means here: Japan (polity-japan)")


def test_the_period_leaves_out_what_lies_outside(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Japan", "Russia", first="1950", last="1960")
    told = texts(page, "Agreements of the two")
    assert any("Moscow, 1956" in text for text in told)
    assert not any("Portsmouth" in text and "1905:" in text for text in told)


def test_a_topic_keeps_what_deals_with_it(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Japan", "Russia", topic="peace treaty between Japan and Russia")
    told = texts(page, "Meetings, visits and other contacts")
    assert any("Lavrov–Kono talks, Moscow, 2019-01-14" in text for text in told)
    assert not any("Lavrov–Kono talks, Tokyo, 2019-05-31" in text for text in told)


def test_a_topic_goes_before_a_treaty_of_its_name(graph: KnowledgeGraph) -> None:
    by_name = graph.dossier("Japan", "Soviet Union", topic="peace treaty")
    by_id = graph.dossier("Japan", "Soviet Union", topic="topic-peace-treaty")
    assert by_name.sections == by_id.sections


def test_a_period_that_ends_before_it_begins_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(BadInput, match="later than"):
        graph.dossier("Japan", "Russia", first="1960", last="1950")
    assert graph.dossier("Japan", "Russia", first="1956-11", last="1956").sections


def test_without_predecessors_only_the_state_of_that_name_is_meant(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Japan", "Russia", predecessors=False)
    assert not any("Shimoda" in text for text in texts(page, "Agreements of the two"))


def test_the_order_in_which_the_sides_are_named_changes_no_line(
    graph: KnowledgeGraph, page: Page
) -> None:
    other = graph.dossier("Russia", "Japan")
    assert other.title == "Dossier: Russia – Japan"

    def lines(of: Page) -> set[tuple[str, tuple[str, ...]]]:
        return {(plain(line.text), line.statements) for _, line in all_lines(of.sections)}

    assert lines(other) == lines(page)


def test_a_scope_tells_what_its_sources_tell(graph: KnowledgeGraph) -> None:
    whole = graph.dossier("Japan", "Russia")
    part = graph.dossier("Japan", "Russia", scope=graph.scope(not_sources=["tass-aae08a94c2"]))
    assert any("Top Japanese diplomat" in work.citation for work in whole.works)
    assert not any("Top Japanese diplomat" in work.citation for work in part.works)
    assert any("tass-aae08a94c2" in remark for remark in part.remarks)


def test_what_no_person_has_seen_is_not_told_where_only_the_reviewed_is_wanted(
    graph: KnowledgeGraph,
) -> None:
    page = graph.dossier("Japan", "Russia", scope=graph.scope(reviewed=True))
    assert "Only what a person or a curated data set stands for." in page.remarks
    assert not any("not reviewed" in plain(line.text) for _, line in all_lines(page.sections))
    rests, waiting, unseen = page.closing
    assert " 0 of them were accepted by a policy" in rests and "not reviewed" not in rests
    assert "wait for review and are not told." in waiting
    assert "accepted by a policy and seen by no person: not told here" in unseen


def test_a_name_of_nobody_and_one_name_twice_are_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(NotFound, match=r"nothing named 'Jpan'.*did you mean"):
        graph.dossier("Jpan", "Russia")
    with pytest.raises(BadInput, match=r"share .*Soviet Union \(polity-soviet-union\).*--without"):
        graph.dossier("Russia", "Soviet Union")
    with pytest.raises(BadInput, match=r"mean the same: Japan \(polity-japan\)"):
        graph.dossier("Japan", "polity-japan", predecessors=False)


def test_the_command_writes_what_python_tells(demo_graph: Path, tmp_path: Path, page: Page) -> None:
    done = run("dossier Japan Russia", demo_graph)
    assert done.code == 0 and done.out == page_text(page)
    for suffix in ("html", "md", "csv"):
        target = tmp_path / f"d.{suffix}"
        done = run(["dossier", "Japan", "Russia", "-o", str(target)], demo_graph)
        assert done.code == 0 and done.rows[0]["notes"] == len(page.notes)
        assert target.read_text("utf-8").replace("\r\n", "\n") == page_text(page, suffix).replace(
            "\r\n", "\n"
        )
    assert run(["dossier", "Japan", "-o", str(tmp_path / "d.pdf")], demo_graph).code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.csv", "d.html", "d.md"]


@pytest.mark.parametrize(
    "named", [("Japan", "Russia"), ("Kuril Islands",), ("Sergey Lavrov",), ("France", "Chile")]
)
def test_the_markdown_alone_leads_from_every_line_to_the_ledger(
    graph: KnowledgeGraph, named: tuple[str, ...]
) -> None:
    told = page_text(graph.dossier(*named), "md")
    assert list(faults(told, graph.folder.path / "ledger.sqlite")) == []


def test_the_markdown_is_read_with_suspicion(graph: KnowledgeGraph) -> None:
    told = page_text(graph.dossier("Japan", "Russia"), "md")
    ledger = graph.folder.path / "ledger.sqlite"
    planned = re.search(r"^- \*\*Planned:\*\*(.*)$", told, re.MULTILINE)
    assert planned is not None
    for spoiled, fault in (
        (re.sub(r"(?m)^(  - [^\[]+)(\[\^\d+\])+$", r"\1", told, count=1), "rests on no statement"),
        (re.sub(r"`st-[0-9a-f]{20}`", "`st-00000000000000000000`", told), "does not hold"),
        (told.replace("\n## Territories\n", f"\n## Territories\n\n-{planned[1]}\n", 1), "as done"),
        (told.replace("It rests on ", "It rests on 1", 1), "it says that it rests on"),
    ):
        assert any(fault in one for one in faults(spoiled, ledger)), fault
