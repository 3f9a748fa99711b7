"""Who met whom: derived from meetings between persons of different sides, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.folder import GraphFolder
from kg.model import parse_period
from tests.graph_folders import edges, load_rows

MEETING = {"subject": "talks", "predicate": "KIND", "value": "meeting"}
ON_THE_DAY = {"subject": "talks", "predicate": "TOOK_PLACE", "time": "1956-10-19"}


def _took_part(person: str, **cells: str) -> dict[str, str]:
    return {
        "subject": person,
        "subject_type": "Person",
        "predicate": "PARTICIPATED_IN",
        "object": "talks",
        **cells,
    }


ANNA = _took_part("Anna Alba", on_behalf_of="Japan")
BORIS = _took_part("Boris Bruno", on_behalf_of="Soviet Union")
PAIR = ("person-anna-alba", "person-boris-bruno")


@pytest.fixture
def met(folder: GraphFolder, tmp_path: Path) -> Any:
    """Load rows about one meeting; returns the MET_WITH edges."""

    def load(*rows: dict[str, str], meeting: bool = True) -> list[dict[str, Any]]:
        load_rows(folder.ledger, tmp_path, [*([MEETING] if meeting else []), *rows])
        return edges(folder.ledger, "MET_WITH")

    return load


def _pairs(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["s"], row["o"]) for row in found]


def test_two_of_different_sides_met(met: Any) -> None:
    (edge,) = met(ANNA, BORIS, ON_THE_DAY)
    assert (edge["s"], edge["o"]) == PAIR
    assert (edge["time"], edge["be"], edge["el"]) == ("1956-10-19",) * 3
    assert len(edge["statements"]) == 3
    assert not edge["contested"]


def test_the_office_tells_the_side(met: Any) -> None:
    rows = (
        _took_part("Anna Alba", capacity="FM Japan"),
        _took_part("Boris Bruno", capacity="FM USSR"),
        _took_part("Clara Corso", capacity="FM Japan"),
    )
    assert _pairs(met(*rows)) == [PAIR, ("person-boris-bruno", "person-clara-corso")]


def test_the_capacities_are_on_the_edge(met: Any) -> None:
    (edge,) = met(_took_part("Anna Alba", capacity="FM Japan"), BORIS)
    assert edge["quals"]["subject_capacity"] == "office-japan-foreign-minister"
    assert "object_capacity" not in edge["quals"]


def test_one_delegation_does_not_meet_itself(met: Any) -> None:
    assert met(ANNA, _took_part("Clara Corso", on_behalf_of="Japan")) == []


def test_unknown_sides_meet_in_a_meeting_of_two(met: Any) -> None:
    assert _pairs(met(_took_part("Anna Alba"), _took_part("Boris Bruno"))) == [PAIR]


def test_unknown_sides_do_not_meet_among_three(met: Any) -> None:
    assert _pairs(met(ANNA, BORIS, _took_part("Clara Corso"))) == [PAIR]


@pytest.mark.parametrize("role", ["interpreter", "note_taker"])
def test_who_serves_the_meeting_meets_nobody(met: Any, role: str) -> None:
    assert _pairs(met(ANNA, BORIS, _took_part("Clara Corso", role=role))) == [PAIR]


@pytest.mark.parametrize(("many", "pairs"), [(12, 36), (13, 0)])
def test_at_most_twelve_persons(met: Any, many: int, pairs: int) -> None:
    sides = ("Japan", "Soviet Union")
    rows = [_took_part(f"Guest Number{n}", on_behalf_of=sides[n % 2]) for n in range(many)]
    assert len(met(*rows)) == pairs


@pytest.mark.parametrize(
    "cells",
    [
        {"polarity": "denied"},
        {"modality": "planned"},
        {"modality": "hypothetical"},
        {"modality": "alleged"},
    ],
    ids=lambda cells: next(iter(cells.values())),
)
def test_what_did_not_surely_happen_gives_no_edge(met: Any, cells: dict[str, str]) -> None:
    assert met(ANNA, {**BORIS, **cells}) == []


def test_a_rejected_presence_gives_no_edge(folder: GraphFolder, tmp_path: Path, met: Any) -> None:
    (edge,) = met(ANNA, BORIS)
    with folder.ledger.run("review", "test") as run:
        told = {"by": "me", "kind": "person", "why": None}
        run.add("reviews", statement=edge["statements"][0], verdict="rejected", **told)
    assert edges(folder.ledger, "MET_WITH") == []


def test_a_conference_is_no_meeting(met: Any) -> None:
    assert met(ANNA, BORIS, {**MEETING, "value": "conference"}, meeting=False) == []


def test_the_most_exact_date_counts(met: Any) -> None:
    (edge,) = met(ANNA, BORIS, {**ON_THE_DAY, "time": "1956-10"}, ON_THE_DAY)
    assert edge["time"] == "1956-10-19"
    assert not edge["contested"]


def test_dates_that_exclude_each_other_both_stand(met: Any) -> None:
    (edge,) = met(ANNA, BORIS, ON_THE_DAY, {**ON_THE_DAY, "time": "1956-11-02"})
    assert edge["time"] == "[1956-10-19,1956-11-02]"
    assert (edge["be"], edge["el"]) == ("1956-10-19", "1956-11-02")
    assert edge["contested"]


def test_two_sources_of_one_meeting_are_one_edge(met: Any) -> None:
    (edge,) = met(ANNA, BORIS, {**ANNA, "source": "diary"}, {**BORIS, "source": "diary"})
    assert len(edge["statements"]) == 4
    assert edge["sources"] == 2


def test_days_and_stretches_of_days_stand_side_by_side_as_edtf(met: Any) -> None:
    stretch = {**ON_THE_DAY, "time": "1956-10-13/1956-10-17"}
    (edge,) = met(ANNA, BORIS, stretch, {**ON_THE_DAY, "time": "1956-11-02"})
    assert edge["time"] == "[1956-10-13..1956-10-17,1956-11-02]"
    period = parse_period(edge["time"])
    assert (period.begin_earliest, period.end_latest) == (edge["be"], edge["el"])
