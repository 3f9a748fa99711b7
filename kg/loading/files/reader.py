"""All readers with the limits and the encoding of one loader: `context.read`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.loading.files.archives import read_parts
from kg.loading.files.csv_table import read_csv
from kg.loading.files.fields import Fields
from kg.loading.files.json_text import read_json, read_jsonl
from kg.loading.files.limits import Limits
from kg.loading.files.text import Origin, read_lines
from kg.loading.files.xlsx_table import read_xlsx
from kg.loading.files.xml_text import read_xml, xml_records

__all__ = ["Reader"]


class Reader:
    """Reads files record by record; each takes a path or a part of an archive.

    Places in messages and locators are paths from `root` ("data/1950.xml:12").
    """

    def __init__(
        self,
        root: Path,
        *,
        encoding: str = "utf-8",
        limits: Limits | None = None,
        seen: set[str] | None = None,
    ) -> None:
        """`seen` collects the names of all fields of tables and JSON lines."""
        self.root = root if root.is_dir() else root.parent
        self.encoding = encoding
        self.limits = limits or Limits()
        self._seen: set[str] = set() if seen is None else seen

    def csv(
        self, file: Origin, *, delimiter: str | None = None, columns: tuple[str, ...] | None = None
    ) -> Iterator[Fields]:
        """The rows of a CSV file; `columns` for one without a line of headings."""
        return self._noted(
            read_csv(
                self._named(file),
                delimiter=delimiter,
                columns=columns,
                encoding=self.encoding,
                limits=self.limits,
            )
        )

    def xlsx(self, file: Origin, *, table: str | None = None) -> Iterator[Fields]:
        """The rows of a table of a workbook; without `table`, of its first."""
        return self._noted(read_xlsx(self._named(file), table=table, limits=self.limits))

    def jsonl(self, file: Origin) -> Iterator[Fields]:
        """The objects of a file of JSON lines."""
        return self._noted(read_jsonl(self._named(file), limits=self.limits))

    def json(self, file: Origin) -> Any:
        """The value of a JSON document."""
        return read_json(self._named(file), limits=self.limits)

    def xml(self, file: Origin) -> Any:
        """The root element of an XML document (lxml)."""
        return read_xml(self._named(file), limits=self.limits)

    def xml_records(self, file: Origin, tag: str) -> Iterator[Any]:
        """The elements of that local name (lxml), each let go after it was read."""
        return xml_records(self._named(file), tag, limits=self.limits)

    def lines(self, file: Origin) -> Iterator[tuple[int, str]]:
        """The lines of a text with their numbers."""
        return read_lines(self._named(file), encoding=self.encoding, limits=self.limits)

    def parts(self, file: Path, pattern: str = "*") -> Iterator[tuple[str, Origin]]:
        """The files in an archive: path in it, and what the other readers take."""
        return read_parts((self.place(file), file), pattern, limits=self.limits)

    def place(self, file: Path) -> str:
        """The path of a file as places give it."""
        inside = file.is_relative_to(self.root)
        return file.relative_to(self.root).as_posix() if inside else file.name

    def _noted(self, rows: Iterator[Fields]) -> Iterator[Fields]:
        last: tuple[str, ...] = ()
        for row in rows:
            if row.names != last:
                last = row.names
                self._seen.update(last)
            yield row

    def _named(self, file: Origin) -> Origin:
        return (self.place(file), file) if isinstance(file, Path) else file
