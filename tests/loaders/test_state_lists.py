"""Lists of states in the formats of their authors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.loading import load, of, shared_data, write

COW = """stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
FRN,220,France,1944,8,25,2016,12,31,2016
LOS,9999,Lostland,1816,1,1,1871,2,3,2016
"""
HUGGO = """stateID,StateName,Capital,Begin,End,Source,StateNameAlt
LOS,Lostland,Old Town,778,9/8/71,A book,Lost Land
"""


def test_each_list_speaks_for_itself_and_dates_stay(tmp_path: Path) -> None:
    files = {"cow-states-2016.csv": COW, "huggo-states.csv": HUGGO, "readme.csv": "a\n1\n"}
    report, rows = load(tmp_path, "state_lists", write(tmp_path / "state-lists", files))
    assert (report.read, report.refused, report.silent) == (3, [], [])
    existed = {(row["source"], row["subject"]): row for row in of(rows, "EXISTED")}
    assert existed["cow", "France"]["subject_uid"] == "polity-france"
    assert existed["cow", "France"]["time"] == "1944-08-25/.."
    assert existed["cow", "Lostland"]["time"] == "/1871-02-03"
    spoiled = existed["huggo", "Lostland"]
    assert (spoiled["time"], spoiled["original_time"]) == ("0778/1971-09-08", "778 to 9/8/71")
    assert "Source: A book" in spoiled["note"]
    assert [row["object"] for row in of(rows, "CAPITAL")] == ["Old Town"]
    assert "file passed over" in report.notes


@pytest.mark.parametrize(
    ("begin", "end", "time"),
    [
        ("4/28/20", "8/19/91", "1920-04-28/1991-08-19"),  # it cannot begin after its end
        ("3/1/92", "5/31/02", "1992-03-01/2002-05-31"),
        ("10/18/91", "9999-12-31", "1991-10-18/.."),
        ("12/6/17", "9999-12-31", "/.."),  # 1917 or 2017
        ("13/6/50", "2/3/44", "/1944-02-03"),  # no month 13
    ],
)
def test_a_year_of_two_figures_is_read_where_one_century_is_possible(
    tmp_path: Path, begin: str, end: str, time: str
) -> None:
    sheet = f"stateID,StateName,Capital,Begin,End,Source\nLOS,Lostland,,{begin},{end},A book\n"
    _, rows = load(
        tmp_path, "state_lists", write(tmp_path / "state-lists", {"huggo-states.csv": sheet})
    )
    assert [row["time"] for row in of(rows, "EXISTED")] == [time]


def test_a_year_that_lost_a_figure_is_kept_in_words_and_told(tmp_path: Path) -> None:
    head = "stateID,StateName,Capital,Begin,End,Source\n"
    lists = {
        "huggo-states.csv": f"{head}LOS,Lostland,,1970-10-10,9999-12-31,\n"
        "OLD,Oldland,,0920,1846,\n",
        "huggo-states-additional.csv": f"{head}LOS,Lostland,,197-10-10,9999-12-31,\n"
        "OLD,Oldland,,920,1846,\nFAR,Farland,,197-10-10,1846,\n",
    }
    report, rows = load(tmp_path, "state_lists", write(tmp_path / "state-lists", lists))
    times = {row["original_time"]: row["time"] for row in of(rows, "EXISTED", subject="Lostland")}
    assert times == {
        "1970-10-10 to 9999-12-31": "1970-10-10/..",
        "197-10-10 to 9999-12-31": "/..",
    }
    assert {row["time"] for row in of(rows, "EXISTED", subject="Oldland")} == {"0920/1846"}
    assert [row["time"] for row in of(rows, "EXISTED", subject="Farland")] == ["0197-10-10/1846"]
    assert report.notes["year with a figure missing"] == [
        "huggo-states-additional.csv:2: 197-10-10, where another row has 1970-10-10"
    ]


def test_what_is_not_available_is_no_period(tmp_path: Path) -> None:
    sheet = "stateID,StateName,Capital,Begin,End,Source\nLOS,Lostland,Old Town,NA,NA,A book\n"
    path = write(tmp_path / "state-lists", {"huggo-states.csv": sheet})
    _, rows = load(tmp_path, "state_lists", path)
    assert not of(rows, "EXISTED") and not of(rows, "DESCRIBED")
    assert [row["object"] for row in of(rows, "CAPITAL")] == ["Old Town"]


@pytest.mark.shared
def test_the_whole_lists(tmp_path: Path) -> None:
    report, rows = load(tmp_path, "state_lists", shared_data("state-lists"))
    assert len(report.refused) <= 0.02 * report.read
    assert {row["source"] for row in of(rows, "EXISTED")} == {"cow", "gw", "isd", "huggo"}
