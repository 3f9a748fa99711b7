"""FollowTheMoney entities: persons, positions, bodies, and who held which position when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput, InvalidDate
from kg.model import Claim, Locator, Mention, Source, parse_period, source_id

if TYPE_CHECKING:
    from kg.loading import Context
    from kg.loading.files import Fields

Properties = dict[str, list[str]]


def load(context: Context) -> None:
    """Load a file of one entity a line. A relation may come before the things it joins."""
    (file,) = context.files()
    context.described([file], name=file.stem)
    things = {}
    for row in context.read.jsonl(file):
        if thing := _thing(row, context.settings["things"]):
            things[thing.mention.key] = thing
    passed: Counter[str] = Counter()
    read = {"Occupancy": _occupancy, "Membership": _membership}
    for row in context.read.jsonl(file):
        schema = str(row.get("schema"))
        if schema not in read and schema not in context.settings["things"]:
            context.report.read += 1
            passed[schema] += 1
            continue
        with context.record(row.where):
            record = _Record(context, row, things)
            read.get(schema, _told)(record)
            for name in context.settings["not_read"]:
                record.properties.pop(name, None)
            context.audit(row, ("id", "schema", "properties", *context.settings["not_read"]))
            context.unread(row.where, record.properties)
    for schema, count in sorted(passed.items()):
        context.note("schema not read", file.name, f"{schema}: {count}")


@dataclass(frozen=True, slots=True)
class _Thing:
    """Somebody or something that relations speak of, with the countries it belongs to."""

    mention: Mention
    countries: tuple[str, ...]
    body: str | None


class _Record:
    """One entity as it is read: its properties are taken out one by one."""

    def __init__(self, context: Context, row: Fields, things: Mapping[Any, _Thing]) -> None:
        self.context, self.things = context, things
        self.key = str(row.need("id"))
        self.properties = _properties(row)
        self.at = Locator(row=self.key)
        self.source: str | None = None
        addresses = self.properties.pop("sourceUrl", [])
        house = self.properties.get("publisher")
        if addresses:
            publisher = house[0] if house else None
            cited = Source(
                source_id(publisher, None, addresses[0]), "web_page", title=addresses[0],
                url=addresses[0], publisher=publisher,
            )  # fmt: skip
            self.source = context.source(cited)
            self.at = Locator(row=self.key, seen_at=context.report.source)

    def say(
        self, what: Mention, predicate: str, object: Mention | None = None, **told: Any
    ) -> None:
        """State something that the entity says."""
        claim = Claim(what, predicate, object, source=self.source, locator=self.at, **told)
        self.context.emit(claim)

    def thing(self, property: str) -> _Thing:
        """The thing that a property of a relation names; it must be in the file."""
        keys = self.properties.pop(property, [])
        if len(keys) != 1:
            raise BadInput(f"{property} names {len(keys)} entities, and one is expected")
        if keys[0] not in self.things:
            raise BadInput(f"{property} names {keys[0]!r}, which is not in the file")
        return self.things[keys[0]]

    def times(self) -> Iterator[tuple[str | None, str | None, bool]]:
        """Each time of a relation with its words; a missing end is unknown."""
        starts = self.properties.pop("startDate", []) or [""]
        ends = self.properties.pop("endDate", []) or [""]
        dates = self.properties.pop("date", [])
        if starts == ends == [""]:
            for date in dates or [""]:
                yield (self._possible(date) if date else None), date or None, bool(date)
            return
        for start, end in product(sorted(starts), sorted(ends)):
            yield self._possible(f"{start[:10]}/{end[:10]}"), f"{start} – {end}", False

    def _possible(self, time: str) -> str | None:
        try:
            return parse_period(time).edtf
        except InvalidDate as error:
            reason = str(error).partition("; write")[0]
            self.context.note("impossible date", self.key, reason)
            return None


def _properties(row: Fields) -> Properties:
    found = row.get("properties")
    if not isinstance(found, dict):
        raise BadInput("an entity has no properties", where=row.where)
    return {name: _values(name, values) for name, values in found.items()}


def _values(name: str, values: Any) -> list[str]:
    """The values of a property: a list of texts, or a single one."""
    some = values if isinstance(values, list) else [values]
    if any(not isinstance(v, str | int | float) for v in some):
        raise BadInput(f"{name} is no list of texts")
    return [str(v) for v in some]


def _thing(row: Fields, types: Mapping[str, str]) -> _Thing | None:
    type = types.get(str(row.get("schema")))
    if type is None:
        return None
    try:
        told = _properties(row)
    except BadInput:  # the record is refused when its turn comes
        return None
    key = str(row.get("id"))
    words = next(iter(told.get("name", ())), None) or row.get("caption") or key
    body = next(iter(told.get("organization", ())), None)
    return _Thing(Mention(type, str(words), key=key), tuple(told.get("country", ())), body)


def _told(record: _Record) -> None:
    """What a thing says of itself: names, dates, codes, words."""
    what = record.things[record.key].mention
    settings = record.context.settings
    for property, kind in settings["name_kinds"].items():
        for words in record.properties.pop(property, []):
            record.say(what, "NAMED", value=words, qualifiers={"kind": kind})
    dates = {"birthDate": "BORN", "deathDate": "DIED"}
    for property, predicate in dates.items():
        for date in record.properties.pop(property, []):
            _dated(record, what, predicate, date)
    begins, ends = (record.properties.pop(n, []) for n in ("inceptionDate", "dissolutionDate"))
    for begin, end in product(begins or [""], ends or [""]) if begins or ends else ():
        record.say(what, "EXISTED", time=f"{begin[:10]}/{end[:10]}")
    for key in record.properties.pop("wikidataId", []):
        record.say(what, "CODE", value=key, qualifiers={"authority": "wikidata"})
    for property in settings["described"]:
        for words in record.properties.pop(property, []):
            record.say(what, "DESCRIBED", value=words)
    if what.type == "Office":
        _whose(record, what)


def _dated(record: _Record, what: Mention, predicate: str, date: str) -> None:
    try:
        parse_period(date[:10])
    except InvalidDate as error:
        reason = str(error).partition("; write")[0]
        record.context.note("impossible date", record.key, reason)
        record.say(what, "DESCRIBED", value=f"{predicate.lower()}: {date}")
        return
    record.say(what, predicate, time=date[:10])


def _whose(record: _Record, office: Mention) -> None:
    """A position belongs to a body of the file; to which state, its terms tell by their dates."""
    body = record.things[record.key].body
    record.properties.pop("organization", None)
    if body in record.things:
        record.say(office, "OFFICE_OF", record.things[body].mention)
    elif body:
        raise BadInput(f"organization names {body!r}, which is not in the file")


def _state(record: _Record, code: str, on: str | None) -> Mention:
    """The state that goes by the code on that day; by the code alone where nobody can tell."""
    found = record.context.gazetteer.coded("iso", code.upper(), on) if on else None
    known = found is not None and found.status == "resolved"
    return Mention("Polity", found.candidates[0].label if found and known else code, on=on)


def _occupancy(record: _Record) -> None:
    person, post = record.thing("holder").mention, record.thing("post")
    status = record.properties.pop("status", [])
    for time, words, attested in record.times():
        on = time.strip("/").partition("/")[0] if time else None
        record.say(
            person,
            "HELD_OFFICE",
            _post(record, post, on),
            time=time,
            attested=attested,
            original_object=post.mention.words,
            original_time=words,
            certainty=", ".join(status) or None,
            row=record.key,
        )


def _post(record: _Record, post: _Thing, on: str | None) -> Mention:
    """The office by its words and the date where these tell, else the position of the file."""
    words = post.mention.words
    for code in post.countries:
        state = _state(record, code, on)
        found = record.context.gazetteer.resolve(words, type="Office", on=on, polity=state.words)
        if found.status == "resolved":
            return Mention("Office", words, on=on, polity=state.words)
        record.say(post.mention, "OFFICE_OF", state, original_object=code)
    return post.mention


def _membership(record: _Record) -> None:
    member, body = record.thing("member").mention, record.thing("organization").mention
    role = record.properties.pop("role", [])
    for time, words, attested in record.times():
        told = {"attested": attested, "original_time": words, "note": "; ".join(role) or None}
        record.say(member, "MEMBER_OF", body, time=time, row=record.key, **told)
