"""In which year an agreement was signed, and who is bound by it: derived from dated acts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.folder import GraphFolder
from tests.graph_folders import edges, load_rows


def _signed(time: str, **cells: str) -> dict[str, str]:
    return {"subject": "treaty", "predicate": "DATED", "phase": "signed", "time": time, **cells}


def _act(actor: str, action: str, **cells: str) -> dict[str, str]:
    row = {"subject": actor, "predicate": "AGREEMENT_ACTION", "object": "treaty"}
    return {**row, "action": action, **cells}


@pytest.fixture
def found(folder: GraphFolder, tmp_path: Path) -> Any:
    """Load rows; returns the edges of a type."""

    def load(type: str, *rows: dict[str, str]) -> list[dict[str, Any]]:
        load_rows(folder.ledger, tmp_path, rows)
        return edges(folder.ledger, type)

    return load


def _years(rows: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    return [(row["o"], row["quals"].get("possible") == "true") for row in rows]


@pytest.mark.parametrize("time", ["1956-10-19", "1956-10", "1956", "1956-10-13/1956-10-19"])
def test_one_year(found: Any, time: str) -> None:
    assert _years(found("SIGNED_IN", _signed(time))) == [("year-1956", False)]


def test_a_span_of_years_allows_each(found: Any) -> None:
    rows = found("SIGNED_IN", _signed("1956/1958"))
    assert _years(rows) == [(f"year-{year}", True) for year in (1956, 1957, 1958)]


def test_sources_that_differ_allow_both_years(found: Any) -> None:
    rows = found("SIGNED_IN", _signed("1956-10-19"), _signed("1957", source="diary"))
    assert _years(rows) == [("year-1956", True), ("year-1957", True)]


@pytest.mark.parametrize("cells", [{"phase": "in_force"}, {"polarity": "denied"}])
def test_other_dates_give_no_year(found: Any, cells: dict[str, str]) -> None:
    assert found("SIGNED_IN", {**_signed("1956"), **cells}) == []


@pytest.mark.parametrize("time", ["XXXX-10-19", "Y17000"])
def test_a_date_without_a_year_of_four_digits_gives_none(found: Any, time: str) -> None:
    assert found("SIGNED_IN", _signed(time)) == []


@pytest.mark.parametrize(
    "action", ["signed", "initialled", "attended_not_signed", "gave_notice", "withdrew"]
)
def test_these_acts_bind_nobody(found: Any, action: str) -> None:
    assert found("PARTY_TO", _act("Japan", action)) == []


@pytest.mark.parametrize(
    "action",
    ["ratified", "accepted", "approved", "exchanged_instruments", "acceded", "succeeded", "listed"],
)
def test_consent_binds(found: Any, action: str) -> None:
    (edge,) = found("PARTY_TO", _act("Japan", "signed"), _act("Japan", action))
    assert (edge["s"], edge["quals"]["consent"]) == ("polity-japan", action)


def test_from_consent_until_withdrawal(found: Any) -> None:
    (edge,) = found(
        "PARTY_TO",
        _act("Japan", "ratified", time="1956-12-08"),
        _act("Japan", "withdrew", time="1960-05"),
    )
    assert edge["time"] == "1956-12-08/1960-05"
    assert (edge["quals"]["since"], edge["quals"]["until"]) == ("1956-12-08", "1960-05")
    assert (edge["be"], edge["el"]) == ("1956-12-08", "1960-05-31")


def test_without_a_withdrawal_the_end_is_unknown(found: Any) -> None:
    (edge,) = found("PARTY_TO", _act("Japan", "ratified", time="1956-12-08"))
    assert edge["time"] == "1956-12-08/"
    assert (edge["be"], edge["el"]) == ("1956-12-08", None)


def test_a_denied_ratification_binds_nobody(found: Any) -> None:
    assert found("PARTY_TO", _act("Japan", "ratified", polarity="denied")) == []
