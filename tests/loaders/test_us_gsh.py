"""Territories in the format of the Office of the Historian; most of them are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.loading import Said, load, of, shared_data, write


def territory(id: str, name: str, since: str, until: str, more: str = "") -> str:
    """One file."""
    return (
        f"<territory><id>{id}</id><short-form-name>{name}</short-form-name>"
        f'<long-form-name type="none">none</long-form-name>'
        f"<type-of-territory>independent-state</type-of-territory>{since}"
        f"<valid-until>{until}</valid-until><exists-on-todays-map>false</exists-on-todays-map>"
        f"{more}</territory>"
    )


FILES = {
    "data/territories/lostland-1900.xml": territory(
        "lostland-1900", "Lostland", '<valid-since precision="25">1450</valid-since>', "1900",
        "<successors><successor>newland</successor><successor>gone</successor></successors>"
        "<notes>An island.</notes><sources><source>A book</source></sources>",
    ),
    "data/territories/newland.xml": territory(
        "newland", "Newland", "<valid-since>1900</valid-since>", "9999",
        "<predecessors><predecessor>soviet-union-1991</predecessor></predecessors><flag>red</flag>",
    ),
    "data/territories/soviet-union-1991.xml": territory(
        "soviet-union-1991", "Soviet Union", "<valid-since>1922</valid-since>", "1991"
    ),
}  # fmt: skip


@pytest.fixture
def rows(tmp_path: Path) -> list[Said]:
    report, rows = load(tmp_path, "us_gsh", write(tmp_path / "us-gsh", FILES))
    assert (report.read, report.refused, report.silent) == (3, [], [])
    assert report.left_over == {"flag": (1, "data/territories/newland.xml")}
    assert report.notes["link to an id that is not there"] == ["lostland-1900: successor gone"]
    assert report.notes["link that only one side gives"] == [
        "lostland-1900: successor newland",
        "newland: predecessor soviet-union-1991",
    ]
    return rows


def test_years_stay_as_wide_as_they_are(rows: list[Said]) -> None:
    existed = {row["subject"]: row for row in of(rows, "EXISTED")}
    assert existed["Lostland"]["time"] == "1450~/1900"
    assert existed["Lostland"]["note"] == "A book"
    assert existed["Newland"]["time"] == "1900/.."


def test_an_id_of_the_gazetteer_is_its_polity(rows: list[Said]) -> None:
    (soviet,) = of(rows, "EXISTED", subject="Soviet Union")
    assert soviet["subject_uid"] == "polity-soviet-union"
    assert {row["subject_uid"] for row in of(rows, "EXISTED", subject="Newland")} == {None}


def test_successors_have_a_time_where_both_ends_agree(rows: list[Said]) -> None:
    told = {(row["subject"], row["object"]): row["time"] for row in of(rows, "SUCCEEDED_BY")}
    assert told == {
        ("Lostland", "Newland"): "1900",
        ("Lostland", "gone"): None,
        ("Soviet Union", "Newland"): None,
    }


@pytest.mark.shared
def test_the_whole_list(tmp_path: Path) -> None:
    report, rows = load(tmp_path, "us_gsh", shared_data("us-gsh"))
    assert (report.read, report.refused, report.silent) == (577, [], [])
    assert len(of(rows, "SUCCEEDED_BY")) >= 1100
    (russia,) = of(rows, "EXISTED", subject_key="russia")
    assert (russia["subject_uid"], russia["time"]) == ("polity-russia", "1991/..")
