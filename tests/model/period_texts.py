"""Random EDTF texts for the tests: right ones, nearly right ones and noise."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["anything", "dates", "likely"]

MARKS = st.sampled_from(["", "", "", "", "?", "~", "%"])


def digits(low: int, high: int, width: int) -> SearchStrategy[str]:
    """A number of that width, sometimes with a digit or two unspecified."""
    number = st.integers(low, high).map(lambda n: f"{n:0{width}}")
    masked = st.tuples(number, st.sets(st.integers(0, width - 1), min_size=1)).map(
        lambda pair: "".join("X" if i in pair[1] else c for i, c in enumerate(pair[0]))
    )
    return st.one_of(number, number, number, masked)


YEARS = st.one_of(digits(1000, 2100, 4), digits(1950, 1960, 4), digits(0, 9999, 4))
SIGNED_YEARS = st.one_of(YEARS, YEARS, YEARS, YEARS.map("-{}".format))
MONTHS = st.one_of(digits(1, 12, 2), digits(1, 12, 2), digits(0, 42, 2))
DAYS = st.one_of(digits(1, 31, 2), digits(28, 31, 2), digits(0, 40, 2))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A text in the shape of a date, with unspecified digits and marks; it may not exist."""
    parts = [SIGNED_YEARS, MONTHS, DAYS][: draw(st.integers(1, 3))]
    marked = draw(st.integers(0, 3)) == 0
    text = "-".join(
        (draw(MARKS) if marked else "") + draw(part) + (draw(MARKS) if marked else "")
        for part in parts
    )
    return text + draw(MARKS)


long_years = st.builds(
    "{}{}{}{}".format,
    st.one_of(st.integers(-(10**7), 10**7).map("Y{}".format), YEARS),
    st.sampled_from(["", "", "E3", "E12"]),
    st.sampled_from(["", "S1", "S2", "S3"]),
    MARKS,
)
times = st.builds(
    "{}T{:02}:{:02}:{:02}{}".format,
    dates(),
    *(st.integers(0, 24), st.integers(0, 60), st.integers(0, 60)),
    st.sampled_from(["", "Z", "-04", "+04:30", "+15", "+01:00"]),
)
ends = st.one_of(dates(), dates(), st.sampled_from(["", ".."]), long_years)
intervals = st.builds("{}/{}".format, ends, ends)
elements = st.one_of(
    dates(),
    st.builds("{}..{}".format, dates(), dates()),
    dates().map("..{}".format),
    dates().map("{}..".format),
)
sets = st.builds(
    "{}{}{}".format,
    st.sampled_from("[{"),
    st.lists(elements, min_size=1, max_size=3).map(",".join),
    st.sampled_from("]}"),
)
likely = st.one_of(dates(), dates(), intervals, sets, times, long_years)
anything = st.one_of(
    st.text(max_size=30),
    st.text("0123456789-/.X?~%[]{},YESTZ:+ ", max_size=25),
    likely,
    st.builds("{}{}{}".format, likely, st.text("0123456789-/.X?~%[]", max_size=2), likely),
)
