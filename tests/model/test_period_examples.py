"""Every example of the specification, and strings from the tests of other readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InvalidDate
from kg.model.period import parse_period

LINES = Path(__file__).with_name("edtf_examples.tsv").read_text("utf-8").splitlines()
EXAMPLES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
OPEN = {"?": None, "-": "-inf", "+": "inf"}

REFUSED = [
    *("12345", "-12345", "+1985", "198", "19", "19850412", "1985-102", "1985-W15", "1985-W15-5"),
    *("P1Y2M", "R12/1985/1990", "1985Y4M12D", "12YB", "2018-01-15/02-20", "1985/P1Y", "P1Y/1985"),
    *("1985-4-12", "85-04-12", "1985-04-1", "2004-20", "2001-42", "2001-21-05", "2001-2X"),
    *("2012-10-10T10:10:1", "2012-10-10T1:10:10", "2012-10-10t10:10:10", "2012-10-10T101010"),
    *("2012-10-10T10:10:10Z10", "2012-10-10T10:10:10+0430", "2012-10-10T10:10:10+14:01"),
    *("2012-10-10T10:10:10.500Z", "2012-10-10T10:10:10/2013", "2012/2013-01-01T00:00:00"),
    *("2012-10-XXT10:10:10", "2012-10-10T10:10:10~", "[2012-10-10T10:10:10]"),
    *("2000/12-12", "2012///4444", "NONE/unknown", "unknown/open", "0800/-0999", "-1000/-2000"),
    *("0000-01-03/0000-01-02", "0000/-0001", "2004/2003", "2004-06-XX/2004-05", "2002-24/2001"),
    *("XXXX-02-30", "X900-02-29", "1985-02-3X", "1900-02-29", "2100-02-29", "-0001-02-29"),
    *("1960-06-31", "XX-09-26", "--09-26", "-XXXX-13", "19X", "1X", "XXX", "195X0", "X"),
    *("2004-(06)?-11", "(2011)-06-04~", "2001-21^southernHemisphere", "y170000002", "y17e7"),
    *("156u-12-25", "15uu", "196x", "1984?~", "1984~?", "1984??", "%%1984", "1984-?", "1984-~-05"),
    *(
        "Y1985",
        "Y-1985",
        "Y00001",
        "Y20000-04",
        "Y20000-XX",
        "Y2XXXX",
        "Y+17000",
        "Y17E-7",
        "Y17e7",
    ),
    *("195XS2", "1950S-2", "1950S2S3", "1950s2", "Y17E", "YE7", "S2", "Y17E7E2"),
    *("{1960,}", "{,1960}", "{1960,,1961}", "{1960, 1961}", "{1672..1670}", "{1960", "1960}", "()"),
    *("{1960;1961}", "[1960|1961]", "[1960/1961]", "{{1960}}", "[1960]/1961", "[1960..1961-02]"),
    *(
        "..",
        "...",
        "..1984",
        "1984..",
        "..1984/1985",
        "/../",
        "1984/..1985",
        "1984../1985",
        "./1985",
        ".../1985",
        "1985/..../",
        "1985//",
        "//1985",
    ),
    *(
        "1985‐04‐12",
        "1985–04–12",
        "1985−04−12",
        "1985⁄1986",
        "１９８５",
        "१९८५",
        "19 85",
        "1985\u00a0",
    ),
    *("\t1985", "1985\r", "\x001985", "1985\x00", "\u200b1985", "1985\u2028", "'1985'", '"1985"'),
]


def pair(cell: str) -> tuple[str | None, str | None]:
    first, dots, last = cell.partition("..")
    known = [OPEN.get(bound, bound) for bound in (first, last if dots else first)]
    return known[0], known[1]


@pytest.mark.parametrize(("text", "level", "begin", "end", "marks"), EXAMPLES, ids=lambda x: x)
def test_an_example_says_what_it_should(
    text: str, level: str, begin: str, end: str, marks: str
) -> None:
    period = parse_period(text)
    assert (period.edtf, period.level) == (text, int(level))
    assert (period.begin_earliest, period.begin_latest) == pair(begin)
    assert (period.end_earliest, period.end_latest) == pair(end)
    assert (period.approximate, period.uncertain) == (marks in ("~", "%"), marks in ("?", "%"))


@pytest.mark.parametrize("text", REFUSED)
def test_what_only_looks_like_a_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate):
        parse_period(text)
