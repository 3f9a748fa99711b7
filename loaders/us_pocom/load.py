"""Chiefs of mission and principal officers of the United States, and who they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.loading.files import Fields, fields_of, files_in, read_parts, read_xml
from kg.loading.territories import Territories, territory_name
from kg.model import Claim, Locator, Mention

from .persons import PASSED_OVER, person_claims, person_name
from .terms import Term, read_term

if TYPE_CHECKING:
    from pathlib import Path

    from kg.loading import Context

SENDER = "United States"
ACTING = frozenset({
    "charge-daffaires-ad-interim", "charge-daffaires-pro-tem", "acting-principal-officer",
    "secretary-ad-interim",
})  # fmt: skip


@dataclass
class Reader:
    """What all files share: names of persons and titles, and where claims go."""

    context: Context
    territories: Territories
    persons: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    offices: dict[str, Mention] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)


def load(context: Context) -> None:
    """Read the folder as its publisher lays it out."""
    root = context.path
    files = [p for p in files_in(root) if p.suffix in (".xml", ".xz")]
    if not any(p.parent.name == "missions-countries" for p in files):
        raise BadInput("holds no missions-countries/*.xml", where=str(root))
    context.described(files)
    reader = Reader(context, Territories(context.gazetteer, context.settings["usage"]))
    reader.titles |= _labels(root, "roles-country-chiefs/*.xml", "id", "names/singular")
    reader.homes |= _codes(root / "code-tables" / "us-state-codes.xml")
    _people(reader)
    for path in files_in(root, "positions-principals/*.xml"):
        _position(reader, path)
    for path in files_in(root, "missions-countries/*.xml"):
        _mission(reader, path, "territory-id")
    for path in files_in(root, "missions-orgs/*.xml"):
        _mission(reader, path, "id")
    for path in files_in(root, "concurrent-appointments/*.xml"):
        _concurrent(reader, path)


def _people(reader: Reader) -> None:
    for name, root in _person_files(reader.context.path):
        record = fields_of(root, name)
        reader.persons[record.get("id", "")] = person_name(record)
        for claim in person_claims(record, reader.homes):
            reader.context.emit(claim)
        _audit(reader, record, PASSED_OVER)


def _person_files(root: Path) -> Iterator[tuple[str, Any]]:
    packed = root / "people.tar.xz"
    if packed.exists():
        for name, origin in read_parts(packed, "*.xml"):
            yield name, read_xml(origin)
    for path in files_in(root, "people/*.xml"):
        yield path.relative_to(root).as_posix(), read_xml(path)


def _position(reader: Reader, path: Path) -> None:
    """One high office of the Department of State, with all who held it."""
    root, where = read_xml(path), f"positions-principals/{path.name}"
    records = [(e, e.getparent().tag) for e in root.iter("principal")]
    about = _head(root, where, "principals", "other-appointees")
    key, title = about.need("id"), about.need("names/singular")
    office = Mention("Office", title, key=key, polity=SENDER)
    said = {"locator": Locator(document=where, row=key)}
    emit = reader.context.emit
    emit(Claim(office, "OFFICE_OF", _sender(None), row=f"{key} of", **said))
    emit(Claim(office, "NAMED", value=title, lang="en", qualifiers={"kind": "official"},
               row=f"{key} named", **said))  # fmt: skip
    ongoing = about.take("ongoing") == "true"
    for n in ("", "[2]"):
        first, last = about.take(f"start{n}"), about.take(f"end{n}")
        time = f"{first or ''}/{'..' if ongoing and n == '' else last or ''}"
        if time != "/":
            words = f"start {first}; end {last}; ongoing {str(ongoing).lower()}"
            emit(Claim(office, "EXISTED", time=time, original_time=words, row=f"{key} time{n}",
                       **said))  # fmt: skip
    _describe(reader, office, about, said["locator"])
    _audit(reader, about, ("class", "category", "is-dirty", "names/plural", "ongoing[2]"))
    for element, group in records:
        record = fields_of(element, where)
        term = read_term(record, served=group == "principals", chief=False)
        holder_office = Mention("Office", title, key=key, on=None, polity=SENDER)
        _held(reader, record, term, holder_office, key in ACTING)


def _mission(reader: Reader, path: Path, id_field: str) -> None:
    """The chiefs of mission at one state or organization, and those who never served."""
    root, where = read_xml(path), f"{path.parent.name}/{path.name}"
    notes = root.findall("chiefs/mission-note")
    records = [(e, e.getparent().tag) for e in root.iter("chief")]
    about = _head(root, where, "chiefs", "other-nominees", "other-appointees")
    key = about.need(id_field)
    name = about.take("names/singular") if id_field == "id" else None
    mission = Mention("Organization", f"Mission of the United States: {name or territory_name(key)}",
                      key=f"mission/{key}")  # fmt: skip
    _describe(reader, mission, about, Locator(document=where, row=key))
    _audit(reader, about, ("category", "names/plural"))
    for n, element in enumerate(notes, 1):
        note = fields_of(element, where)
        if text := note.take("text"):
            reader.context.emit(Claim(mission, "DESCRIBED", value=text, lang="en",
                                      locator=Locator(document=where, section=f"mission-note {n}"),
                                      row=f"{key} note {n}"))  # fmt: skip
        _audit(reader, note, ())
    for element, group in records:
        record = fields_of(element, where)
        term = read_term(record, served=group == "chiefs", chief=True)
        role = record.need("role-title-id")
        if name is None:
            code = record.need("contemporary-territory-id")
            receiver = reader.territories.mention(code, term.on, sense=f"{code}/{role}")
            title = f"{reader.titles.get(role, role)} to {territory_name(code)}"
            _changed(reader, record, code, term)
        else:
            receiver = Mention("Organization", organization(name), key=key)
            title = name
        office = Mention("Office", title, on=term.on, polity=SENDER)
        _accredited(reader, record, office, receiver, term)
        _held(reader, record, term, office, role in ACTING)


def organization(title: str) -> str:
    """The body in "Representative of the U.S.A. to the United Nations"."""
    body = title.partition(" on the Council of the ")[2] or title.partition(" to the ")[2] or title
    return body.partition(", with the")[0].strip()


def _accredited(
    reader: Reader, record: Fields, office: Mention, receiver: Mention, term: Term
) -> None:
    """Both ends of the post, as far as this record shows them."""
    said = {"locator": Locator(document=record.where, row=record["id"]),
            "time": term.on, "attested": term.on is not None}  # fmt: skip
    row = f"{record.where} {record['id']}"
    reader.context.emit(
        Claim(office, "OFFICE_OF", _sender(term.on), row=f"{row} sender", **said)
    )
    reader.context.emit(
        Claim(office, "ACCREDITED_TO", receiver, row=f"{row} receiver", **said)
    )


def _held(reader: Reader, record: Fields, term: Term, office: Mention, acting: bool) -> None:
    """Who held the post, or was named for it and never served."""
    key, person = record.need("id"), record.need("person-id")
    row = f"{record.where} {key}"
    reader.seen[row] += 1
    if reader.seen[row] > 1:
        reader.context.note("id that occurs twice", record.where, key)
        row += f" ({reader.seen[row]})"
    if person not in reader.persons:
        reader.context.note("person without a record", f"{record.where} {key}", person)
    holder = Mention("Person", reader.persons.get(person, person), key=person)
    reader.offices[key] = office
    kept = dict(term.qualifiers) | ({"acting": "true"} if acting else {})
    reader.context.emit(
        Claim(
            holder, "HELD_OFFICE", office,
            qualifiers=kept, time=term.time, modality=term.modality,
            locator=Locator(document=record.where, row=key),
            original_object=office.words, original_time=term.words, certainty=term.certainty,
            note=term.note, row=f"{row} held",
        )
    )  # fmt: skip
    for kind, text in term.remarks:
        reader.context.note(kind, f"{record.where} {key}", text)
    _audit(reader, record, ("role-title-id", "@treatAsConsecutive", "contemporary-territory-id"))


def _concurrent(reader: Reader, path: Path) -> None:
    """One seat for several posts that a person held at the same time."""
    where = f"{path.parent.name}/{path.name}"
    record = fields_of(read_xml(path), where)
    key, person = record.need("id"), record.need("person-id")
    locale, code = record.need("resident-at/locale-id"), record.need(
        "resident-at/contemporary-territory-id"
    )
    city = locale.partition("_")[0].replace("-", " ").title()
    place = Mention("Place", city, key=locale)
    holder = Mention("Person", reader.persons.get(person, person), key=person)
    posts = [record.take(n) for n in list(record) if n.startswith("chief-id")]
    for post in posts:
        if post not in reader.offices:
            reader.context.refuse(where, f"the post {post!r} is in no list of chiefs")
            continue
        reader.context.emit(
            Claim(
                holder, "RESIDED_AT", place, qualifiers={"capacity": reader.offices[post]},
                locator=Locator(document=where, row=key), original_object=f"{locale} ({code})",
                note=f"held at the same time: {', '.join(posts)}", row=f"{where} {key} {post}",
            )
        )  # fmt: skip
    _audit(reader, record, ())


def _changed(reader: Reader, record: Fields, code: str, term: Term) -> None:
    """A term that outlasts its receiver: the source has one row, and so have we."""
    if term.last and reader.territories.uid(code, term.on) != (
        after := reader.territories.uid(code, term.last)
    ):
        text = f"{code} on {term.on} is another polity than on {term.last} ({after})"
        reader.context.note("term across a change of the receiver", f"{record.where} {record['id']}", text)


def _describe(reader: Reader, thing: Mention, about: Fields, locator: Locator) -> None:
    """The paragraphs that tell of an office."""
    paragraphs = [n for n in list(about) if n.startswith("description/div")]
    for n, name in enumerate(paragraphs, 1):
        if (text := about.take(name)) and "/hi" not in name:
            reader.context.emit(
                Claim(thing, "DESCRIBED", value=text, lang="en", locator=locator,
                      row=f"{thing.key} described {n}")
            )  # fmt: skip


def _sender(on: str | None) -> Mention:
    return Mention("Polity", SENDER, on=on)


def _head(root: Any, where: str, *lists: str) -> Fields:
    """What a file says before its lists of holders."""
    for name in lists:
        for element in root.findall(name):
            root.remove(element)
    return fields_of(root, where)


def _audit(reader: Reader, record: Fields, known: tuple[str, ...]) -> None:
    """Tell what was not read; who edited the file and when is none of the world's business."""
    left = [
        name for name, value in record.items()
        if value and name not in known and not name.startswith(("created-", "last-modified-"))
        and "/hi" not in name
    ]  # fmt: skip
    reader.context.unread(record.where, left)


def _labels(root: Path, pattern: str, key: str, label: str) -> dict[str, str]:
    found = {}
    for path in files_in(root, pattern):
        record = fields_of(read_xml(path), path.name)
        found[record.need(key)] = record.need(label)
    return found


def _codes(path: Path) -> dict[str, str]:
    items = read_xml(path).iter("item")
    return {i.findtext("value").strip(): i.findtext("label").strip() for i in items}
