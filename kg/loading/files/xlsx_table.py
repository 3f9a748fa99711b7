"""Tables of other people in XLSX: cells as text, real dates as ISO dates."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from kg.errors import BadInput, UnknownName
from kg.loading.files.fields import Fields
from kg.loading.files.limits import Limits
from kg.loading.files.paths import check_file, file_problem
from kg.loading.files.text import Origin, named, whole

__all__ = ["open_workbook", "read_xlsx"]

_DEFAULT = Limits(unpacked=512 << 20)
_SHARED = 128 << 20  # texts of cells, which are held in memory
# A sheet has no more lines, nor a line more cells, than the format allows; the reader holds what is
# left of each element, so that a small file of many empty ones would fill the memory.
_LINES = 1_048_576
_TAGS = 400_000  # of one line, or of what belongs to none
_WIDE = "has more in one line than a sheet holds"
_SMALL = 4 << 20  # bytes of a part that does no harm whatever it holds
_LINE = re.compile(rb"<(?:[\w.-]+:)?(?:row|si)[\s/>]")
_TAG = 64  # bytes of the beginning of a tag by which a line is known


def read_xlsx(
    origin: Origin, *, table: str | None = None, limits: Limits = _DEFAULT
) -> Iterator[Fields]:
    """The rows of a table of a workbook (default: its first) under its line of headings.

    A formula, an error and a time of day are faults of their cell: taking it
    is a BadInput.
    """
    name = named(origin)
    with open_workbook(origin, limits) as tables:
        if table is None:
            table = next(iter(tables), "")
        if table not in tables:
            raise UnknownName("table", table, tables, where=name)
        where = f"{name}[{table}]"
        lines = _lines(tables[table], where)
        number, cells = next(lines, (1, ()))
        names = _headings([_text(cell)[0] for cell in cells], f"{where}:{number}")
        for number, cells in lines:
            yield _row(f"{where}:{number}", names, cells)


def _row(where: str, names: tuple[str, ...], cells: tuple[Any, ...]) -> Fields:
    values = dict.fromkeys((n for n in names if n), "")
    faults: dict[str, str] = {}
    for place, cell in enumerate(cells):
        text, fault = _text(cell)
        name = names[place] if place < len(names) else ""
        if name:
            values[name] = text
            if fault:
                faults[name] = fault
        elif text.strip():
            raise BadInput(f"{text[:40]!r} stands under no heading", where=where)
    return Fields(where, values, faults)


def _headings(texts: list[str], where: str) -> tuple[str, ...]:
    names = tuple(" ".join(text.split()) for text in texts)
    if not any(names):
        raise BadInput("the first line must hold the headings of the columns", where=where)
    for place, name in enumerate(names):
        if name and name in names[:place]:
            raise BadInput(f"the column {name!r} stands there twice", where=where)
    return names


def _lines(table: Any, where: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The lines that hold anything; the size that the file claims to have is not believed."""
    table.reset_dimensions()
    for number, line in enumerate(table.iter_rows(), 1):
        if number > _LINES:
            raise BadInput(f"has more than {_LINES} lines, the most that a sheet has", where=where)
        if any(cell.value is not None for cell in line):
            yield number, line


def _text(cell: Any) -> tuple[str, str | None]:
    """The text of a cell, and why it is not to be trusted, if so."""
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "f":
        return str(value), f"cell {cell.coordinate} holds a formula; put its result there"
    if cell.data_type == "e":
        return str(value), f"cell {cell.coordinate} holds the error {value}"
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat(), None
    if isinstance(value, bool):
        return str(value).lower(), None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value)), None
    if isinstance(value, str | int | float | date):
        return str(value), None
    return str(value), f"cell {cell.coordinate} is a time of day ({value})"


@contextmanager
def open_workbook(origin: Origin, limits: Limits = _DEFAULT) -> Iterator[dict[str, Any]]:
    """The tables of a workbook by name; what the reader stumbles over becomes BadInput."""
    import openpyxl

    name = named(origin)
    found = origin if isinstance(origin, Path) else origin[1]
    # Opened here: the library leaves a file open where it stumbles.
    file = (
        check_file(found).open("rb") if isinstance(found, Path) else BytesIO(whole(origin, limits))
    )
    book = None
    try:
        _check_parts(file, name, limits)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(file, read_only=True, data_only=False)
            yield {sheet.title: sheet for sheet in book.worksheets}
    except BadInput:
        raise
    # A damaged workbook makes openpyxl raise whatever its innards raise.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise BadInput(f"the workbook cannot be read ({reason})", where=name) from error
    finally:
        if book is not None:
            book.close()
        file.close()


def _check_parts(file: Any, name: str, limits: Limits) -> None:
    """Refuse what is no workbook, unpacks to too much, or declares a document type."""
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            shared = sum(p.file_size for p in parts if p.filename.endswith("sharedStrings.xml"))
            if size > limits.unpacked or shared > min(_SHARED, limits.unpacked):
                raise BadInput(f"unpacks to {size >> 20} MB; split the sheet", where=name)
            for part in parts:
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    _check_part(archive, part, name)
                if part.file_size > _SMALL:
                    _check_elements(archive, part, name)
    except OSError as error:
        raise file_problem(Path(name), error) from error
    # A damaged or encrypted archive, in the words of the standard library.
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise BadInput(f"is no XLSX workbook ({error})", where=name) from error


def _check_part(archive: ZipFile, part: Any, name: str) -> None:
    with archive.open(part) as stream:
        start = stream.read(4096).replace(b"\0", b"").replace(b"<!--", b"")
    if b"<!" in start.replace(b"<![CDATA[", b""):
        raise BadInput(
            f"{part.filename} declares a document type, which no spreadsheet program writes",
            where=name,
        )


def _check_elements(archive: ZipFile, part: Any, name: str) -> None:
    """Refuse a part with more elements than a sheet can have, without holding it."""
    lines = tags = 0
    left = b""
    with archive.open(part) as stream:
        while chunk := stream.read(1 << 20):
            block = left + chunk
            cut = block.rfind(b"<")
            block, left = (block[:cut], block[cut:][:_TAG]) if cut >= 0 else (block, b"")
            first, *rest = _LINE.split(block)
            tags += first.count(b"<")
            for line in rest:
                lines, tags = lines + 1, line.count(b"<")
            if lines > _LINES:
                reason = f"has more than {_LINES} lines, the most that a sheet has"
                raise BadInput(f"{part.filename} {reason}", where=name)
            if tags > _TAGS:
                raise BadInput(f"{part.filename} {_WIDE}", where=name)
