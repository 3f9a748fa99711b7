"""The tables, one function each: posts, holders, foreign ministers, lives, cabinets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput, InvalidDate
from kg.model import Claim, Locator, Mention, parse_period

if TYPE_CHECKING:
    from .book import Book

Row = dict[str, str]
# How many characters of YYYY-MM-DD a precision of Wikidata leaves.
_PRECISION = {"9": 4, "10": 7, "11": 10}


def posts(book: Book, file: Path) -> None:
    """Posts with their identifiers, the state they belong to and when they existed."""
    columns = "id", "position", "country", "jurisdiction", "start", "end", "before", "after"
    for row in _rows(book, file, *columns):
        key, words = row["id"], row["position"]
        at = Locator(document=_name(file), row=key)
        state = book.state(file)
        book.know_post(file, words, key)
        office = book.post(key, words, state.get("polity"), at, file.parent.name)
        if state and row["jurisdiction"] == state["country"]:
            book.owned(office, state["polity"], at)
        for column in ("country", "jurisdiction"):
            # A prefecture, a former state, a body: which one the table does not say.
            if row[column] and row[column] != state.get("country"):
                told = f"{column}: {row[column]}"
                book.context.note("post of another jurisdiction", f"{at.document}, {key}", told)
                _emit(book, at, office, "DESCRIBED", value=told)
        if row["start"] or row["end"]:
            _emit(book, at, office, "EXISTED", time=f"{row['start']}/{row['end']}")
        if row["before"]:
            _emit(book, at, book.thing("Office", row["before"], "", at), "SUCCEEDED_BY", office)
        if row["after"]:
            _emit(book, at, office, "SUCCEEDED_BY", book.thing("Office", row["after"], "", at))


def holders(book: Book, file: Path) -> None:
    """Terms: somebody held a post from one date to another."""
    for row in _rows(book, file, "position", "person", "personID", "start", "end"):
        who = " | ".join((row["position"], row["personID"], row["start"]))
        at = Locator(document=_name(file), row=who)
        person = book.thing("Person", row["personID"], row["person"], at)
        office, acting = book.office(file, row["position"], at)
        _held(book, at, person, office, row, acting=acting)
        _life(book, at, person, row.get("DOB", ""), row.get("DOD", ""))


def foreign_ministers(book: Book, file: Path) -> None:
    """Whoever was foreign minister when the table was made, one row a state."""
    columns = "person", "name", "country", "countryLabel", "position", "positionLabel", "start"
    for row in _rows(book, file, *columns, "psid"):
        at = Locator(document=_name(file), row=row["psid"] or row["position"])
        polity = row["countryLabel"]
        office = book.post(row["position"], row["positionLabel"], polity, at, file.parent.name)
        book.owned(office, polity, at, f"{polity} ({row['country']})" if row["country"] else polity)
        if not row["person"]:
            book.context.note("no holder", f"{at.document}, {at.row}", polity)
            continue
        person = book.thing("Person", row["person"], row["name"], at)
        _held(book, at, person, office, row, acting=False)


def lives(book: Book, file: Path) -> None:
    """Persons with their dates of birth and death."""
    for row in _rows(book, file, "id", "name", "dob", "dobp", "dod", "dodp"):
        at = Locator(document=_name(file), row=row["id"])
        person = book.thing("Person", row["id"], row["name"], at)
        dates = _known(row["dob"], row["dobp"]), _known(row["dod"], row["dodp"])
        _life(book, at, person, *dates)


def cabinets(book: Book, file: Path) -> None:
    """Governments, when they existed and which came after which."""
    links: dict[str, set[tuple[str, str]]] = {"before": set(), "after": set()}
    items: set[str] = set()
    for row in _rows(book, file, *_CABINET):
        at = Locator(document=_name(file), row=row["item"])
        items.add(row["item"])
        cabinet = book.thing("Organization", row["item"], row["itemLabel"], at)
        _emit(book, at, cabinet, "KIND", value="government")
        begins = {_known(row[n], row[f"{n}Precision"]) for n in ("inception", "startTime")} - {""}
        ends = {_known(row[n], row[f"{n}Precision"]) for n in ("abolished", "endTime")} - {""}
        for begin in sorted(begins) or [""]:
            for end in sorted(ends) or [""]:
                if begin or end:
                    _emit(book, at, cabinet, "EXISTED", time=f"{begin}/{end}")
        state = Mention("Polity", book.state(file)["polity"], on=min(begins | ends, default=None))
        _emit(book, at, cabinet, "PART_OF", state)
        for column, side in _NEIGHBOURS.items():
            if row[column]:
                other = book.thing("Organization", row[column], row[f"{column}Label"], at)
                pair = (other, cabinet) if side == "before" else (cabinet, other)
                _emit(book, at, pair[0], "SUCCEEDED_BY", pair[1])
                links[side].add((str(pair[0].key), str(pair[1].key)))
    for pair_ in sorted(links["before"] ^ links["after"]):
        if items.issuperset(pair_):
            said = "the earlier" if pair_ in links["after"] else "the later"
            book.context.note("one-sided succession", " → ".join(pair_), f"told by {said} only")


_NEIGHBOURS = {
    "replaces": "before",
    "follows": "before",
    "replacedBy": "after",
    "followedBy": "after",
}
_LIFE = ("DOB", "DOD")
_DATES = ("inception", "startTime", "abolished", "endTime")
_CABINET = (
    "item", "itemLabel", *_DATES, *(f"{n}Precision" for n in _DATES),
    *_NEIGHBOURS, *(f"{n}Label" for n in _NEIGHBOURS),
)  # fmt: skip
TABLES: dict[str, Callable[[Any, Path], None]] = {
    "html_positions.csv": posts,
    "holders21.csv": holders,
    "foreign-ministers.csv": foreign_ministers,
    "html_bio.csv": lives,
    "wikidata_results_all-cabinets.csv": cabinets,
}


def _rows(book: Book, file: Path, *columns: str) -> Iterator[Row]:
    """The rows of a table that has these columns; what else is in them is told."""
    for fields in book.context.read.csv(file):
        row = {name: fields.take(name) or "" for name in (*columns, *_LIFE) if name in fields}
        if missing := [name for name in columns if name not in row]:
            raise BadInput(f"the column {missing[0]!r} is missing", where=_name(file))
        with book.context.record(fields.where):
            yield row
            book.context.audit(fields, book.context.settings["not_read"])


def _held(
    book: Book, at: Locator, person: Mention, office: Mention, row: Row, *, acting: bool
) -> None:
    start, end = row["start"], row.get("end", "")
    told: dict[str, Any] = {
        "qualifiers": {"acting": "true"} if acting else {},
        "original_object": row.get("positionLabel") or row["position"],
        "original_time": f"{start} – {end}" if start or end else None,
        "row": f"{at.document}: {at.row}",
    }
    # The tables do not tell why an end is missing, so that it is unknown and not open.
    time = f"{start}/{end}" if start or end else None
    if time and not _possible(book, at, time):
        time = None
    _emit(book, at, person, "HELD_OFFICE", office, time=time, **told)


def _life(book: Book, at: Locator, person: Mention, born: str, died: str) -> None:
    for predicate, date in (("BORN", born), ("DIED", died)):
        if date and _possible(book, at, date):
            _emit(book, at, person, predicate, time=date)
        elif date:
            _emit(book, at, person, "DESCRIBED", value=f"{predicate.lower()}: {date}")


def _possible(book: Book, at: Locator, time: str) -> bool:
    """Whether there is such a date; one that there is not is told, and its words are kept."""
    try:
        parse_period(time)
    except InvalidDate as error:
        reason = str(error).partition("; write")[0]
        book.context.note("impossible date", f"{at.document}, {at.row}", reason)
        return False
    return True


def _emit(
    book: Book, at: Locator, subject: Mention, predicate: str, object: Any = None, **told: Any
) -> None:
    """State it, or refuse the record that cannot be stated."""
    try:
        book.context.emit(Claim(subject, predicate, object, locator=at, **told))
    except BadInput as error:
        book.context.refuse(f"{at.document}, {at.row}", str(error))


def _known(date: str, precision: str) -> str:
    """The part of a date that is known, by its precision."""
    return date[: _PRECISION.get(precision, len(date))]


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
