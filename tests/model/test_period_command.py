"""`kg period`, as typed."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

from click.testing import CliRunner, Result

from kg.cli.period import period

FIELDS = [
    *("edtf", "valid", "level", "begin_earliest", "begin_latest", "end_earliest", "end_latest"),
    *("approximate", "uncertain"),
]


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    result = CliRunner().invoke(period, list(arguments), input=stdin)
    assert result.exit_code == 0, result.output
    return result


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_date_gets_one_line_in_order() -> None:
    found = rows(run("195X", "2019-09-11/..", "/1956-10~"))
    assert [list(row) for row in found] == [FIELDS] * 3
    bounds = ["1950-01-01", "1959-12-31", "1950-01-01", "1959-12-31"]
    assert list(found[0].values()) == ["195X", True, 1, *bounds, False, False]
    assert (found[1]["end_earliest"], found[1]["end_latest"]) == ("inf", "inf")
    assert (found[2]["begin_earliest"], found[2]["approximate"]) == (None, True)


def test_lines_of_stdin_are_taken_as_they_stand() -> None:
    lines = b"1956\n 1956\n\n1956 \n1956-10\r\n\xff\xfe\n1956/1955\n-0044"
    found = rows(run("-", stdin=lines))
    valid = [True, False, False, False, False, False, False, True]
    assert [row["valid"] for row in found] == valid
    assert found[1]["edtf"] == " 1956"
    assert (found[2]["edtf"], found[4]["edtf"]) == ("", "1956-10\r")


def test_an_odd_character_splits_no_line() -> None:
    found = rows(run("-", stdin="1956\u2028\x0b\x0c\x85\x1e\n1957\n"))
    assert [row["valid"] for row in found] == [False, True]


def test_an_invalid_date_has_no_bounds_and_a_reason_on_stderr() -> None:
    result = run("1956-13", "1956")
    found = rows(result)
    assert list(found[0]) == FIELDS
    assert found[0]["valid"] is False
    assert all(found[0][name] is None for name in FIELDS[2:])
    assert found[1]["valid"] is True
    assert "there is no month 13" in result.stderr


def test_a_date_before_the_year_0_is_no_option() -> None:
    found = rows(run("-0044-03-15", "-1985"))
    assert [row["begin_earliest"] for row in found] == ["-0044-03-15", "-1985-01-01"]


def test_no_date_at_all_is_a_wrong_call() -> None:
    assert CliRunner().invoke(period, []).exit_code == 2


def test_other_shapes_hold_the_same_rows() -> None:
    dates = ("1956", "1956-10/", "no date")
    expected = rows(run(*dates))
    assert json.loads(run("--format", "json", *dates).stdout) == expected
    table = list(csv.DictReader(io.StringIO(run("--format", "csv", *dates).stdout)))
    assert [row["edtf"] for row in table] == list(dates)
    assert list(table[0]) == FIELDS
    assert "1956-12-31" in run("--format", "table", "1956").stdout


def test_reading_dates_loads_no_engine() -> None:
    code = (
        "import sys; from kg.cli.period import period; from kg.model.period import parse_period;"
        "parse_period('1956'); print([m for m in ('rich', 'duckdb', 'edtf', 'undate', 'pandas')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
