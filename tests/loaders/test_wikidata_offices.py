"""Office holders from tables in Wikidata's words; the identifiers here are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput
from tests.loaders.loading import load, of, shared_data, write

HOLDERS = """position,person,personID,start,end
Minister for Foreign Affairs,Anna Alba,Q990000001,2001-02,2002-03-04
Minister for Foreign Affairs,Boris Bruno,Q990000002,2002-03-04,
Acting Prime Minister,Boris Bruno,Q990000002,2003,2003-05-06
Ambassador to Soviet Union,Clara Corso,Q990000003,1990-01-01,1990-06-01
Keeper of the Seals,Q990000004,Q990000004,1999,1998
"""
POSTS = """id,position,country,jurisdiction,deputy,list,start,end,before,after,enwiki
Q990000010,Minister for Foreign Affairs of Japan,Q17,Q17,,,1885-12-22,,,,A page
Q990000011,governor of Nowhere Prefecture,Q17,Q990000090,,,,,,,
"""
LIVES = """id,name,gender,dob,dobp,dod,dodp,image,enwiki,height
Q990000001,Anna Alba,female,1950-01-01,9,2011-12-13,11,a.jpg,,1.70
Q990000002,Boris A. Bruno,male,1946-02-29,11,,,,,
"""
CABINETS = """item,itemLabel,inception,inceptionPrecision,startTime,startTimePrecision,abolished,\
abolishedPrecision,endTime,endTimePrecision,replaces,replacesLabel,replacedBy,replacedByLabel,\
follows,followsLabel,followedBy,followedByLabel
Q990000020,First Cabinet,1896-01-01,9,,,1898-06-30,11,,,,,Q990000021,Second Cabinet,,,,
Q990000021,Second Cabinet,1898-06-30,11,,,,,,,,,,,,,,
"""
MINISTERS = """person,name,country,countryLabel,position,positionLabel,start,psid
Q990000005,Elena Egger,Q990000031,Austria,Q990000030,Foreign Minister of Austria,2021-10-11,Q9-A
,,Q990000032,Atlantis,Q990000033,Minister of Foreign Affairs,,
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return write(
        tmp_path / "wikidata-offices",
        {
            "japan-ministers/holders21.csv": HOLDERS,
            "japan-ministers/html_positions.csv": POSTS,
            "japan-ministers/html_bio.csv": LIVES,
            "japan-ministers/wikidata_results_all-cabinets.csv": CABINETS,
            "world/foreign-ministers.csv": MINISTERS,
            "world/readme.txt": "not a table",
        },
    )


def test_terms_keep_dates_as_precise_as_they_are(tables: Path, tmp_path: Path) -> None:
    report, rows = load(tmp_path, "wikidata_offices", tables)
    held = of(rows, "HELD_OFFICE", object_uid="office-japan-foreign-minister")
    assert [(h["subject"], h["time"]) for h in held] == [
        ("Anna Alba", "2001-02/2002-03-04"),
        ("Boris Bruno", "2002-03-04/"),
    ]
    assert held[0]["locator"] == {
        "document": "japan-ministers/holders21.csv",
        "row": "Minister for Foreign Affairs | Q990000001 | 2001-02",
    }
    assert held[0]["original_time"] == "2001-02 – 2002-03-04"
    assert report.source == "wikidata-offices"


def test_acting_is_told_and_the_post_is_that_of_the_titular_holder(
    tables: Path, tmp_path: Path
) -> None:
    _, rows = load(tmp_path, "wikidata_offices", tables)
    (held,) = of(rows, "HELD_OFFICE", original_object="Acting Prime Minister")
    assert held["object_uid"] == "office-japan-prime-minister"
    assert held["qualifiers"] == {"acting": "true"}


def test_an_ambassadorship_has_sender_and_receiver(tables: Path, tmp_path: Path) -> None:
    report, rows = load(tmp_path, "wikidata_offices", tables)
    words = "Ambassador to Soviet Union"
    assert of(rows, "OFFICE_OF", subject=words)[0]["object_uid"] == "polity-japan"
    # No such state when the tables were made: the words stay, and nobody is guessed.
    assert of(rows, "ACCREDITED_TO", subject=words)[0]["object_uid"] is None
    assert any("Soviet Union" in str(line) for line in report.unresolved)


