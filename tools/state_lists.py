"""The lists of states and country files, read into plain rows for tools/build_gazetteer.py."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import load_workbook

__all__ = [
    "Country",
    "ListRow",
    "Territory",
    "countries",
    "list_rows",
    "territories",
]


@dataclass(frozen=True)
class Territory:
    """One entry of us-gsh: a territory under one name and status."""

    id: str
    short: str
    long: str
    independent: bool
    since: str
    until: str
    today: bool
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]


@dataclass(frozen=True)
class ListRow:
    """One period of membership in a list of states; `end` is None where the list ends first."""

    source: str
    number: str
    name: str
    begin: str
    end: str | None
    capitals: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Country:
    """One country of the fact book, as it is today."""

    file: str
    names: tuple[str, ...]
    official: str
    endonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    chief: str
    head: str


def territories(folder: Path) -> Iterator[Territory]:
    """All entries of us-gsh, by file name."""
    for path in sorted((folder / "us-gsh/data/territories").glob("*.xml")):
        root = ElementTree.parse(path).getroot()

        def text(name: str, root: ElementTree.Element = root) -> str:
            return (root.findtext(name) or "").strip().replace("’", "'")

        yield Territory(
            text("id"),
            text("short-form-name"),
            text("long-form-name"),
            text("type-of-territory") == "independent-state",
            text("valid-since"),
            text("valid-until"),
            text("exists-on-todays-map") == "true",
            tuple(e.text or "" for e in root.iter("predecessor")),
            tuple(e.text or "" for e in root.iter("successor")),
        )


def list_rows(folder: Path) -> Iterator[ListRow]:
    """All periods of the four lists of states that have a date."""
    lists = folder / "state-lists"
    with (lists / "cow-states-2016.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            first = day(row["styear"], row["stmonth"], row["stday"])
            last = day(row["endyear"], row["endmonth"], row["endday"])
            yield ListRow(
                "cow", row["ccode"], row["statenme"], first, None if last == "2016-12-31" else last
            )
    for number, _, name, start, stop in sheet(lists / "gw-states.xlsx", 5):
        begin, end = turned(start), turned(stop)
        if begin and end:
            yield ListRow("gw", number, name, begin, None if end == "2017-12-31" else end)
    with (lists / "huggo-states.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            first, last = row["Begin"], row["End"]
            if all(re.fullmatch(r"\d{4}(-\d\d-\d\d)?", text) for text in (first, last)):
                until = None if last.startswith("9999") else last
                capitals = names_in(row["Capital"]) + names_in(row["CapitalAlt"])
                others = names_in(row["StateNameAlt"])
                yield ListRow(
                    "huggo", row["stateID"], row["StateName"], first, until, capitals, others
                )
    columns = ("COWNum", "StateName", "Start", "End", "Capital")
    head, *rows = sheet(lists / "isd-2.2.xlsx", 32)
    places = [head.index(c) for c in columns]
    for cells in rows:
        number, name, start, stop, capital = (cells[i] for i in places)
        begin, end = turned(start), turned(stop)
        if begin and end:
            stop_day = None if end >= "2011-12-31" else end
            bare, *others = names_in(name)
            yield ListRow("isd", number, bare, begin, stop_day, names_in(capital), tuple(others))


def names_in(cell: str) -> tuple[str, ...]:
    """The names in a cell, which sets others beside the first: "Kutaraja/Banda Aceh", "A (B)"."""
    parts = re.split(r"/|,|\(|\)|\bor\b", cell)
    return tuple(p.strip() for p in parts if p.strip() not in ("", "NA", "-9", "None"))


def day(year: str, month: str, number: str) -> str:
    """An ISO date of three numbers."""
    return f"{int(year):04}-{int(month):02}-{int(number):02}"


def turned(text: str) -> str | None:
    """31.12.1902 or 31-12-1902 as an ISO date; None for anything else."""
    found = re.fullmatch(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})", text.strip())
    return day(found[3], found[2], found[1]) if found else None


def sheet(path: Path, width: int) -> list[list[str]]:
    """The cells of the first sheet as text."""
    book = load_workbook(path)
    rows = book.worksheets[0].iter_rows(max_col=width, values_only=True)
    found = [["" if c is None else str(c).strip() for c in row] for row in rows]
    return found if "isd" in path.name else found[1:]


def countries(folder: Path) -> Iterator[Country]:
    """The countries of the fact book that have a name."""
    for line in (folder / "factbook/factbook-2024-04-18.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        name = {
            k: v.get("text", "") if isinstance(v, dict) else ""
            for k, v in (record.get("country_name") or {}).items()
        }
        branch = record.get("executive_branch") or {}
        short, long = (
            name.get("conventional short form", ""),
            name.get("conventional long form", ""),
        )
        endonyms = re.split(r"/|;", plain(name.get("local short form", "")))
        yield Country(
            record["file"],
            tuple(n for n in (plain(short), plain(long)) if n),
            plain(long),
            tuple(n.strip() for n in endonyms if 2 < len(n.strip()) < 40),
            capitals_of(((record.get("capital") or {}).get("name") or {}).get("text", "")),
            (branch.get("chief of state") or {}).get("text", ""),
            (branch.get("head of government") or {}).get("text", ""),
        )


def plain(text: str) -> str:
    """A name of the fact book without notes, brackets and marks; "" for none."""
    bare = html.unescape(re.sub(r"<[^>]+>", "", text))
    bare = re.sub(r"\([^)]*\)", "", re.split(r";|, note| note", bare)[0]).strip(" ,")
    return "" if bare.casefold() == "none" else re.sub(r"\s+", " ", bare)


def capitals_of(text: str) -> tuple[str, ...]:
    """The capital of the fact book, and the seat of government where that is another city."""
    parts = re.split(r";|<", html.unescape(text))
    found = (re.sub(r"\([^)]*\)|, note.*|note.*", "", p).strip(" ,") for p in parts)
    return tuple(p for p in found if p and len(p) < 40 and p.casefold() != "none")
