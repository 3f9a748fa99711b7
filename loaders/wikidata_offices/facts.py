"""From statements of Wikidata to claims: who says it, when it held, and in which rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import InvalidDate
from kg.model import Claim, Locator, Mention, Source, parse_period, source_id

from .dates import Moment, span
from .entities import Item, Said

if TYPE_CHECKING:
    from kg.loading import Context

_START, _END, _AT, _ORDINAL, _JURISDICTION = "P580", "P582", "P585", "P1545", "P1001"
_USED = (_START, _END, _AT, _ORDINAL)
# How sure the statement is of itself: sourcing circumstances, nature of statement.
_HEDGES = ("P1480", "P5102")
_ACTING = "acting "
# What a reference is made of; one that only names another Wikimedia project is no source.
_URL, _STATED_IN, _TITLE, _PUBLISHER, _PUBLISHED, _PAGE = (
    "P854", "P248", "P1476", "P123", "P577", "P304",
)  # fmt: skip
# Property → types of its item and of its value; None: a polity, or an organization.
_TYPES: dict[str, tuple[str, str | None]] = {
    "P39": ("Person", "Office"),
    "P569": ("Person", None),
    "P570": ("Person", None),
    "P530": ("Polity", "Polity"),
    "P1891": ("Agreement", None),
    "P1336": ("Place", None),
}


@dataclass
class Facts:
    """States what items say, with the names that the same files give to others."""

    context: Context
    dataset: str
    labels: Mapping[str, str]
    named: set[str] = field(default_factory=set)

    def item(self, item: Item) -> None:
        """All statements of an item."""
        for said in item.said:
            type, other = _TYPES[said.property]
            # A state is told by its name and the date: one item may stand for several in turn.
            dated = type == "Polity" and item.label != item.id
            key, on = (None, _day(said)) if dated else (item.id, None)
            what = Mention(type, item.label, key=key, on=on)
            at = Locator(document=item.id, row=said.id)
            if not dated:
                self._names(what, item)
            for source, place in self._sources(said, at):
                self._state(said, what, other, source, place)
        for name, count in sorted(item.other.items()):
            self.context.note("not read", item.id, f"{name} ({count})")

    def _state(
        self, said: Said, what: Mention, other: str | None, source: str, at: Locator
    ) -> None:
        told: dict[str, Any] = {
            "source": source, "locator": at, "rank": said.rank, "row": said.id,
            "original_subject": what.words, "note": self._leftover(said),
            "certainty": self._hedge(said),
        }  # fmt: skip
        if isinstance(said.value, Moment):
            told |= {"original_time": said.value.words, "calendar": said.value.calendar}
            predicate = "BORN" if said.property == "P569" else "DIED"
            if said.value.edtf is None:
                told["locator"] = at
                self.context.note("no date", f"{at.document}, {at.row}", said.value.words)
                text = f"{predicate.lower()}: {said.value.words}"
                self.context.emit(Claim(what, "DESCRIBED", value=text, **_plain(told)))
            else:
                self.context.emit(Claim(what, predicate, time=said.value.edtf, **told))
            return
        told |= self._time(said, at)
        value = self._value(said, other)
        told["original_object"] = said.words or self.labels.get(str(said.value), str(said.value))
        if said.property == "P1891":
            action = {"action": "signed"}
            told |= {"original_subject": told["original_object"], "original_object": what.words}
            self.context.emit(Claim(value, "AGREEMENT_ACTION", what, qualifiers=action, **told))
            return
        kept: dict[str, Mention | str] = {}
        if said.property == "P39":
            kept |= dict(zip(("ordinal",), said.qualifiers.get(_ORDINAL, ()), strict=False))
            if str(told["original_object"]).casefold().startswith(_ACTING):
                kept["acting"] = "true"
        relation = {"P39": "HELD_OFFICE", "P530": "DIPLOMATIC_RELATIONS", "P1336": "CLAIMED_BY"}
        self.context.emit(Claim(what, relation[said.property], value, qualifiers=kept, **told))

    def _value(self, said: Said, type: str | None) -> Mention:
        key = str(said.value)
        words = said.words or self.labels.get(key, key)
        if words == key:
            return Mention(type or "Polity", words, key=key)
        if type == "Office":
            whose = (self.labels.get(str(v)) for v in said.qualifiers.get(_JURISDICTION, ()))
            return self._office(key, words, next(filter(None, whose), None), _day(said))
        return (
            Mention(type, words, on=_day(said)) if type else self.context.actor(words, _day(said))
        )

    def _office(self, key: str, words: str, polity: str | None, on: str | None) -> Mention:
        """The post: by its words and the date if these tell, else the item, one for all terms."""
        plain = words[len(_ACTING) :] if words.casefold().startswith(_ACTING) else words
        found = self.context.gazetteer.resolve(plain, type="Office", on=on, polity=polity)
        if found.status == "resolved":
            return Mention("Office", plain, on=on, polity=polity)
        return Mention("Office", words, key=key, polity=polity)

    def _time(self, said: Said, at: Locator) -> dict[str, Any]:
        """When it held, as EDTF, with the words; dates that cannot be stay words."""
        start, end, when = (
            next(iter(said.qualifiers.get(p, ())), None) for p in (_START, _END, _AT)
        )
        dates = [m for m in (start, end, when) if m is not None]
        words = " – ".join(m.words for m in (start, end) if m) or (when.words if when else None)
        calendar = next((m.calendar for m in dates if m.calendar), None)
        told: dict[str, Any] = {"original_time": words, "calendar": calendar}
        time = span(start, end, ended=False if _END in said.none else None)
        if time is None and when is not None:
            time, told["attested"] = when.edtf, said.property in ("P39", "P530", "P1336")
        try:
            parse_period(time or "../..")
        except InvalidDate as error:
            reason = str(error).partition("; write")[0]
            self.context.note("impossible date", f"{at.document}, {at.row}", reason)
            time, told["attested"] = None, False
        return told | {"time": time}

    def _names(self, what: Mention, item: Item) -> None:
        if item.id in self.named:
            return
        self.named.add(item.id)
        place = Locator(document=item.id)
        code = {"authority": "wikidata"}
        self.context.emit(Claim(what, "CODE", value=item.id, qualifiers=code, locator=place))
        for names, kind in ((item.names, "usual"), (item.aliases, "alias")):
            for text, lang in names.items():
                kept = {"kind": kind}
                self.context.emit(
                    Claim(what, "NAMED", value=text, lang=lang, qualifiers=kept, locator=place)
                )

    def _sources(self, said: Said, at: Locator) -> Iterator[tuple[str, Locator]]:
        """The references, each as the source that says it, seen in Wikidata; else Wikidata."""
        found = [self._cited(reference) for reference in said.references]
        cited = [(source, pages) for source, pages in found if source is not None]
        for source, pages in cited:
            seen = f"{self.dataset}: {at.document}, {at.row}"
            place = Locator(document=at.document, row=at.row, page=pages, seen_at=seen)
            yield self.context.source(source), place
        if not cited:
            yield self.dataset, at

    def _cited(self, reference: Mapping[str, list[Any]]) -> tuple[Source | None, str | None]:
        def one(property: str) -> Any:
            return next(iter(reference.get(property, ())), None)

        url, work = one(_URL), one(_STATED_IN)
        if url is None and work is None:
            return None, None
        title = one(_TITLE) or (self.labels.get(work, work) if work else None)
        house = one(_PUBLISHER)
        publisher = self.labels.get(house, house) if house else None
        published = one(_PUBLISHED)
        source = Source(
            source_id(publisher, title, url),
            "web_page" if url else "other",
            title=title or url,
            publisher=publisher,
            published=published.edtf if published else None,
            url=url,
        )
        return source, one(_PAGE)

    def _leftover(self, said: Said) -> str | None:
        """Qualifiers that no field of a statement holds, in the names that are known."""
        taken = dict.fromkeys(_USED, 1)
        rest = [
            f"{property}: {', '.join(self._words(v) for v in more)}"
            for property, values in sorted(said.qualifiers.items())
            if property not in _HEDGES and (more := values[taken.get(property, 0) :])
        ]
        rest += [f"{property}: unknown" for property in said.unknown]
        return "; ".join(rest) or None

    def _hedge(self, said: Said) -> str | None:
        hedges = [str(v) for p in _HEDGES for v in said.qualifiers.get(p, ())]
        return "; ".join(self.labels.get(v, v) for v in hedges) or None

    def _words(self, value: Any) -> str:
        if isinstance(value, Moment):
            return value.words
        label = self.labels.get(value)
        return f"{label} ({value})" if label else str(value)


def _day(said: Said) -> str | None:
    """The first date that the statement gives, for telling who is meant."""
    for property in (_START, _AT, _END):
        for date in said.qualifiers.get(property, ()):
            if date.edtf is not None:
                return str(date.edtf)
    return None


def _plain(told: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in told.items() if k not in ("calendar", "original_time")}
