"""The World Factbook in records of our own: holders, envoys, memberships, disputes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import BadInput
from kg.loading.prose import claims_in
from kg.resolve import Gazetteer
from tests.loaders.loading import Said, load, load_only, of, shared_data, write


def texts(**parts: str) -> dict[str, Any]:
    return {name.replace("_", " "): {"text": text} for name, text in parts.items()}


def country(name: str = "Chile", **fields: Any) -> dict[str, Any]:
    names = texts(conventional_long_form=f"Republic of {name}", conventional_short_form=name)
    return {"file": f"south/{name.lower()}.json", "country_name": names, **fields}


def factbook(tmp_path: Path, *rows: dict[str, Any]) -> tuple[Any, list[Said]]:
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    path = write(tmp_path / "factbook", {"factbook-2024-04-18.jsonl": lines})
    return load(tmp_path, "factbook", path)


def test_holders_since_a_date_and_on_the_day_of_the_edition(tmp_path: Path) -> None:
    _, rows = factbook(
        tmp_path,
        country(
            executive_branch=texts(
                chief_of_state="President Gen. Anna ALBA, Jr. (Liberal) (since May 2011); "
                "note - first of that name; Vice President Boris BRUNO",
                head_of_government="Acting Prime Minister CORSO Clara (3 March 2020)",
                elections_appointments="president elected by lot",
            )
        ),
    )
    held = [
        (h["subject"], h["object_uid"], h["time"], h["attested"]) for h in of(rows, "HELD_OFFICE")
    ]
    assert held == [
        ("Anna ALBA Jr.", "office-chile-president", "2011-05/", 0),
        ("Boris BRUNO", "office-chile-vice-president", "2024-04-18", 1),
        ("CORSO Clara", "office-chile-prime-minister", "2020-03-03/", 0),
    ]
    assert of(rows, "HELD_OFFICE")[2]["qualifiers"] == {"acting": "true"}
    assert of(rows, "HELD_OFFICE")[0]["locator"] == {
        "row": "south/chile.json", "section": "executive_branch, chief of state",
    }  # fmt: skip
    families = [n["value"] for n in of(rows, "NAMED") if n["qualifiers"]["kind"] == "family"]
    assert families == ["ALBA", "BRUNO", "CORSO"]
    assert of(rows, "DESCRIBED")[0]["value"] == "note - first of that name"


def test_all_since_dates_those_before_it(tmp_path: Path) -> None:
    text = (
        "Deputy Prime Ministers Anna ALBA (since 2 May 2023), Boris BRUNO, Clara CORSO "
        "(all since 1 May 2020), David DUVAL (since 3 May 2022) and Elena EGGER"
    )
    _, rows = factbook(tmp_path, country(executive_branch=texts(head_of_government=text)))
    assert [(h["subject"], h["time"]) for h in of(rows, "HELD_OFFICE")] == [
        ("Anna ALBA", "2023-05-02/"),
        ("Boris BRUNO", "2020-05-01/"),
        ("Clara CORSO", "2020-05-01/"),
        ("David DUVAL", "2022-05-03/"),
        ("Elena EGGER", "2024-04-18"),
    ]


def test_envoys_have_a_sender_and_a_receiver(tmp_path: Path) -> None:
    _, rows = factbook(
        tmp_path,
        country(
            diplomatic_representation_in_us=texts(
                chief_of_mission="Ambassador (vacant); "
                "Chargé d'Affaires Anna ALBA (since 5 May 2023)"
            ),
            diplomatic_representation_from_us=texts(
                chief_of_mission="Ambassador-designate Boris BRUNO (since 14 March 2024)"
            ),
        ),
    )
    here, there = of(rows, "HELD_OFFICE")
    assert here["object"] == "Chargé d'Affaires to the United States"
    assert (there["object"], there["modality"]) == ("Ambassador-designate to Chile", "planned")
    ends = {(r["predicate"], r["subject"], r["object_uid"]) for r in rows if r["object_uid"]}
    assert ("OFFICE_OF", here["object"], "polity-chile") in ends
    assert ("ACCREDITED_TO", here["object"], "polity-united-states") in ends


def test_the_monarch_of_another_land_is_not_its_own(tmp_path: Path) -> None:
    none = texts(text="none (overseas territory of the UK)")
    text = "King CARL V (since 8 September 2022); represented by Governor Anna ALBA (since 2020)"
    _, rows = factbook(
        tmp_path,
        country(
            "Bermuda", diplomatic_representation_in_us=none,
            executive_branch=texts(chief_of_state=text),
        ),
    )  # fmt: skip
    assert [h["subject"] for h in of(rows, "HELD_OFFICE")] == ["Anna ALBA"]
    assert "King CARL V (since 8 September 2022)" in [d["value"] for d in of(rows, "DESCRIBED")]


def test_memberships_and_what_is_none(tmp_path: Path) -> None:
    text = "UN, OAS (observer), ICC (national committees), MINURSO, G-77, EU (candidate country)"
    _, rows = factbook(tmp_path, country(international_organization_participation={"text": text}))
    found = [(m["object"], m["qualifiers"], m["attested"]) for m in of(rows, "MEMBER_OF")]
    assert found == [("UN", {}, 1), ("OAS", {"observer": "true"}, 1), ("G-77", {}, 1)]
    assert {m["time"] for m in of(rows, "MEMBER_OF")} == {"2024-04-18"}
    assert of(rows, "MEMBER_OF")[0]["certainty"] == "participation"
    kept = [d["value"] for d in of(rows, "DESCRIBED")]
    assert kept == ["ICC (national committees)", "MINURSO", "EU (candidate country)"]


def test_disputes_are_read_as_text_and_wait_as_text(tmp_path: Path) -> None:
    text = "<p><em>Chile-Peru:</em> Peru claims the Lonely Islands&nbsp;as its own</p>"
    report, rows = factbook(tmp_path, country(disputes_international={"text": text}))
    (claim,) = of(rows, "CLAIMED_BY")
    assert (claim["subject"], claim["object_uid"]) == ("Lonely Islands", "polity-peru")
    assert claim["basis"] == "text"
    assert claim["locator"]["row"] == "south/chile.json"
    plain = "Chile-Peru: Peru claims the Lonely Islands as its own"
    assert claim["locator"]["exact"] in plain
    assert report.accepted_by_policy + report.proposed >= 1


LONELY = "Lonely Islands"
GROUP = "Abel and Baker Islands"
LIST = ("Abel Island", "Isla Baker", "Cox Reef")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Peru-UK: Peru and Chile claim the Lonely Islands", [(LONELY, "Peru"), (LONELY, "Chile")]),
        ("Peru-Chile: both claim Abel and Baker Islands", [(GROUP, "Peru"), (GROUP, "Chile")]),
        ("Peru claims Abel Island, Isla Baker, and Cox Reef", [(i, "Peru") for i in LIST]),
        ("Peru claims the border is a river; Chile claims part of Peruvian territory", []),
    ],
)
def test_a_plain_claim_is_that_of_its_sentence_not_of_its_heading(
    tmp_path: Path, text: str, claims: list[tuple[str, str]]
) -> None:
    _, rows = factbook(tmp_path, country(disputes_international={"text": text}))
    sure = [c for c in of(rows, "CLAIMED_BY") if c["time"] == "2024-04-18"]
    assert [(c["subject"], c["object"]) for c in sure] == claims
    assert all(c["locator"]["exact"] in text for c in sure)


def test_a_dispute_over_a_list_of_islands_tells_who_holds_and_who_claims_each(
    tmp_path: Path,
) -> None:
    text = (
        "Peru-Chile: the territorial dispute over the islands of Abel and Baker, and the Cox "
        "group, once claimed by Bolivia, now administered by Chile, and claimed by Peru, goes on"
    )
    _, rows = factbook(tmp_path, country(disputes_international={"text": text}))
    told = [r for r in rows if r["predicate"] in ("CLAIMED_BY", "ADMINISTERED_BY")]
    today = {(r["subject"], r["predicate"], r["object"]) for r in told if r["time"] == "2024-04-18"}
    assert today == {
        (island, *what)
        for island in ("Abel", "Baker", "Cox")
        for what in (("CLAIMED_BY", "Peru"), ("ADMINISTERED_BY", "Chile"))
    }


def test_each_line_speaks_of_its_own_agreement(tmp_path: Path) -> None:
    text = (
        "<p><em>Jordan-Saudi Arabia</em>: Jordan and Saudi Arabia signed an agreement in 2007</p> "
        "<p><em>Jordan-Syria</em>: Jordan and Syria signed an agreement in 2005</p>"
    )
    _, rows = factbook(tmp_path, country("Jordan", disputes_international={"text": text}))
    parties: dict[str, set[str]] = {}
    for act in of(rows, "AGREEMENT_ACTION"):
        parties.setdefault(act["time"], set()).add(act["subject_uid"])
    assert parties == {
        "2007": {"polity-jordan", "polity-saudi-arabia"}, "2005": {"polity-jordan", "polity-syria"},
    }  # fmt: skip
    assert len({act["object"] for act in of(rows, "AGREEMENT_ACTION")}) == 2
    (whole,) = {d["value"] for d in of(rows, "DESCRIBED")}
    told = {"row": "jo", "section": "disputes", "on": "2024-04-18"}
    for claim in claims_in(whole, gazetteer=Gazetteer.load(), **told):
        at = claim.locator
        assert whole[at.start : at.end] == at.exact
        assert whole[: at.start].endswith(at.prefix)


def test_unknown_fields_are_told_and_an_edition_needs_a_date(tmp_path: Path) -> None:
    report, _ = factbook(tmp_path, country(economy=texts(overview="fish")))
    assert list(report.left_over) == ["economy"]
    path = write(tmp_path / "b", {"factbook.jsonl": json.dumps(country()) + "\n"})
    with pytest.raises(BadInput, match="which edition"):
        load(tmp_path, "factbook", path)


@pytest.mark.shared
@pytest.mark.slow
def test_the_whole_edition(tmp_path: Path) -> None:
    report = load_only(tmp_path, "factbook", shared_data("factbook"))
    assert report.read == 261 and not report.refused and not report.silent
    assert not report.left_over
    assert len(report.notes["no dispute"]) == 78
