"""Dates as sources write them: other calendars, double dates, early and late, before and after.

One room for every loader and sheet: words of a source go in, EDTF in the
Gregorian calendar comes out, with bounds as wide as the words leave them. The
words themselves belong into `original_time`.
"""

from __future__ import annotations

from kg.dates.parts import edtf_of_numbers, edtf_of_parts
from kg.dates.reading import SourceDate, read_source_date, told_otherwise
from kg.dates.styles import either_style, from_julian

__all__ = [
    "SourceDate",
    "edtf_of_numbers",
    "edtf_of_parts",
    "either_style",
    "from_julian",
    "read_source_date",
    "told_otherwise",
]
