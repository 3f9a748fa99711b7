"""Periods become whole days, in order, none touching another."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.spells import merged, spell_of, years

days = st.dates(datetime.date(1900, 1, 1), datetime.date(1900, 2, 28)).map(str)


@st.composite
def spells(draw):
    first, last = sorted([draw(days), draw(days)])
    return (draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])))


def held(spells, day):
    return any((s is None or s <= day) and (e is None or day <= e) for s, e in spells)


@given(st.lists(spells()), days)
def test_merging_keeps_every_day_and_adds_none(found, day):
    assert held(merged(found), day) == held(found, day)


@given(st.lists(spells()))
def test_merged_spells_are_sorted_and_disjoint(found):
    result = merged(found)
    for (_, end), (start, _) in pairwise(result):
        assert end is not None and start is not None and end < start


@pytest.mark.parametrize(
    ("properties", "spell"),
    [
        ({"start": "1900-01-01", "end": "1900-12-31"}, ("1900-01-01", "1900-12-31")),
        ({"start": "1900-01-01"}, ("1900-01-01", None)),
        ({"start": "1900-01-01", "end_earliest": "9999-12-31"}, ("1900-01-01", None)),
        ({"end": "1900-12-31"}, (None, "1900-12-31")),
        (
            {"start": "1900-01-01", "end_earliest": "1901-05-05"},
            ("1900-01-01", "1901-05-05"),
        ),
        (
            {"begin_latest": "2019-09-26", "end_earliest": "2019-09-26"},
            ("2019-09-26", "2019-09-26"),
        ),
        (
            {"begin_latest": "1900-12-31", "end_earliest": "1900-01-01"},
            ("1900-01-01", "1900-12-31"),
        ),
        ({"start": "-inf", "end": "1900-12-31", "end_earliest": "inf"}, (None, "1900-12-31")),
        ({"start": "-0050-01-01", "end": "0010-01-01"}, None),
        ({"time": "XXXX-09-26"}, None),
        ({}, None),
    ],
)
def test_bounds_become_a_spell(properties, spell):
    assert spell_of(properties) == spell


def test_years_are_told_only_where_no_end_is_open():
    assert years([("1900-01-01", "1901-02-03"), ("1905-01-01", None)]) == {"start_year": 1900}
    assert years([(None, "1901-02-03")]) == {"end_year": 1901}
    assert years([]) == {}
