"""Chiefs of mission and principal officers of the United States, and who they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kg.loading.files import Fields, fields_of, files_in
from kg.loading.territories import Territories, territory_name
from kg.model import Claim, Locator, Mention

from .headings import ADMINISTRATIVE, mission_claims, position_claims
from .persons import NAME_PARTS, person_claims, person_name
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
    sender: str | None
    persons: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    offices: dict[str, Mention] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)


def load(context: Context) -> None:
    """Read the folder as its publisher lays it out."""
    missions = context.files("missions-countries/*.xml")
    context.described()
    territories = Territories(context.gazetteer, context.settings["usage"])
    reader = Reader(context, territories, context.gazetteer.resolve(SENDER, type="Polity").uid)
    for path in files_in(context.path, "roles-country-chiefs/*.xml"):
        role = fields_of(context.read.xml(path), path.name)
        reader.titles[role.need("id")] = role.need("names/singular")
    for path in files_in(context.path, "code-tables/us-state-codes.xml"):
        for item in context.read.xml(path).iter("item"):
            reader.homes[item.findtext("value").strip()] = item.findtext("label").strip()
    for name, root in _person_files(context):
        with context.record(name):
            _person(reader, fields_of(root, name))
    for path in files_in(context.path, "positions-principals/*.xml"):
        _position(reader, path)
    for path in (*missions, *files_in(context.path, "missions-orgs/*.xml")):
        _mission(reader, path)
    for path in files_in(context.path, "concurrent-appointments/*.xml"):
        with context.record(context.read.place(path)):
            _concurrent(reader, path)


def _person_files(context: Context) -> Iterator[tuple[str, Any]]:
    """One file a person, in one archive as here or in folders as its publisher keeps them."""
    for path in files_in(context.path, "people.tar*"):
        for name, origin in context.read.parts(path, "*.xml"):
            yield name, context.read.xml(origin)
    for path in files_in(context.path, "people/*.xml"):
        yield context.read.place(path), context.read.xml(path)


def _person(reader: Reader, record: Fields) -> None:
    reader.persons[record["id"]] = person_name(record)
    for claim in person_claims(record, reader.homes):
        reader.context.emit(claim)
    reader.context.audit(record, (*ADMINISTRATIVE, *NAME_PARTS))


def _position(reader: Reader, path: Path) -> None:
    """One high office of the Department of State, with all who held it."""
    root, where = reader.context.read.xml(path), reader.context.read.place(path)
    holders = [(e, e.getparent().tag) for e in root.iter("principal")]
    with reader.context.record(where):
        about = _head(root, where, "principals", "other-appointees")
        key, title = about.need("id"), about.need("names/singular")
        office = Mention("Office", title, key=key, polity=SENDER)
        for claim in position_claims(about, office):
            reader.context.emit(claim)
        reader.context.audit(
            about, (*ADMINISTRATIVE, "class", "category", "is-dirty", "names/plural")
        )
    for element, group in holders:
        record = fields_of(element, where)
        with reader.context.record(f"{where} {record.get('id')}"):
            term = read_term(record, served=group == "principals", start="entered_duty")
            _held(reader, record, term, office, key in ACTING)


def _mission(reader: Reader, path: Path) -> None:
    """The chiefs of mission at one state or organization, and those who never served."""
    root, where = reader.context.read.xml(path), reader.context.read.place(path)
    chiefs = [(e, e.getparent().tag) for e in root.iter("chief")]
    notes = [fields_of(e, where) for e in root.findall("chiefs/mission-note")]
    about = _head(root, where, "chiefs", "other-nominees", "other-appointees")
    key = about.take("territory-id") or about.need("id")
    title = about.take("names/singular")
    for claim in mission_claims(about, key, title or territory_name(key), notes):
        reader.context.emit(claim)
    for fields in (about, *notes):
        reader.context.audit(fields, (*ADMINISTRATIVE, "category", "names/plural"))
    for element, group in chiefs:
        record = fields_of(element, where)
        with reader.context.record(f"{where} {record.get('id')}"):
            start = None if record.get("role-title-id") in ACTING else "credentials_presented"
            term = read_term(record, served=group == "chiefs", start=start)
            if title:
                receiver = Mention("Organization", organization(title), key=key)
                office = Mention("Office", title, on=term.on, polity=SENDER)
            else:
                receiver, office = _post(reader, record, term)
            _accredited(reader, record, office, receiver, term)
            _held(reader, record, term, office, record["role-title-id"] in ACTING)


def _post(reader: Reader, record: Fields, term: Term) -> tuple[Mention, Mention]:
    """The receiver of that day, and the post there."""
    code, role = record.need("contemporary-territory-id"), record["role-title-id"]
    sense = f"{code}/{role}"
    receiver = reader.territories.mention(code, term.on, sense=sense)
    title = reader.titles.get(role, role)
    words = f"{title} to {territory_name(code)}"
    office = Mention("Office", words, on=receiver.on, polity=SENDER)
    if receiver.uid:
        offices = reader.context.gazetteer.offices
        if reader.sender and (mission := offices.at(title, reader.sender, receiver.uid)):
            return receiver, replace(office, uid=mission.uid, why=receiver.why)
        label = reader.context.gazetteer.entity(receiver.uid).label
        found = offices.name(f"{title} to {label}", term.on, SENDER)
        office = replace(office, uid=found.uid, why=f"{receiver.why}; {found.reason}")
    after = term.last and reader.territories.mention(code, term.last, sense=sense).uid
    if after and after != receiver.uid:
        reader.context.note(
            "term across a change of the receiver", f"{record.where} {record['id']}",
            f"{code} is {receiver.uid} on {term.on} and {after} on {term.last}",
        )  # fmt: skip
    return receiver, office


def organization(title: str) -> str:
    """The body in "Representative of the U.S.A. to the United Nations"."""
    body = title.partition(" on the Council of the ")[2] or title.partition(" to the ")[2] or title
    return body.partition(", with the")[0].strip()


def _accredited(
    reader: Reader, record: Fields, office: Mention, receiver: Mention, term: Term
) -> None:
    """Both ends of the post, as far as this record shows them."""
    ends = (("OFFICE_OF", Mention("Polity", SENDER, on=term.on)), ("ACCREDITED_TO", receiver))
    for predicate, end in ends:
        reader.context.emit(
            Claim(
                office, predicate, end,
                time=term.on, attested=term.on is not None,
                locator=Locator(document=record.where, row=record["id"]),
                row=f"{record.where} {record['id']} {predicate}",
            )
        )  # fmt: skip


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
    reader.context.audit(record, (*ADMINISTRATIVE, "role-title-id", "@treatAsConsecutive"))


def _concurrent(reader: Reader, path: Path) -> None:
    """One seat for several posts that a person held at the same time."""
    where = reader.context.read.place(path)
    record = fields_of(reader.context.read.xml(path), where)
    key, person = record.need("id"), record.need("person-id")
    locale, code = (
        record.need("resident-at/locale-id"),
        record.need("resident-at/contemporary-territory-id"),
    )
    city = locale.partition("_")[0].replace("-", " ").title()
    place = Mention("Place", city, key=locale)
    holder = Mention("Person", reader.persons.get(person, person), key=person)
    posts = [record.take(n) for n in list(record) if n.startswith("chief-id")]
    for post in posts:
        if post not in reader.offices:
            reader.context.note("post that is in no list of chiefs", where, str(post))
            continue
        reader.context.emit(
            Claim(
                holder, "RESIDED_AT", place, qualifiers={"capacity": reader.offices[post]},
                locator=Locator(document=where, row=key), original_object=f"{locale} ({code})",
                note=f"held at the same time: {', '.join(posts)}", row=f"{where} {key} {post}",
            )
        )  # fmt: skip
    reader.context.audit(record, ADMINISTRATIVE)


def _head(root: Any, where: str, *lists: str) -> Fields:
    """What a file says before its lists of holders."""
    for name in lists:
        for element in root.findall(name):
            root.remove(element)
    return fields_of(root, where)