def test_a_jurisdiction_that_is_not_the_state_is_kept_and_told(
    tables: Path, tmp_path: Path
) -> None:
    report, rows = load(tmp_path, "wikidata_offices", tables)
    told = "jurisdiction: Q990000090"
    (row,) = of(rows, "DESCRIBED", subject="governor of Nowhere Prefecture")
    assert row["value"] == told
    assert report.notes["post of another jurisdiction"] == [
        f"japan-ministers/html_positions.csv, Q990000011: {told}"
    ]
    (owned,) = of(rows, "OFFICE_OF", object="Atlantis")
    assert owned["original_object"] == "Atlantis (Q990000032)"


def test_impossible_terms_keep_their_words(tables: Path, tmp_path: Path) -> None:
    report, rows = load(tmp_path, "wikidata_offices", tables)
    (held,) = of(rows, "HELD_OFFICE", subject="Q990000004")
    assert held["time"] is None and held["original_time"] == "1999 – 1998"
    assert len(report.notes["impossible date"]) == 2


def test_lives_and_names_and_identifiers(tables: Path, tmp_path: Path) -> None:
    report, rows = load(tmp_path, "wikidata_offices", tables)
    assert of(rows, "BORN")[0]["time"] == "1950"
    assert of(rows, "DIED")[0]["time"] == "2011-12-13"
    names = [n["value"] for n in of(rows, "NAMED", subject_key="Q990000002")]
    assert names == ["Boris Bruno", "Boris A. Bruno"]
    codes = [c["value"] for c in of(rows, "CODE", subject_uid="office-japan-foreign-minister")]
    assert codes == ["Q990000010"]
    assert of(rows, "DESCRIBED", subject_key="Q990000002")[0]["value"] == "born: 1946-02-29"
    assert report.left_over == {"height": (1, "japan-ministers/html_bio.csv:2")}
    assert report.notes["file passed over"] == ["readme.txt: no table of this data set, no JSON"]


def test_governments_and_the_side_that_tells_of_a_succession(tables: Path, tmp_path: Path) -> None:
    report, rows = load(tmp_path, "wikidata_offices", tables)
    assert of(rows, "EXISTED", subject="First Cabinet")[0]["time"] == "1896/1898-06-30"
    (next_,) = of(rows, "SUCCEEDED_BY")
    assert (next_["subject"], next_["object"]) == ("First Cabinet", "Second Cabinet")
    assert len(report.notes["one-sided succession"]) == 1


def test_foreign_ministers_of_states_known_and_unknown(tables: Path, tmp_path: Path) -> None:
    report, rows = load(tmp_path, "wikidata_offices", tables)
    (held,) = of(rows, "HELD_OFFICE", subject="Elena Egger")
    assert held["object_uid"] == "office-austria-foreign-minister"
    assert report.notes["no holder"] == ["world/foreign-ministers.csv, Q990000033: Atlantis"]
    assert of(rows, "OFFICE_OF", object="Atlantis")[0]["object_uid"] is None


def test_a_second_load_adds_nothing(tables: Path, tmp_path: Path) -> None:
    load(tmp_path, "wikidata_offices", tables)
    report, _ = load(tmp_path, "wikidata_offices", tables)
    assert report.changed_nothing


def test_a_table_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "d", {"world/holders21.csv": "position,holder\nChair,Anna\n"})
    with pytest.raises(BadInput, match=r"world/holders21.csv: the column 'person' is missing"):
        load(tmp_path, "wikidata_offices", path)


@pytest.mark.shared
def test_the_whole_data_set(tmp_path: Path) -> None:
    report, rows = load(tmp_path, "wikidata_offices", shared_data("wikidata-offices"))
    assert len(of(rows, "HELD_OFFICE")) == 832 + 522 + 362 + 130 + 212
    assert not report.refused
    assert {kind: len(lines) for kind, lines in report.notes.items()} == {
        "no holder": 1, "one-sided succession": 4, "impossible date": 1,
        "post of another jurisdiction": 50,
    }  # fmt: skip
    lavrov = {r["subject_uid"] for r in rows if r["subject_key"] == "Q58217"}
    assert lavrov == {"person-sergey-lavrov"}
