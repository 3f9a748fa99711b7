"""Agreements as UK Treaties Online lists them, in records of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.loaders.loading import Said, load, load_only, of, shared_data, write


def record(id: int, title: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": id, "uuid": f"u-{id}", "title": title, "type": "BI", "subject": "TRADE",
        "url": f"https://example.org/{id}.html", **fields,
    }  # fmt: skip


def treaties(tmp_path: Path, *records: dict[str, Any]) -> tuple[Any, list[Said]]:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in records)
    path = write(tmp_path / "uk-treaties", {"treaties.jsonl": lines})
    return load(tmp_path, "uk_treaties", path)


def test_days_come_before_months(tmp_path: Path) -> None:
    _, rows = treaties(
        tmp_path,
        record(
            1, "Treaty about Herring", signed_date="05/04/1921", in_force_date="06/04/1921",
            terminated_date="01/02/1930", terminated_effective_date="01/02/1931",
        ),
    )  # fmt: skip
    dated = {d["qualifiers"]["phase"]: (d["time"], d["original_time"]) for d in of(rows, "DATED")}
    assert dated == {
        "signed": ("1921-04-05", "05/04/1921"),
        "in_force": ("1921-04-06", "06/04/1921"),
        "terminated": ("1930-02-01", "01/02/1930"),
        "terminated_effective": ("1931-02-01", "01/02/1931"),
    }
    assert of(rows, "DATED")[0]["locator"] == {"row": "1"}


def test_odd_and_impossible_dates_stay_and_are_told(tmp_path: Path) -> None:
    report, rows = treaties(
        tmp_path,
        record(1, "Treaty about Cod", signed_date="22/10/1968", in_force_date="01/07/1967"),
        record(2, "Treaty about Eels", signed_date="30/02/1950"),
        record(3, "Treaty of an Old Style", signed_date="16/05/1703"),
    )
    assert report.notes["in_force before signed"] == [
        "id 1: in_force_date 1967-07-01, signed 1968-10-22"
    ]
    assert report.notes["impossible date"] == ["id 2: signed_date 30/02/1950"]
    assert [d["time"] for d in of(rows, "DATED")] == ["1968-10-22", "1967-07-01", "1703-05-16"]
    assert of(rows, "DATED")[-1]["calendar"] == "unknown"
    assert of(rows, "DESCRIBED")[0]["value"] == "signed_date: 30/02/1950"


def test_parties_are_those_of_the_day(tmp_path: Path) -> None:
    _, rows = treaties(
        tmp_path,
        record(1, "Treaty A", signed_date="19/10/1956", parties=["SOVIET UNION", "JAPAN"]),
        record(
            2, "Treaty B", signed_date="01/06/1958",
            parties=["GERMANY FEDERAL REPUBLIC", "NETHERLANDS THE", "Gibraltar"],
        ),
    )  # fmt: skip
    listed = {p["original_subject"]: p for p in of(rows, "AGREEMENT_ACTION")}
    assert listed["SOVIET UNION"]["subject_uid"] == "polity-soviet-union"
    assert listed["GERMANY FEDERAL REPUBLIC"]["subject_uid"] == "polity-west-germany"
    assert listed["NETHERLANDS THE"]["qualifiers"] == {"action": "listed"}
    (gibraltar,) = [a for a in of(rows, "ABOUT") if a["original_object"] == "Gibraltar"]
    assert gibraltar["object_uid"] == "place-gibraltar"
    assert gibraltar["qualifiers"] == {"prominence": "mentioned"}


def test_who_joined_or_succeeded_later_is_looked_for_later(tmp_path: Path) -> None:
    parties = {"signed_date": "04/05/1910", "parties": ["SLOVENIA"]}
    _, rows = treaties(
        tmp_path,
        record(1, "Convention on Letters", **{**parties, "type": "MULTI"}),
        record(2, "Convention on Parcels", **parties),
    )
    many, two = of(rows, "AGREEMENT_ACTION")
    assert (many["subject_uid"], two["subject_uid"]) == ("polity-slovenia", "polity-slovenia")


def test_capitals_are_states_and_small_letters_territories(tmp_path: Path) -> None:
    names = ["KENYA", "Kenya", "UGANDA", "Uganda", "TUNIS", "MOROCCO", "Isle of Herring"]
    _, rows = treaties(
        tmp_path,
        record(1, "Convention", type="MULTI", signed_date="01/06/1930", parties=names),
    )
    listed = {
        p["original_subject"]: (p["subject_uid"], p["qualifiers"]["action"])
        for p in of(rows, "AGREEMENT_ACTION")
    }
    assert listed == {
        "KENYA": ("polity-kenya", "listed"),
        "Kenya": ("polity-kenya-colony", "territory_listed"),
        "UGANDA": ("polity-uganda", "listed"),
        "Uganda": ("polity-uganda-protectorate", "territory_listed"),
        "TUNIS": ("polity-french-tunisia", "listed"),
        "MOROCCO": (None, "listed"),  # under protectorate, or later: nobody can tell
    }
    assert "Isle of Herring" in {a["original_object"] for a in of(rows, "ABOUT")}


def test_a_colony_is_no_state_that_joined_later(tmp_path: Path) -> None:
    names = ["CYPRUS", "Cyprus", "SURINAME", "INDIA", "IRAQ", "COOK ISLANDS"]
    told = {"signed_date": "01/06/1930", "parties": names}
    _, rows = treaties(
        tmp_path,
        record(1, "Convention", **{**told, "type": "MULTI"}),
        record(2, "Treaty between the United Kingdom and Iraq", **told),
    )
    acts = of(rows, "AGREEMENT_ACTION")
    who = {(p["locator"]["row"], p["original_subject"]): p["subject_uid"] for p in acts}
    assert who["1", "CYPRUS"] == "polity-cyprus"
    assert who["1", "Cyprus"] == "polity-cyprus-599-1960"
    assert who["1", "SURINAME"] == "polity-suriname"
    assert who["1", "INDIA"] == "polity-british-india"  # which signed for itself since 1919
    assert who["1", "IRAQ"] is None  # the mandate had treaties of its own; nobody can tell
    assert who["1", "COOK ISLANDS"] == "polity-cook-islands"
    assert who["2", "IRAQ"] == "polity-kingdom-of-iraq-mandate"


def test_a_state_that_few_recognised_may_not_be_who_joined(tmp_path: Path) -> None:
    war = {"signed_date": "07/12/1944", "parties": ["CROATIA", "SLOVAK REPUBLIC", "ICELAND"]}
    _, rows = treaties(
        tmp_path,
        record(1, "Convention on Aircraft", **war, type="MULTI"),
        record(2, "Agreement on Aircraft", **war),
        record(3, "Treaty of Peace", signed_date="10/08/1920", parties=["ARMENIA"], type="MULTI"),
        record(4, "Arrangement", signed_date="14/04/1891", parties=["SWAZILAND"], type="MULTI"),
        record(5, "Convention", signed_date="26/06/1945", parties=["CROATIA"], type="MULTI"),
    )
    acts = of(rows, "AGREEMENT_ACTION")
    who = {(p["locator"]["row"], p["original_subject"]): p["subject_uid"] for p in acts}
    assert who == {
        ("1", "CROATIA"): None,  # that of the war, or today's, which joined such agreements
        ("1", "SLOVAK REPUBLIC"): None,
        ("1", "ICELAND"): "polity-iceland",
        ("2", "CROATIA"): "polity-independent-state-of-croatia",
        ("2", "SLOVAK REPUBLIC"): "polity-slovak-republic-1939-1945",
        ("2", "ICELAND"): "polity-iceland",
        ("3", "ARMENIA"): "polity-armenian-republic",
        ("4", "SWAZILAND"): "polity-eswatini",
        ("5", "CROATIA"): "polity-croatia",
    }


def test_a_body_is_no_state_and_one_under_each_of_its_names(tmp_path: Path) -> None:
    bodies = ("EUROPEAN ATOMIC ENERGY COMMUNITY (EURATOM)", "EUROPEAN ATOMIC COMMUNITY")
    _, rows = treaties(
        tmp_path,
        record(1, "Treaty A", signed_date="29/05/1958", parties=[bodies[0], "UNITED NATIONS"]),
        record(2, "Treaty B", signed_date="11/07/1966", parties=[bodies[1], "HERRING BANK"]),
        record(3, "Treaty C", signed_date="11/07/1966", parties=["SOVIET UNION", "RURITANIA"]),
    )
    told = {row["original_subject"]: row["subject_id"] for row in of(rows, "AGREEMENT_ACTION")}
    assert told[bodies[0]] == told[bodies[1]]
    types = {words: id.partition("-")[0] for words, id in told.items()}
    assert [types[x] for x in (bodies[0], "UNITED NATIONS", "HERRING BANK")] == ["organization"] * 3
    assert [types[x] for x in ("SOVIET UNION", "RURITANIA")] == ["polity"] * 2


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Exchange of Notes between A and B concerning a Treaty", ["exchange_of_notes"]),
        ("International Labour Convention No. 7 concerning Nets", ["convention"]),
        ("Supplementary Treaty of Commerce", ["treaty"]),
        ("Agreement and Protocol between A and B", ["agreement", "protocol"]),
        ("Additional Articles to the Parcel Convention", []),
        ("The Herring Treaty, 1 May 1959: Recommendations of the 3rd Meeting", []),
    ],
)
def test_the_kind_is_what_the_title_begins_with(
    tmp_path: Path, title: str, kinds: list[str]
) -> None:
    _, rows = treaties(tmp_path, record(1, title))
    assert [k["value"] for k in of(rows, "KIND")] == kinds


def test_references_are_numbers_of_their_keepers(tmp_path: Path) -> None:
    _, rows = treaties(
        tmp_path,
        record(
            1, "Treaty &amp; Notes",
            references=[
                "Treaty Series 001/1896: C. 7930", "UN Registration 5535/0: 0",
                "UN Registration UK/0: 132 43", "PRO (now TNA) FO 93/14/62/0: 0",
            ],
        ),
    )  # fmt: skip
    codes = [(c["qualifiers"]["authority"], c["value"]) for c in of(rows, "CODE")]
    assert codes == [
        ("uk_series", "Treaty Series 001/1896"),
        ("command_paper", "C. 7930"),
        ("unts", "5535"),
        ("other", "UN Registration UK/0: 132 43"),
        ("other", "PRO (now TNA) FO 93/14/62"),
        ("other", "https://example.org/1.html"),
    ]
    assert of(rows, "NAMED")[0]["value"] == "Treaty & Notes"


def test_one_title_may_be_that_of_several_agreements(tmp_path: Path) -> None:
    same = {"title": "Exchange of Notes about Trade", "signed_date": "01/02/1950"}
    report, rows = treaties(tmp_path, record(1, **same), record(2, **same))
    assert len({d["subject_key"] for d in of(rows, "DATED")}) == 2
    (told,) = report.notes["told alike"]
    assert told.startswith("1950-02-01: 2 agreements")


def test_two_places_and_none(tmp_path: Path) -> None:
    _, rows = treaties(
        tmp_path,
        record(1, "Treaty A", signed_place="London/Paris"),
        record(2, "Treaty B", signed_place="Not Known"),
    )
    assert [(p["object"], p["original_object"]) for p in of(rows, "SIGNED_AT")] == [
        ("London", "London/Paris"),
        ("Paris", "London/Paris"),
    ]


def test_years_without_records_are_not_covered(tmp_path: Path) -> None:
    from tests.loaders.loading import ledger_in

    dates = ("01/01/1815", "01/01/1817", "01/01/1818")
    treaties(tmp_path, *(record(n, f"Treaty {n}", signed_date=d) for n, d in enumerate(dates)))
    with ledger_in(tmp_path) as ledger:
        (text,) = ledger.connection.execute(
            "SELECT attributes FROM sources WHERE id = 'uk-treaties'"
        ).fetchone()
    assert json.loads(text)["coverage"]["years"] == ["1815", "1817/1818"]


def test_fields_that_nobody_reads_are_told(tmp_path: Path) -> None:
    report, _ = treaties(tmp_path, record(1, "Treaty A", depositary="London"))
    assert list(report.left_over) == ["depositary"]


@pytest.mark.shared
@pytest.mark.slow
def test_the_whole_list(tmp_path: Path) -> None:
    report = load_only(tmp_path, "uk_treaties", shared_data("uk-treaties"))
    assert report.read == 8128 and not report.refused and not report.silent
    assert not report.left_over
    assert len(report.notes["in_force before signed"]) == 212
    assert len(report.notes["told alike"]) == 9
