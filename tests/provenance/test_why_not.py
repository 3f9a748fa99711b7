"""`kg why-not`: what is missing for an edge, case by case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.errors import Ambiguous
from kg.knowledge import KnowledgeGraph
from tests.command_line import run
from tests.graph_folders import load_rows, load_sheet

ANNA, BORIS, CLARA, DAVID, ELENA = (
    "Anna Alba", "Boris Bruno", "Clara Corso", "David Duval", "Elena Egger",
)  # fmt: skip
AT = {"predicate": "PARTICIPATED_IN", "source": "diary"}


def at(event: str, who: str, side: str | None = None, **more: str) -> dict[str, str]:
    on_behalf = {"on_behalf_of": side} if side else {}
    return {**AT, "subject": who, "object": event, **on_behalf, **more}


def kind(event: str, value: str, **more: str) -> dict[str, str]:
    return {"subject": event, "predicate": "KIND", "value": value, "source": "diary", **more}


ROWS: list[dict[str, Any]] = [
    kind("talks", "meeting"),
    at("talks", ANNA, "Japan"), at("talks", BORIS, "Japan"),
    at("talks", CLARA, "Soviet Union", role="interpreter"),
    at("talks", DAVID, "Soviet Union", modality="planned"), at("talks", ELENA),
    kind("visit", "visit"),
    at("visit", BORIS, "Japan"), at("visit", CLARA, "Soviet Union"),
    {"id": "ruled", "subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan",
     "source": "issue"},
    {"id": "denied", "subject": "Rock", "predicate": "CLAIMED_BY", "object": "Germany",
     "polarity": "denied", "source": "diary"},
    {"id": "demanded", "subject": "Rock", "predicate": "CLAIMED_BY", "object": "Soviet Union",
     "modality": "demanded", "source": "diary"},
    {"subject": "Japan", "predicate": "AGREEMENT_ACTION", "object": "treaty", "action": "signed",
     "source": "diary"},
    {"subject": "treaty", "predicate": "DATED", "phase": "signed", "time": "1950-05-04",
     "source": "diary"},
    {"subject": "protocol", "predicate": "DATED", "phase": "in_force", "time": "1951",
     "source": "diary"},
]  # fmt: skip


@pytest.fixture(scope="module")
def small(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the rows above and the gazetteer."""
    import shutil

    path = tmp_path_factory.mktemp("small") / "graph"
    shutil.copytree(gazetteer_folder, path)
    with KnowledgeGraph(path, by="test") as graph:
        load_rows(graph.folder.ledger, path.parent, ROWS)
    return path


