"""CSV as spreadsheets save it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.loading.sheets import edition_of, read_sheet
from kg.model.cell import MAX_CELL

TEXT = "Subject;Said by;note\nŌkubo;é;a\nb;c;d\n"


def cells(path: Path) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_sheet(path).facts]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_unicode_with_every_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.replace(";", delimiter).encode(encoding))
    assert cells(path) == [
        {"subject": "Ōkubo", "said_by": "é", "note": "a"},
        {"subject": "b", "said_by": "c", "note": "d"},
    ]


def test_windows_1252_is_read_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("subject;note\r\nPoincaré;“dit”\r\n".encode("cp1252"))
    assert cells(path) == [{"subject": "Poincaré", "note": "“dit”"}]
    assert read_sheet(path).notes == (("a.csv", "is not UTF-8; read as Windows-1252"),)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_numbers_count_newlines_in_cells(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "a.csv"
    lines = ["subject,note", 'a,"one', 'two"', "", ",", "b,three"]
    path.write_bytes(newline.join(lines).encode())
    assert [row.where for row in read_sheet(path).facts] == ["a.csv:2", "a.csv:6"]


def test_the_line_that_names_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nsubject;note\na;b,c\n")
    (row,) = read_sheet(path).facts
    assert dict(row.cells) == {"subject": "a", "note": "b,c"} and row.where == "a.csv:3"


def test_companions_are_read_and_part_of_the_edition(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("subject\na\n")
    before = edition_of(path)
    (tmp_path / "a.sources.csv").write_text("key,title\nk,T\n")
    (tmp_path / "a.things.csv").write_text("name,type\nx,Place\n")
    sheet = read_sheet(path)
    assert [dict(row.cells) for row in sheet.sources] == [{"key": "k", "title": "T"}]
    assert [dict(row.cells) for row in sheet.things] == [{"name": "x", "type": "Place"}]
    assert edition_of(path) != before
    with pytest.raises(BadInput, match=r"belongs to a\.csv"):
        read_sheet(tmp_path / "a.sources.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.csv: the file is empty"),
        (b"subject\n\x00\x01", "a.csv: is a binary file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.csv: is a binary file"),
        (b"subject\n\x81\x8d", "not text"),
        (b'subject\n"a', "a.csv:2: broken CSV"),
        (b"subject,subject\na,b", "a.csv:1: the column 'subject' stands there twice"),
        (b"subject\na,b", "a.csv:2: 'b' stands under no heading"),
        (b"\n\n", "first line must hold the headings"),
        (b"subject\n" + b"a" * (MAX_CELL + 1), "at most"),
        (b"subject\n" + b"a" * (MAX_CELL * 3), "a.csv:2: "),
    ],
)
def test_bad_files_are_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        cells(path)
    assert message in str(caught.value) and "\n" not in str(caught.value)


def test_other_files(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no format of fact sheets"):
        read_sheet(tmp_path / "a.ods")
    with pytest.raises(BadInput, match="no such file"):
        read_sheet(tmp_path / "none.csv")
    (tmp_path / "dir.csv").mkdir()
    with pytest.raises(BadInput, match="is a folder"):
        read_sheet(tmp_path / "dir.csv")
