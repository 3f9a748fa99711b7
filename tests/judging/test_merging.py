"""Merging: two things become one in the graph, and both ids stay valid."""

from __future__ import annotations

import pytest

from kg.errors import BadInput, NotFound
from kg.knowledge import KnowledgeGraph
from kg.ledger.digest import ledger_digest
from tests.command_line import run
from tests.graph_folders import meaning

WHY = "one post, the same years"


def _id(graph: KnowledgeGraph, name: str) -> str:
    return str(graph.show(name)["id"])


def test_edges_join_and_the_quarrel_over_the_seat_is_gone(graph: KnowledgeGraph) -> None:
    anna, elena = _id(graph, "Anna Alba"), _id(graph, "Elena Egger")
    found = graph.merge("Elena Egger", "Anna Alba", why=WHY)
    assert (found.left, found.right, found.changed) == (elena, anna, True)
    assert found.effect is not None
    assert {row["kind"] for row in found.effect.gone} >= {"Person", "HELD_OFFICE"}
    assert [row["kind"] for row in found.effect.conflicts_gone] == ["seat"]
    held = graph.cypher(
        "MATCH (p:Person)-[h:HELD_OFFICE]->(o) RETURN p.uid, p.name, p.other_ids, h.statements"
    ).rows
    assert [(row[0], row[1], row[2], len(row[3])) for row in held] == [
        (anna, "Anna Alba", [elena], 2)
    ]


def test_the_old_id_leads_to_the_thing(graph: KnowledgeGraph) -> None:
    old = _id(graph, "Elena Egger")
    graph.merge(old, "Anna Alba", why=WHY)
    shown = graph.show(old)
    assert shown["id"] == _id(graph, "Anna Alba") == _id(graph, "Elena Egger")
    assert shown["other_ids"] == [old]
    (judged,) = shown["judgements"]
    assert (judged["by"], judged["why"], judged["verdict"]) == ("tester", WHY, "same")
    assert judged["when"]
    assert any(shown["id"] in note for note in graph.ask("ministers-met", person=old).notes)


def test_a_dry_run_tells_and_changes_nothing(graph: KnowledgeGraph) -> None:
    before = ledger_digest(graph.folder.ledger)
    found = graph.merge("Clara Corso", "Elena Egger", why=WHY, dry_run=True)
    assert found.effect is not None
    assert {row["kind"] for row in found.effect.conflicts_new} == {"date"}
    assert ledger_digest(graph.folder.ledger) == before
    assert _id(graph, "Clara Corso") != _id(graph, "Elena Egger")


def test_taking_it_back_gives_the_state_before(graph: KnowledgeGraph) -> None:
    before = meaning(graph.folder.ledger), ledger_digest(graph.folder.ledger)
    first = graph.merge("Elena Egger", "Anna Alba", why=WHY)
    graph.merge("Anna Alba", "Clara Corso", why=WHY)
    with pytest.raises(BadInput, match="one by other judgements"):
        graph.unmerge(first.left, _id(graph, "Clara Corso"), why="no")
    graph.unmerge("Anna Alba", _id(graph, "Clara Corso"), why="no", undo=True)
    assert graph.show(first.left)["id"] == first.right
    graph.unmerge("Elena Egger", "Anna Alba", why="no", undo=True)
    assert (meaning(graph.folder.ledger), ledger_digest(graph.folder.ledger)) == before


def test_what_was_told_apart_is_not_merged(graph: KnowledgeGraph) -> None:
    told = graph.unmerge("Elena Egger", "Anna Alba", why="two families")
    assert (told.verdict, told.changed) == ("not_same", True)
    assert not graph.unmerge("Anna Alba", "Elena Egger", why="two families").changed
    graph.merge("Anna Alba", "Clara Corso", why=WHY)
    for left, right in (("Elena Egger", "Anna Alba"), ("Elena Egger", "Clara Corso")):
        with pytest.raises(BadInput, match=r"is not .* two families.*--undo"):
            graph.merge(left, right, why=WHY)
    graph.unmerge("Elena Egger", "Anna Alba", why="they may be", undo=True)
    assert graph.merge("Elena Egger", "Clara Corso", why=WHY).changed