@pytest.fixture
def graph(small: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(small) as found:
        yield found


MEETINGS = [
    (ANNA, BORIS, "same_side", "both were there for Japan"),
    (ANNA, CLARA, "only_served", "interpreted"),
    (ANNA, DAVID, "planned", "only planned"),
    (ANNA, ELENA, "side_unknown", "Elena Egger"),
    (BORIS, CLARA, "no_meeting", "it is a visit"),
]


@pytest.mark.parametrize(("one", "other", "code", "words"), MEETINGS)
@pytest.mark.parametrize("turned", [False, True])
def test_who_did_not_meet(
    graph: KnowledgeGraph, one: str, other: str, code: str, words: str, turned: bool
) -> None:
    pair = (other, one) if turned else (one, other)
    found = graph.why_not(pair[0], "MET_WITH", pair[1])
    assert found["answer"] == "does_not_count"
    reasons = {reason["reason"]: reason for reason in found["reasons"]}
    assert words in reasons[code]["words"]
    assert all(row["relation"] == "PARTICIPATED_IN" for row in reasons[code]["statements"])


def test_too_many(graph: KnowledgeGraph, small: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(small, tmp_path / "graph")
    crowd = [at("visit", f"Person Number{n}", "Germany", subject_type="Person") for n in range(13)]
    with KnowledgeGraph(tmp_path / "graph") as own:
        load_rows(own.folder.ledger, tmp_path, [*ROWS, kind("visit", "meeting"), *crowd])
        found = own.why_not(BORIS, "MET_WITH", CLARA)
    assert "too_many" in {reason["reason"] for reason in found["reasons"]}


@pytest.mark.parametrize(
    ("one", "relation", "other", "code"),
    [
        ("Lonely Rock", "CLAIMED_BY", "polity-germany", "denied"),
        ("Lonely Rock", "claimedBy", "polity-soviet-union", "demanded"),
        ("Japan", "PARTY_TO", "Treaty about fish", "no_consent"),
        ("Treaty about fish", "SIGNED_IN", "1951", "other_year"),
        ("Protocol about nets", "signed-in", "1951", "other_phase"),
    ],
)
def test_what_is_said_and_does_not_count(
    graph: KnowledgeGraph, one: str, relation: str, other: str, code: str
) -> None:
    found = graph.why_not(one, relation, other)
    assert found["answer"] == "does_not_count"
    assert [reason["reason"] for reason in found["reasons"]] == [code]


def test_it_is_there_or_cannot_be(graph: KnowledgeGraph) -> None:
    found = graph.why_not("Lonely Rock", "CLAIMED_BY", "Japan")
    assert found["answer"] == "there" and graph.why(found["edges"][0]["id"])
    wrong = graph.why_not("Japan", "CLAIMED_BY", "Lonely Rock")
    assert wrong["answer"] == "does_not_fit"
    assert "Lonely Rock CLAIMED_BY Japan" in wrong["reasons"][0]["words"]


def test_nothing_is_said(graph: KnowledgeGraph, demo_graph: Path) -> None:
    found = graph.why_not("Lonely Rock", "ADMINISTERED_BY", "Japan")
    assert found["answer"] == "not_covered" and "reasons" not in found
    assert [near["what"] for near in found["near"]] == ["Lonely Rock CLAIMED_BY Japan"]
    with KnowledgeGraph(demo_graph) as demo:
        near = demo.why_not("Habomai Islands", "CLAIMED_BY", "Russia")
        assert "polity-russia" in near["notes"][0] and "polity-soviet-union" in near["to_ids"]
        assert any("is a part of" in n["how"] for n in near["near"])


def test_covered_and_nothing_found(small: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(small, tmp_path / "graph")
    sheet = tmp_path / "covering.yml"
    sheet.write_text(
        "sheet: {title: Claims of Japan, publisher: Tests,"
        " coverage: {relations: [CLAIMED_BY, PARTICIPATED_IN], polities: [Japan]}}\n"
        "facts:\n- {subject: Rock, subject_type: Place, predicate: CLAIMED_BY, object: Japan,"
        " object_type: Polity}\n",
        encoding="utf-8",
    )
    with KnowledgeGraph(tmp_path / "graph", by="test") as own:
        load_sheet(own.folder.ledger, sheet)
        found = own.why_not("place-moscow", "CLAIMED_BY", "Japan")
        assert found["answer"] == "nothing_found" and "Claims of Japan" in found["covered_by"][0]
        for one, relation, other in (
            ("place-moscow", "CLAIMED_BY", "polity-germany"),
            ("Japan", "PARTY_TO", "Treaty about fish"),
        ):
            assert "covered_by" not in own.why_not(one, relation, other)
        met = own.why_not(DAVID, "MET_WITH", ELENA)
        assert "Claims of Japan" in met["covered_by"][0]


@pytest.mark.parametrize("way", ["rejected", "deprecated", "source_withdrawn", "replaced"])
def test_what_was_taken_out(way: str, small: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(small, tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph", by="tester") as own:
        (edge,) = own.why_not("Lonely Rock", "CLAIMED_BY", "Japan")["edges"]
        ((statement,),) = [[s["id"] for s in r["statements"]] for r in own.why(edge["id"])]
        if way == "rejected":
            with own.folder.ledger.run("review", "tester") as run:
                run.add(
                    "reviews", statement=statement, verdict="rejected", by="tester",
                    kind="person", why="misread",
                )  # fmt: skip
        elif way == "deprecated":
            own.rank(statement, "deprecated", why="outdated")
        elif way == "source_withdrawn":
            (source,) = [s["id"] for s in own.sources() if s["title"] == "An issue of the gazette"]
            own.retract(source, why="forged")
        else:
            rows = [{**r, "time": "1950"} if r.get("id") == "ruled" else r for r in ROWS]
            rows = [{**r, "object": "Germany", "polarity": "asserted"} if r.get("id") == "ruled"
                    else r for r in rows]  # fmt: skip
            load_rows(own.folder.ledger, tmp_path, rows)
        found = own.why_not("Lonely Rock", "CLAIMED_BY", "Japan")
    assert found["answer"] == "does_not_count"
    assert [reason["reason"] for reason in found["reasons"]] == [way]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("why-not Japan MEET_WITH Germany", "MET_WITH"),
        (
            "why-not 'Anna Alba' TALKED_TO 'Boris Bruno'",
            "such things are joined by PART_OF, MET_WITH",
        ),
        ("why-not Japan KIND Germany", "makes no edge"),
        ("why-not 'Anna Alva' MET_WITH 'Boris Bruno'", "Anna Alba"),
        ("why-not 'Treaty about fish' SIGNED_IN May", "year"),
    ],
)
def test_what_cannot_be_asked(words: str, told: str, small: Path) -> None:
    done = run(words, small)
    assert (done.code, done.out) == (1, "") and told in done.told


def test_on_a_terminal(small: Path) -> None:
    shown = run(f"why-not '{ANNA}' MET_WITH '{BORIS}' --format table", small).out
    assert "one delegation does not meet itself" in " ".join(shown.split()) and "[1]" in shown


def test_an_end_is_of_a_kind_that_the_relation_joins(demo_graph: Path) -> None:
    """The United States is a place, too, where somebody signed something."""
    (row,) = run("why-not Japan AT_WAR 'United States'", demo_graph).rows
    assert row["to_id"] == "polity-united-states" and row["answer"] == "nothing_found"


def test_a_states_name_means_its_versions(demo_graph: Path) -> None:
    """The Russian Federation was never at war with Japan; the Empire and the Union were."""
    done = run("why-not Russia AT_WAR Japan", demo_graph)
    (row,) = done.rows
    assert row["answer"] == "there" and row["asked"] == "Russia AT_WAR Japan"
    assert {"polity-russian-empire", "polity-soviet-union"} < set(row["from_ids"])
    ends = {edge["what"] for edge in row["edges"]}
    assert any("Russian Empire" in end for end in ends) and any("Soviet Union" in e for e in ends)
    assert row["to_id"] == "polity-japan" and "Russia = RSFSR" in row["notes"][0]
    (alone,) = run("why-not polity-russia AT_WAR Japan", demo_graph).rows
    assert alone["answer"] != "there" and alone["from_id"] == "polity-russia"
    assert any("Soviet Union" in near["what"] for near in alone["near"])


def test_a_family_name_of_two_is_no_guess(small: Path, tmp_path: Path) -> None:
    """Words that nobody could place bear the name as their own; the minister only besides."""
    import shutil

    shutil.copytree(small, tmp_path / "graph")
    rows = [
        at("visit", "Alba", subject_type="Person", time="1950"),
        {"subject": ANNA, "predicate": "NAMED", "value": "Alba", "source": "diary"},
    ]
    with KnowledgeGraph(tmp_path / "graph", by="test") as own:
        load_rows(own.folder.ledger, tmp_path, [*ROWS, *rows])
        with pytest.raises(Ambiguous, match="person-") as raised:
            own.why_not("Alba", "MET_WITH", BORIS)
    assert "person-anna-alba" in str(raised.value)
