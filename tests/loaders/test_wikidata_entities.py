"""Entities and query answers of Wikidata; the identifiers and the people here are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import BadInput
from kg.folder import GraphFolder
from kg.loading import find_loader, load_path
from tests.loaders.loading import Said, load, of, write

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def item(id: str) -> dict[str, Any]:
    value = {"entity-type": "item", "id": id}
    return {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": value}}


def text(words: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": "string", "value": words}}


def date(time: str, precision: int = 11, calendar: str = GREGORIAN) -> dict[str, Any]:
    value = {"time": f"{time}T00:00:00Z", "precision": precision, "calendarmodel": calendar}
    return {"snaktype": "value", "datavalue": {"type": "time", "value": value}}


def statement(
    id: str,
    property: str,
    value: dict[str, Any],
    rank: str = "normal",
    references: tuple[dict[str, Any], ...] = (),
    **qualifiers: dict[str, Any],
) -> dict[str, Any]:
    return {
        "id": id,
        "rank": rank,
        "mainsnak": {**value, "property": property},
        "qualifiers": {p: [snak] for p, snak in qualifiers.items()},
        "references": [{"snaks": {p: [s] for p, s in r.items()}} for r in references],
    }


def entity(id: str, label: str, *statements: dict[str, Any], **more: Any) -> dict[str, Any]:
    claims: dict[str, list[dict[str, Any]]] = {}
    for one in statements:
        claims.setdefault(one["mainsnak"]["property"], []).append(one)
    labels = {"en": {"language": "en", "value": label}}
    return {"type": "item", "id": id, "labels": labels, "claims": claims, **more}


def entities(tmp_path: Path, *some: dict[str, Any]) -> tuple[Any, list[Said]]:
    data = {"entities": {e["id"]: e for e in some}}
    folder = write(tmp_path / "mine", {"Q990000001.json": json.dumps(data)})
    return load(tmp_path, "wikidata_offices", folder / "Q990000001.json")


POST = entity("Q990000010", "Minister of Foreign Affairs of Japan")


def term(**more: Any) -> dict[str, Any]:
    return statement("Q990000001$A", "P39", item("Q990000010"), **more)


def test_a_term_with_its_qualifiers(tmp_path: Path) -> None:
    held = term(
        P580=date("+2001-02-00", 10), P582=date("+2002-03-04"), P1545=text("3"),
        P1366=item("Q990000002"),
    )  # fmt: skip
    person = entity(
        "Q990000001", "Anna Alba", held, statement("b", "P569", date("+1950-00-00", 9)),
        statement("c", "P19", item("Q990000040")),
        aliases={"ja": [{"language": "ja", "value": "アンナ・アルバ"}]},
    )  # fmt: skip
    report, rows = entities(tmp_path, person, POST)
    (claim,) = of(rows, "HELD_OFFICE")
    assert claim["subject_key"] == "Q990000001"
    assert claim["object_uid"] == "office-japan-foreign-minister"
    assert claim["time"] == "2001-02/2002-03-04"
    assert claim["original_time"] == "2001-02 – 2002-03-04"
    assert claim["qualifiers"] == {"ordinal": "3"}
    assert claim["note"] == "P1366: Q990000002"
    assert claim["locator"] == {"document": "Q990000001", "row": "Q990000001$A"}
    assert of(rows, "BORN")[0]["time"] == "1950"
    assert [n["value"] for n in of(rows, "NAMED")] == ["Anna Alba", "アンナ・アルバ"]
    assert report.source == "wikidata-offices-q990000001"
    assert report.notes["not read"] == ["Q990000001: P19 (1)"]


def test_a_deprecated_statement_is_kept_and_does_not_count(
    tmp_path: Path, folder: GraphFolder
) -> None:
    ranks = {"Q990000001$A": "deprecated", "Q990000001$B": "preferred", "Q990000001$C": "normal"}
    terms = [
        statement(id, "P39", item("Q990000010"), rank, P580=date(f"+200{n}-01-01"))
        for n, (id, rank) in enumerate(ranks.items())
    ]
    path = tmp_path / "anna.json"

    def put(*some: dict[str, Any]) -> dict[str, tuple[str, int]]:
        everything = {"entities": {"a": entity("Q990000001", "Anna Alba", *some), "b": POST}}
        path.write_text(json.dumps(everything), encoding="utf-8")
        load_path(folder.ledger, find_loader("wikidata_offices"), path, {}, by="test")
        return dict(
            folder.ledger.connection.execute(
                "SELECT s.locator ->> 'row', k.rank FROM ranks k JOIN statements s "
                "ON s.id = k.statement ORDER BY k.seq"
            )
        )

    assert put(*terms) == {"Q990000001$A": "deprecated", "Q990000001$B": "preferred"}
    terms[0]["rank"] = "normal"
    assert put(*terms) == {"Q990000001$A": "normal", "Q990000001$B": "preferred"}


def test_references_are_the_sources_that_say_it(tmp_path: Path) -> None:
    cited = (
        {"P248": item("Q990000050"), "P304": text("12"), "P813": date("+2020-01-01")},
        {"P854": text("https://example.org/anna"), "P1476": text("Anna takes office")},
        {"P143": item("Q990000060")},
    )
    book = entity("Q990000050", "Who Was Where")
    _, rows = entities(tmp_path, entity("Q990000001", "Anna", term(references=cited)), POST, book)
    held = of(rows, "HELD_OFFICE")
    assert len({h["source"] for h in held}) == 2
    assert held[0]["source"].startswith("who-was-where-")
    assert held[0]["locator"]["page"] == "12"
    assert held[0]["locator"]["seen_at"] == "wikidata-offices-q990000001: Q990000001, Q990000001$A"
    _, rows = entities(tmp_path, entity("Q990000001", "Anna", term(references=cited[2:])), POST)
    assert of(rows, "HELD_OFFICE")[-1]["source"] == "wikidata-offices-q990000001"


def test_julian_days_are_told_by_gregorian_ones(tmp_path: Path) -> None:
    born = statement("b", "P569", date("+1703-05-16", calendar=JULIAN))
    _, rows = entities(tmp_path, entity("Q990000001", "Anna Alba", born))
    (claim,) = of(rows, "BORN")
    assert (claim["time"], claim["original_time"], claim["calendar"]) == (
        "1703-05-27", "1703-05-16", "julian",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (date("+1950-00-00", 8), "195X"),
        (date("-0044-03-15"), "-0043-03-15"),
        (date("+1956-10-00", 10), "1956-10"),
    ],
)
def test_precision_is_kept(tmp_path: Path, value: dict[str, Any], time: str) -> None:
    _, rows = entities(tmp_path, entity("Q990000001", "A", statement("b", "P569", value)))
    assert of(rows, "BORN")[0]["time"] == time


def test_a_century_is_no_date_and_stays_words(tmp_path: Path) -> None:
    born = statement("b", "P569", date("+1801-00-00", 7))
    report, rows = entities(tmp_path, entity("Q990000001", "Anna Alba", born))
    assert not of(rows, "BORN")
    assert of(rows, "DESCRIBED")[0]["value"].startswith("born: +1801")
    assert len(report.notes["no date"]) == 1


def test_ends_that_are_none_or_unknown(tmp_path: Path) -> None:
    none, unknown = {"snaktype": "novalue"}, {"snaktype": "somevalue"}
    start = date("+2001-00-00", 9)
    still = statement("s", "P39", item("Q990000010"), P580=start, P582=none)
    ended = statement("e", "P39", item("Q990000010"), P580=start, P582=unknown)
    _, rows = entities(tmp_path, entity("Q990000001", "Anna Alba", still, ended), POST)
    held = of(rows, "HELD_OFFICE")
    assert [(h["time"], h["note"]) for h in held] == [("2001/..", None), ("2001/", "P582: unknown")]


def test_relations_signatures_and_claims(tmp_path: Path) -> None:
    states = entity("Q990000070", "Japan"), entity("Q990000071", "Soviet Union")
    relations = statement("r", "P530", item("Q990000071"), P580=date("+1956-12-12"))
    signed = statement("s", "P1891", item("Q990000071"), P585=date("+1956-10-19"))
    claimed = statement("c", "P1336", item("Q990000070"))
    _, rows = entities(
        tmp_path, *states[1:],
        {**states[0], "claims": {"P530": [relations]}},
        entity("Q990000072", "Declaration about Fish", signed),
        entity("Q990000073", "Lonely Rock", claimed),
    )  # fmt: skip
    (between,) = of(rows, "DIPLOMATIC_RELATIONS")
    assert (between["subject_uid"], between["object_uid"]) == (
        "polity-japan", "polity-soviet-union",
    )  # fmt: skip
    assert between["time"] == "1956-12-12/"
    (act,) = of(rows, "AGREEMENT_ACTION")
    assert act["subject_uid"] == "polity-soviet-union" and act["time"] == "1956-10-19"
    assert act["qualifiers"] == {"action": "signed"}
    # Without a date nobody can tell which Japan claims it: the words stay.
    assert of(rows, "CLAIMED_BY")[0]["original_object"] == "Japan"


def test_a_second_date_and_a_hedge_are_kept(tmp_path: Path) -> None:
    held = term(P580=date("+2001-00-00", 9), P1480=item("Q990000080"))
    held["qualifiers"]["P580"].append(date("+2002-00-00", 9))
    about = entity("Q990000080", "circa")
    _, rows = entities(tmp_path, entity("Q990000001", "Anna Alba", held), POST, about)
    (claim,) = of(rows, "HELD_OFFICE")
    assert (claim["time"], claim["certainty"]) == ("2001/", "circa")
    assert claim["note"] == "P580: 2002"


def _answer(tmp_path: Path, **cells: dict[str, str]) -> tuple[Any, list[Said]]:
    base = "http://www.wikidata.org/"
    row = {
        "item": {"type": "uri", "value": f"{base}entity/Q990000001"},
        "property": {"type": "uri", "value": f"{base}prop/direct/P39"},
        "value": {"type": "uri", "value": f"{base}entity/Q990000010"},
        **cells,
    }
    answer = {"head": {"vars": list(row)}, "results": {"bindings": [row]}}
    path = write(tmp_path / "q", {"answer.json": json.dumps(answer)})
    return load(tmp_path, "wikidata_offices", path)


@pytest.mark.parametrize(
    ("day", "time"),
    [("2001-01-01", "2001/"), ("2001-02-01", "2001-02/"), ("2001-02-03", "2001-02-03/")],
)
def test_a_date_without_a_precision_says_no_more_than_is_certain(
    tmp_path: Path, day: str, time: str
) -> None:
    _, rows = _answer(tmp_path, start={"type": "literal", "value": f"{day}T00:00:00Z"})
    assert of(rows, "HELD_OFFICE")[0]["time"] == time


def test_what_the_query_service_does_not_know_is_nobody(tmp_path: Path) -> None:
    blank = {"type": "uri", "value": "http://www.wikidata.org/.well-known/genid/0a1b"}
    report, rows = _answer(tmp_path, value=blank)
    assert not of(rows, "HELD_OFFICE")
    assert report.notes["not read"] == ["Q990000001: P39 without a value (1)"]
    _, rows = _answer(tmp_path, end=blank)
    (held,) = of(rows, "HELD_OFFICE")
    assert (held["time"], held["note"]) == (None, "P582: unknown")


def test_an_answer_of_the_query_service(tmp_path: Path) -> None:
    def cell(value: str) -> dict[str, str]:
        return {"type": "literal", "value": value}

    base = "http://www.wikidata.org/"
    row = {
        "item": cell(f"{base}entity/Q990000001"), "itemLabel": cell("Anna Alba"),
        "property": cell(f"{base}prop/direct/P39"), "value": cell(f"{base}entity/Q990000010"),
        "valueLabel": cell("Minister of Foreign Affairs of Japan"),
        "statement": cell(f"{base}entity/statement/Q990000001-A"),
        "rank": cell("http://wikiba.se/ontology#DeprecatedRank"),
        "start": cell("2001-02-01T00:00:00Z"), "startPrecision": cell("10"),
        "shoe": cell("41"),
    }  # fmt: skip
    answer = {"head": {"vars": list(row)}, "results": {"bindings": [row]}}
    path = write(tmp_path / "q", {"answer.json": json.dumps(answer)})
    report, rows = load(tmp_path, "wikidata_offices", path)
    (held,) = of(rows, "HELD_OFFICE")
    assert held["time"] == "2001-02/" and held["locator"]["row"] == "Q990000001-A"
    assert held["object_uid"] == "office-japan-foreign-minister"
    assert list(report.left_over) == ["?shoe"]


def test_what_is_no_entity_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "q", {"x.json": '{"entities": {"Q1": {"labels": {}}}}'})
    with pytest.raises(BadInput, match="no entity of Wikidata"):
        load(tmp_path, "wikidata_offices", path)


ODD = {"snaktype": "value", "property": "P39", "datavalue": {"value": {"id": "Q5"}}}
NO_PRECISION = {"value": {"time": "+1950-01-01T00:00:00Z", "precision": "y"}}


@pytest.mark.parametrize(
    "odd",
    [
        {"results": []},
        {"results": {"bindings": [{"item": "x"}]}},
        {"entities": []},
        {"entities": {"Q1": {"id": "Q1", "claims": {"P39": {"a": 1}}}}},
        {"entities": {"Q1": {"id": "Q1", "claims": {}, "labels": {"en": "x"}}}},
        entity("Q1", "Ann", statement("a", "P569", {**ODD, "datavalue": NO_PRECISION})),
        entity("Q1", "Ann", statement("a", "P39", ODD, P580="x")),  # type: ignore[arg-type]
    ],
)
def test_what_is_built_otherwise_is_refused_in_one_line(tmp_path: Path, odd: Any) -> None:
    path = write(tmp_path / "q", {"x.json": json.dumps(odd)})
    with pytest.raises(BadInput, match=r"^x\.json.*: a statement of another shape"):
        load(tmp_path, "wikidata_offices", path)
