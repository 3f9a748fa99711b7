"""Write loaders/article/frames/holders.tsv: whose president a "President Carter" was, and when.

`--data DIR` names a folder with the lists us-visits and us-travels of the Office of the Historian
(CC0) and wikidata-offices (CC0). Only who, which office, of which state and the years in
which a list attests it are kept. What is told of two states at once is left out.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.extract.phrases import PhraseBook
from kg.resolve import Gazetteer

PAGE = ROOT / "loaders" / "article" / "frames" / "holders.tsv"
_TITLES = {
    "President": "President", "Prime Minister": "Prime Minister", "Premier": "Prime Minister",
    "Chancellor": "Chancellor", "Federal Chancellor": "Chancellor",
    "General Secretary": "General Secretary", "Foreign Minister": "Foreign Minister",
    "Foreign Secretary": "Foreign Minister",
    "Minister of Foreign Affairs": "Foreign Minister",
    "Minister for Foreign Affairs": "Foreign Minister",
}  # fmt: skip
_ORDERED = "|".join(sorted(_TITLES, key=len, reverse=True))
_VISITOR = re.compile(rf"(?P<title>{_ORDERED}) (?P<name>[^\W\d_].+)")
_WORD = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'’\-]+)"
_NAME = rf"{_WORD}(?: (?:(?:al|bin|de|da|von|van) )?{_WORD}){{0,3}}"
_MET = re.compile(rf"(?P<of>\b[A-Z][a-z]+ )?\b(?P<title>{_ORDERED}) (?P<name>{_NAME})")
_WIKIDATA = {
    "japan-ministers": "Japan",
    "russia-cabinet": "Russia",
    "south-korea-ministers": "South Korea",
}
_FAMILY_FIRST = frozenset((
    "China", "South Korea", "North Korea", "Taiwan", "Vietnam", "Cambodia", "Korea",
))  # fmt: skip
_NO_FAMILY = frozenset(("Minister", "Foreign", "Prime", "President", "Council", "Secretary", "II"))
_Row = tuple[str, str, str, int]


def main() -> None:
    """Read the lists and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    book = PhraseBook.of(Gazetteer.load())
    lines = [
        "# office\tstate\tfamily name\tfirst year\tlast year; made by tools/build_office_holders.py"
    ]
    lines += sorted(_kept([*_visits(data), *_travels(data, book), *_wikidata(data)], book))
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _visits(data: Path) -> Iterator[_Row]:
    for visit in _records(data / "us-visits", "visit"):
        match = _VISITOR.match(" ".join((visit.findtext("visitor") or "").split()))
        if match and (row := _row(visit.findtext("from"), match["title"], match["name"], visit)):
            yield row


def _travels(data: Path, book: PhraseBook) -> Iterator[_Row]:
    """The travellers themselves, and whom they are told to have met more than once."""
    told: list[_Row] = []
    for trip in _records(data / "us-travels", "trip"):
        office = "President" if trip.findtext("role") == "president" else "Secretary of State"
        if own := _row("United States", office, trip.findtext("name") or "", trip):
            yield own
        remarks = " ".join((trip.findtext("remarks") or "").split())
        for match in _MET.finditer(remarks):
            of = [h for h in book.find(match["of"] or "") if h.thing.type == "Polity"]
            if match["of"] and not of and match["of"].strip() not in ("With", "Met"):
                continue
            state = of[0].thing.words if of else trip.findtext("country")
            if met := _row(state, match["title"], match["name"].rstrip("."), trip):
                told.append(met)
    often = Counter((o, s, n) for o, s, n, _ in told)
    yield from (row for row in told if often[row[:3]] > 1)


def _wikidata(data: Path) -> Iterator[_Row]:
    for folder, state in _WIKIDATA.items():
        path = data / "wikidata-offices" / folder / "holders21.csv"
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            office = _TITLES.get(row["position"])
            for year in (row["start"][:4], row["end"][:4]):
                if office and year:
                    yield office, state, _family(row["person"], state), int(year)
    path = data / "wikidata-offices" / "world" / "foreign-ministers.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if row["name"] and row["start"]:
            state = row["countryLabel"]
            yield "Foreign Minister", state, _family(row["name"], state), int(row["start"][:4])


def _records(folder: Path, tag: str) -> Iterator[ElementTree.Element]:
    for path in sorted(folder.rglob("*.xml")):
        yield from ElementTree.parse(path).getroot().iter(tag)


def _row(state: str | None, title: str, name: str, source: ElementTree.Element) -> _Row | None:
    year = (source.findtext("start-date") or "")[:4]
    if not state or not year.isdigit():
        return None
    state = re.sub(r"(.+), (.+)", r"\2 \1", " ".join(state.split()))
    return _TITLES.get(title, title), state, _family(name, state), int(year)


def _family(name: str, state: str) -> str:
    words = [w for w in re.sub(r"[,(].*", "", name).split() if not re.fullmatch(r"[IVX]+|Jr\.?", w)]
    if not words:
        return ""
    return words[0] if state in _FAMILY_FIRST and len(words) <= 3 else words[-1]


def _kept(rows: list[_Row], book: PhraseBook) -> Iterator[str]:
    """Each holder once: the names of one state count as one, its own name before its adjective."""
    gazetteer = Gazetteer.load()
    years: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for office, state, family, year in rows:
        marks = unicodedata.normalize("NFD", family)
        plain = "".join(c for c in marks if not unicodedata.combining(c))
        hits = book.find(state)[:1]
        if not hits or hits[0].start or hits[0].thing.type != "Polity":
            continue
        words = hits[0].thing.words
        uid = gazetteer.resolve(words, type="Polity", on=str(year)).uid
        of = gazetteer.entity(uid).label if uid else words
        if hits[0].thing.group and not any(h.thing.group for h in book.find(of)):
            of = words
        if len(plain) > 2 and plain[0].isupper() and plain not in _NO_FAMILY:
            years[office, of, plain].append(year)
    for (office, of, family), at in years.items():
        yield f"{office}\t{of}\t{family}\t{min(at)}\t{max(at)}"


if __name__ == "__main__":
    main()
