"""FollowTheMoney entities, in and out; the people are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.demo import load_sample
from kg.errors import BadInput
from kg.knowledge import KnowledgeGraph
from tests.loaders.loading import Said, load, of, write


def entity(id: str, schema: str, **properties: Any) -> dict[str, Any]:
    told = {n: v if isinstance(v, list) else [v] for n, v in properties.items()}
    return {"id": id, "schema": schema, "properties": told, "datasets": ["d"], "caption": "c"}


ANNA = entity(
    "Q990000001", "Person", name="Anna Alba", alias=["A. Alba", "Анна Альба"], lastName="Alba",
    birthDate="1950-03", deathDate="2011-12-13", wikidataId="Q990000001", nationality="jp",
)  # fmt: skip
POST = entity("pos-1", "Position", name="Minister for Foreign Affairs", country="jp")
OTHER = entity("pos-2", "Position", name="Keeper of the Nets", country="jp", organization="org")
BODY = entity("org", "PublicBody", name="Net Office")


def term(id: str, post: str = "pos-1", **more: Any) -> dict[str, Any]:
    return entity(id, "Occupancy", holder="Q990000001", post=post, **more)


def entities(tmp_path: Path, *some: dict[str, Any]) -> tuple[Any, list[Said]]:
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in some)
    path = write(tmp_path / "f", {"mine.ftm.json": text}) / "mine.ftm.json"
    path = path.rename(path.with_name("mine.jsonl"))
    return load(tmp_path, "ftm", path)


def test_terms_before_the_things_they_join(tmp_path: Path) -> None:
    report, rows = entities(
        tmp_path,
        term("occ-1", startDate="2001-02", endDate="2002-03-04", status="ended"),
        term("occ-2", "pos-2", startDate="2003-01-01T00:00:00"),
        term("occ-3", date="2005-06-07"),
        ANNA, POST, OTHER, BODY,
    )  # fmt: skip
    first, second, third = of(rows, "HELD_OFFICE")
    assert (first["object_uid"], first["time"]) == (
        "office-japan-foreign-minister", "2001-02/2002-03-04",
    )  # fmt: skip
    assert first["original_time"] == "2001-02 – 2002-03-04" and first["certainty"] == "ended"
    assert (second["object"], second["time"]) == ("Keeper of the Nets", "2003-01-01/")
    assert (third["time"], third["attested"]) == ("2005-06-07", 1)
    whose = [
        (o["object"], o["object_uid"]) for o in of(rows, "OFFICE_OF", subject=second["object"])
    ]
    assert ("Japan", "polity-japan") in whose and ("Net Office", None) in whose
    assert not report.left_over and not report.refused
    assert report.source == "ftm-mine"


def test_names_dates_and_codes(tmp_path: Path) -> None:
    report, rows = entities(tmp_path, ANNA, entity("c", "Company", name="Nets Ltd"))
    named = [(n["value"], n["qualifiers"]["kind"]) for n in of(rows, "NAMED")]
    assert named == [
        ("Anna Alba", "usual"), ("A. Alba", "alias"), ("Анна Альба", "alias"), ("Alba", "family"),
    ]  # fmt: skip
    assert of(rows, "BORN")[0]["time"] == "1950-03"
    assert of(rows, "DIED")[0]["time"] == "2011-12-13"
    assert of(rows, "CODE")[0]["value"] == "Q990000001"
    assert report.notes["schema not read"] == ["mine.jsonl: Company: 1"]


def test_a_source_address_is_who_says_it(tmp_path: Path) -> None:
    held = term("o", startDate="2001", sourceUrl="https://example.org/a", publisher="The Coast")
    _, rows = entities(tmp_path, held, ANNA, POST)
    (claim,) = of(rows, "HELD_OFFICE")
    assert claim["source"].startswith("the-coast-")
    assert claim["locator"] == {"row": "o", "seen_at": "ftm-mine"}


def test_memberships_of_persons(tmp_path: Path) -> None:
    seat = entity("m", "Membership", member="Q990000001", organization="org", role="chair")
    _, rows = entities(tmp_path, seat, ANNA, BODY)
    (claim,) = of(rows, "MEMBER_OF")
    assert (claim["object"], claim["note"]) == ("Net Office", "chair")


def test_impossible_dates_stay_words_and_loose_ends_are_refused(tmp_path: Path) -> None:
    odd = entity("p", "Person", name="Bo Berg", birthDate="1950-02-30", hatSize="58")
    many = [entity(f"n{n}", "Person", name=f"Name {n}") for n in range(60)]
    loose = term("x", "nowhere", startDate="2001")
    report, rows = entities(tmp_path, odd, ANNA, loose, *many)
    assert of(rows, "DESCRIBED")[0]["value"] == "born: 1950-02-30"
    assert len(report.notes["impossible date"]) == 1
    assert list(report.left_over) == ["hatSize"]
    assert "post names 'nowhere', which is not in the file" in str(report.refused[0])


def test_there_and_back(tmp_path: Path) -> None:
    target = tmp_path / "sample.ftm"
    with KnowledgeGraph(tmp_path / "own", by="test", new=True) as graph:
        load_sample(graph)
        report = graph.export(target)
    assert any("no states" in loss for loss in report.losses)
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    terms = [one for one in lines if one["schema"] == "Occupancy"]
    assert terms and {"Person", "Position"} <= {one["schema"] for one in lines}
    known = {one["id"] for one in lines}
    for one in terms:
        assert {*one["properties"]["holder"], *one["properties"]["post"]} <= known
    path = target.rename(tmp_path / "sample.jsonl")
    (tmp_path / "back").mkdir()
    loaded, rows = load(tmp_path / "back", "ftm", path)
    assert not loaded.refused and not loaded.left_over
    assert len(of(rows, "HELD_OFFICE")) == len(terms)
    bessmertnykh = of(rows, "HELD_OFFICE", subject="Alexander Bessmertnykh")
    assert bessmertnykh[0]["object_uid"] == "office-soviet-union-foreign-minister"


def test_no_entities(tmp_path: Path) -> None:
    path = write(tmp_path / "f", {"a.jsonl": '{"id": "a", "schema": "Person"}\n'}) / "a.jsonl"
    with pytest.raises(BadInput, match="has no properties"):
        load(tmp_path, "ftm", path)


@pytest.mark.parametrize("name", [{"x": 1}, [["Ann"]], [None]])
def test_a_property_that_holds_no_texts_is_refused(tmp_path: Path, name: Any) -> None:
    odd = {"id": "a", "schema": "Person", "properties": {"name": name}}
    path = write(tmp_path / "d", {"a.jsonl": json.dumps(odd)}) / "a.jsonl"
    with pytest.raises(BadInput, match=r"a\.jsonl:1: name is no list of texts"):
        load(tmp_path, "ftm", path)


def test_a_property_with_one_text_is_not_taken_apart(tmp_path: Path) -> None:
    one = {"id": "a", "schema": "Person", "properties": {"name": "Ann"}}
    path = write(tmp_path / "d", {"a.jsonl": json.dumps(one)}) / "a.jsonl"
    _, rows = load(tmp_path, "ftm", path)
    assert [row["value"] for row in of(rows, "NAMED")] == ["Ann"]
