"""XLSX: what a spreadsheet made of a cell is told, never trusted."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from kg.errors import BadInput
from kg.loading.sheets import Row, read_sheet


def workbook(path: Path, **tables: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def facts_of(path: Path) -> list[Row]:
    return list(read_sheet(path).facts)


def test_the_three_tables(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        Sources=[["key", "title"], ["k", "T"]],
        things=[["name", "type"], ["x", "Place"]],
        Facts=[["Subject", "time", "page"], ["a", "1956-10-19", 12], [], ["b", 1956, None]],
    )
    sheet = read_sheet(path)
    assert [dict(row.cells) for row in sheet.sources] == [{"key": "k", "title": "T"}]
    assert [dict(row.cells) for row in sheet.things] == [{"name": "x", "type": "Place"}]
    rows = list(sheet.facts)
    assert [dict(row.cells) for row in rows] == [
        {"subject": "a", "time": "1956-10-19", "page": "12"},
        {"subject": "b", "time": "1956"},
    ]
    assert [row.where for row in rows] == ["a.xlsx[Facts]:2", "a.xlsx[Facts]:4"]


def test_the_first_table_if_none_is_named_facts(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Tabelle1=[["subject"], ["a"]])
    assert [dict(row.cells) for row in facts_of(path)] == [{"subject": "a"}]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (date(1956, 10, 19), "cell B2 is a date made by the spreadsheet"),
        (datetime(1956, 10, 19, 0, 0), "format the column as text"),
        (1956.5, "cell B2 is a number made by the spreadsheet"),
        (1e20, "cell B2 is a number made by the spreadsheet"),
        ("=A1", "cell B2 holds a formula"),
        ("#REF!", "cell B2 holds the error #REF!"),
    ],
)
def test_changed_cells_have_a_fault(tmp_path: Path, value: Any, reason: str) -> None:
    path = workbook(tmp_path / "a.xlsx", facts=[["subject", "time"], ["a", value]])
    (row,) = facts_of(path)
    assert reason in row.faults["time"]


def test_a_changed_cell_among_the_sources_is_refused(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        facts=[["subject"], ["a"]],
        sources=[["key", "published"], ["k", date(1956, 10, 19)]],
    )
    with pytest.raises(BadInput, match=r"a\.xlsx\[sources\]:2: published: cell B2 is a date"):
        read_sheet(path)


def test_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for content in (b"", b"no zip", b"PK\x03\x04broken"):
        path.write_bytes(content)
        with pytest.raises(BadInput, match=r"a\.xlsx"):
            facts_of(path)
    with ZipFile(path, "w") as archive:
        archive.writestr("other.txt", "x")
    with pytest.raises(BadInput, match="the workbook cannot be read"):
        facts_of(path)
    with pytest.raises(BadInput, match="first line must hold the headings"):
        facts_of(workbook(path, facts=[]))
