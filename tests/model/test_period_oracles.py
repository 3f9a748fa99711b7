"""Agreement with two other readers of EDTF, outside a written list of their faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from undate import Undate

from kg.model.edtf_calendar import Day
from tests.model.oracle_faults import EDTF_FAULTS, UNDATE_FAULTS, Ends, Fault, ours
from tests.model.period_texts import likely

Reader = Callable[[str], Ends | str | None]

CRASH = "an exception of Python, where a date was to be read or refused"


def known(text: str, faults: Sequence[Fault]) -> bool:
    return any(fault.touches(text) for fault in faults)


def edtf_says(text: str) -> Ends | str | None:
    try:
        found = parse_edtf(text)
        return day_of(found.lower_strict()), day_of(found.upper_strict())
    except EDTFParseException:
        return None
    except (ValueError, TypeError, AttributeError, OverflowError):
        return CRASH


def day_of(value: object) -> Day:
    if isinstance(value, float):
        return Day(value, 0, 0)
    year, month, day = tuple(value)[:3]  # type: ignore[arg-type]
    return Day(year, month, day)


def undate_says(text: str) -> Ends | str | None:
    try:
        found = Undate.parse(text, "EDTF")
    except ValueError:
        return None
    except Exception:
        return CRASH
    return day_of_undate(found.earliest, "earliest"), day_of_undate(found.latest, "latest")


def day_of_undate(value: object, end: str) -> Day | None:
    """An interval's ends are dates of their own, with an earliest and a latest day."""
    day = getattr(value, end, value)
    return None if day is None else Day(int(day.year), int(day.month), int(day.day))


EVERY_FAULT = [(edtf_says, fault) for fault in EDTF_FAULTS]
EVERY_FAULT += [(undate_says, fault) for fault in UNDATE_FAULTS]


@pytest.mark.parametrize(("says", "fault"), EVERY_FAULT, ids=lambda x: getattr(x, "example", ""))
def test_a_known_fault_is_there(says: Reader, fault: Fault) -> None:
    """One that is gone is taken off the list."""
    assert fault.touches(fault.example)
    assert says(fault.example) != ours(fault.example)


@pytest.mark.parametrize(
    ("says", "faults"), [(edtf_says, EDTF_FAULTS), (undate_says, UNDATE_FAULTS)]
)
@given(text=likely)
@settings(max_examples=300, deadline=None)
def test_another_reader_agrees(says: Reader, faults: Sequence[Fault], text: str) -> None:
    if not known(text, faults):
        assert says(text) == ours(text)