def test_one_mention_is_somebody_else(graph: KnowledgeGraph, mentions: list[str]) -> None:
    clara, record = _id(graph, "Clara Corso"), mentions[0]
    before = meaning(graph.folder.ledger)
    assert record in {row["record"] for row in graph.show(clara)["mentions"]}
    told = graph.unmerge(record, clara, why="another of that name")
    assert (told.left, told.right) == (record, clara)
    assert graph.show(record)["id"] != graph.show(mentions[1])["id"]
    assert [row["record"] for row in graph.show(mentions[1])["mentions"]] == [mentions[1]]
    graph.unmerge(record, clara, why="no", undo=True)
    assert meaning(graph.folder.ledger) == before
    graph.merge(record, "Elena Egger", why="it is her")
    assert graph.show(record)["id"] == _id(graph, "Elena Egger")
    with pytest.raises(BadInput, match=r"placed already.*it is her"):
        graph.merge(record, "Anna Alba", why=WHY)


def test_a_mention_of_a_merged_person_is_somebody_else(
    graph: KnowledgeGraph, mentions: list[str]
) -> None:
    graph.merge("Clara Corso", "Anna Alba", why=WHY)
    graph.unmerge(mentions[0], "Anna Alba", why="another of that name")
    assert graph.show(mentions[0])["id"] != _id(graph, "Anna Alba")
    assert graph.show(mentions[1])["id"] == _id(graph, "Anna Alba")


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("Anna Alba", "Lonely Rock", "is of type person, .* of type place"),
        ("Anna Albo", "Elena Egger", "did you mean Anna Alba"),
    ],
)
def test_what_cannot_be_one(graph: KnowledgeGraph, left: str, right: str, message: str) -> None:
    with pytest.raises((BadInput, NotFound), match=message):
        graph.merge(left, right, why=WHY)


def test_only_persons_judge_here(graph: KnowledgeGraph) -> None:
    graph.by = "policy:mine"
    with pytest.raises(BadInput, match="name of a policy"):
        graph.merge("Anna Alba", "Elena Egger", why=WHY)
    graph.by = "me"
    with pytest.raises(BadInput, match="--why"):
        graph.merge("Anna Alba", "Elena Egger", why=" ")


def test_doctor_tells_when_others_join_what_a_person_told_apart(graph: KnowledgeGraph) -> None:
    anna, elena, clara = (_id(graph, x) for x in ("Anna Alba", "Elena Egger", "Clara Corso"))
    graph.unmerge(anna, elena, why="two families")
    check = "nobody joins what a person told apart"
    assert {row["check"]: row["ok"] for row in graph.doctor()}[check]
    with graph.folder.ledger.run("judge", "test") as ledger_run:
        for left, right, by in ((clara, anna, "me"), ("person-x", elena, "policy:x")):
            told = {"left": left, "right": right, "verdict": "same", "evidence": None}
            ledger_run.add("judgements", by=by, why="so it seems", **told)
        told = {"left": "person-x", "right": clara, "verdict": "same", "evidence": None}
        ledger_run.add("judgements", by="policy:x", why="so it seems", **told)
    graph.folder.refresh()
    (found,) = [row for row in graph.doctor() if row["check"] == check]
    assert not found["ok"] and f"person-x is {clara}" in found["detail"]
    assert graph.show(anna)["id"] != graph.show(elena)["id"]


def test_from_the_command_line(graph: KnowledgeGraph) -> None:
    path = graph.folder.path
    graph.close()
    done = run(["merge", "Elena Egger", "Anna Alba", "--why", WHY], path)
    (row,) = done.rows
    assert (done.code, row["verdict"], row["changed"]) == (0, "same", True)
    assert "conflicts appear" in done.told
    again = run(["merge", row["left"], row["right"], "--why", WHY], path)
    assert again.rows[0]["changed"] is False and "one already" in again.told
    undone = run(["unmerge", row["left"], row["right"], "--undo", "--why", "a slip"], path)
    assert undone.rows[0]["verdict"] == "unsure"
    assert "taken back" in undone.err
    bare = run(["merge", "Elena Egger", "Anna Alba"], path)
    assert bare.code == 2 and "--why" in bare.err
