"""What a source states, in its order; and two sources beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput, NotFound
from kg.knowledge import KnowledgeGraph
from kg.page import all_lines, plain
from tests.command_line import run
from tests.graph_folders import load_rows

ARTICLE = "Japan and Russia plan a December visit after ministers meet in Nagoya"


def test_a_source_is_told_in_its_own_order_with_its_words(demo_graph: Path) -> None:
    text = next(demo_graph.glob("texts/*/*.txt")).read_text("utf-8")
    with KnowledgeGraph(demo_graph, by="test") as graph:
        article = next(row["id"] for row in graph.sources() if row["title"] == ARTICLE)
    (shown,) = run(["show", article], demo_graph).rows
    rows = shown["states"]
    places = [text.index(row["quotation"]) for row in rows if row["quotation"] in text]
    assert len(places) == len(rows) > 20 and places == sorted(places)
    assert {row["source"] for row in rows} == {shown["id"]}
    planned = [row for row in rows if row.get("standing") == "planned"]
    assert planned and all(row["review"] == "proposed" for row in planned)


def test_only_what_it_says_about_one_thing(demo_graph: Path, tmp_path: Path) -> None:
    with KnowledgeGraph(demo_graph, by="test") as graph:
        rows = graph.told_by(ARTICLE, about="Sergey Lavrov")
        assert 0 < len(rows) < len(graph.told_by(ARTICLE))
        assert all("Lavrov" in row["told"] for row in rows)
        with pytest.raises(BadInput, match="no source"):
            graph.show("Sergey Lavrov", about="Japan")
    target = tmp_path / "article.html"
    assert (
        run(["show", ARTICLE, "--about", "Sergey Lavrov", "-o", str(target)], demo_graph).code == 0
    )
    assert target.read_text("utf-8").count("<blockquote") == len(rows)


def _took(person: str, **cells: str) -> dict[str, str]:
    return {"subject": person, "predicate": "PARTICIPATED_IN", "object": "talks", **cells}


ONE = [
    {"subject": "treaty", "predicate": "DATED", "phase": "in_force", "time": "1956-12-12",
     "source": "diary"},
    {"subject": "treaty", "predicate": "DATED", "phase": "signed", "time": "1956-10-19",
     "source": "diary"},
    {"subject": "Japan", "predicate": "AT_WAR", "object": "Soviet Union", "time": "1945/1956",
     "source": "diary"},
    {"subject": "Anna Alba", "predicate": "BORN", "time": "1901", "source": "diary"},
    {"subject": "treaty", "predicate": "DATED", "phase": "in_force", "time": "1957-01-01",
     "source": "issue"},
    {"subject": "treaty", "predicate": "DATED", "phase": "signed", "time": "1956",
     "source": "issue"},
    {"subject": "Soviet Union", "predicate": "AT_WAR", "object": "Japan", "time": "1945-08/1956",
     "source": "issue"},
    {"subject": "Boris Bruno", "predicate": "BORN", "time": "1902", "source": "issue"},
]  # fmt: skip


def test_two_sources_stand_beside_each_other(own_graph: Path, tmp_path: Path) -> None:
    with KnowledgeGraph(own_graph, by="test") as graph:
        load_rows(graph.folder.ledger, tmp_path, ONE)
        found = graph.compare("A diary", "An issue of the gazette")
        both = [{plain_time.time for plain_time in group} for group in found.both]
        assert both == [{"1945/1956", "1945-08/1956"}, {"1956-10-19", "1956"}] or both == [
            {"1956-10-19", "1956"}, {"1945/1956", "1945-08/1956"}]  # fmt: skip
        assert [[told.time for told in side] for side in found.only] == [["1901"], ["1902"]]
        (against,) = found.against
        assert against["standing"] == "certain" and "no day is in both" in against["why"]
        page = found.page()
        told = {path[0]: plain(line.text) for path, line in all_lines(page.sections)}
        assert "Against each other (1)" in told and "Only A diary (1)" in told
        # What one tells more than the other is never told as said by both.
        shared = [row["told"] for row in found.as_rows() if row["who"] == "both"]
        assert all(words.startswith("A diary: ") for words in shared)
        other = (
            "An issue of the gazette: Soviet Union and Japan were at war from August 1945 to 1956."
        )
        assert any(words.endswith(f"from 1945 to 1956. {other}") for words in shared)
        assert len(graph.compare("A diary", "An issue of the gazette", about="Japan").both) == 1
        with pytest.raises(BadInput, match="one source"):
            graph.compare("A diary", "A diary")
        with pytest.raises(NotFound, match="did you mean A diary"):
            graph.compare("A diry", "An issue of the gazette")
    rows = run(["compare", "A diary", "An issue of the gazette"], own_graph).rows
    assert [row["who"] for row in rows] == [
        "both", "both", "only A diary", "only An issue of the gazette", "against (certain)"
    ]  # fmt: skip


def test_the_name_of_a_state_means_all_that_bore_it(demo_graph: Path) -> None:
    with KnowledgeGraph(demo_graph, by="test") as graph:
        about = graph.told_by("Russia and Japan, 1855-2019", about="Russia")
    told = " ".join(row["told"] for row in about)
    assert "Putyatin" in told and "Soviet Union" in told


def test_a_source_is_shown_by_its_title(demo_graph: Path) -> None:
    title = "Top Japanese diplomat to visit Russia in mid-December"
    (by_title,) = run(["show", title, "--about", "Toshimitsu Motegi"], demo_graph).rows
    (by_id,) = run(["show", "tass-aae08a94c2", "--about", "Toshimitsu Motegi"], demo_graph).rows
    assert by_title == by_id and by_title["states"]
    assert "nothing named 'Top Japanes'" in run(["show", "Top Japanes"], demo_graph).told


def test_what_a_person_rejected_is_told_as_such(own_graph: Path) -> None:
    with KnowledgeGraph(own_graph, by="test") as graph:
        (waiting, *_) = [row for row in graph.told_by(ARTICLE) if "standing" not in row]
        words = " ".join(waiting["quotation"].split()[:6])
        graph.review(waiting["statement"], "reject", reason="wrong relation")
        (shown,) = [r for r in graph.told_by(ARTICLE) if r["statement"] == waiting["statement"]]
        assert shown["standing"] == "rejected"
        lines = [line for _, line in all_lines(graph.told_page(ARTICLE).sections)]
        assert [x.standing for x in lines if waiting["statement"] in x.statements] == ["rejected"]
        found = graph.find(f'"{words}"', kind="statement", limit=50)
        (name,) = [one.name for one in found if one.id == waiting["statement"]]
        assert name.startswith("rejected: ")
        beside = graph.compare(ARTICLE, "Northern Territories")
        assert waiting["statement"] not in {one.id for side in beside.only for one in side}
