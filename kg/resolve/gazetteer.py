"""Names and dates to entities. Certain or not at all: never fuzzy, never by today's date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.errors import NotFound, after, nearest
from kg.memory import remembered
from kg.resolve.entity import GazetteerEntity, Name
from kg.resolve.files import read_gazetteer
from kg.resolve.index import Hit, NameIndex, rank
from kg.resolve.offices import Offices
from kg.resolve.resolution import Candidate, Resolution
from kg.resolve.span import Span, date_span, overlaps, within
from kg.resolve.titles import Title, TitleTable, comparable, government_of

__all__ = ["Gazetteer"]

STAND_INS = ("demonym", "metonym", "capital")
_loaded: list[Gazetteer] = []


class Gazetteer:
    """The polities, offices, organizations and places that everyone knows, by name and date."""

    def __init__(self, rows: list[dict[str, Any]], titles: dict[str, Any]) -> None:
        self._entities = {row["uid"]: GazetteerEntity.read(row) for row in rows}
        self._groups: dict[str, list[str]] = {}
        self._index = NameIndex()
        self._codes: dict[tuple[str, str], list[str]] = {}
        self._roles: dict[tuple[str, str], str] = {}
        self._titles = TitleTable(titles["titles"])
        self.offices = Offices(self, self._titles, titles["offices"])
        self._ministries = TitleTable(titles["ministries"])
        for entity in self._entities.values():
            self._groups.setdefault(entity.group, []).append(entity.uid)
            own = entity.facts.get("office_of"), entity.facts.get("role")
            if own[0] and own[1]:
                self._roles[own[0], own[1]] = entity.uid
            for name in _names(entity):
                self._index.put(entity, name)
        self._resolve = remembered(65_536)(self._resolve_anew)

    @classmethod
    def load(cls) -> Gazetteer:
        """The gazetteer that comes with the product, read once a process."""
        if not _loaded:
            _loaded.append(cls(*read_gazetteer()))
        return _loaded[0]

    def entities(self) -> Iterator[GazetteerEntity]:
        """All entities."""
        yield from self._entities.values()

    def entity(self, uid: str) -> GazetteerEntity:
        """What is known of a uid; NotFound for a uid that is not ours."""
        found = self._entities.get(uid)
        if found is None:
            hint = nearest(uid, self._entities)
            raise NotFound(after(f"the gazetteer has no {uid!r}{hint}", "see schema/gazetteer"))
        return found

    def __contains__(self, uid: str) -> bool:
        return uid in self._entities

    def group(self, uid: str) -> tuple[str, ...]:
        """All versions of the continuity group that the entity belongs to, itself included."""
        return tuple(self._groups[self.entity(uid).group])

    def office_of(self, polity_uid: str, role: str) -> str | None:
        """The office with that role in the polity, such as its foreign minister."""
        return self._roles.get((polity_uid, role))

    def coded(self, authority: str, code: str, on: str | None = None) -> Resolution:
        """Who has that code or row of an authority (iso, cow, us_gsh …), on that date if given."""
        uids = self._by_code().get((authority, code), ())
        hits = [(self._entities[u], Name(f"{authority} {code}", "code")) for u in uids]
        if not hits:
            return Resolution.unknown(code, on, f"the gazetteer knows no {authority} {code!r}")
        return self._choose(code, on, hits)

    def _by_code(self) -> dict[tuple[str, str], list[str]]:
        if not self._codes:
            for entity in self._entities.values():
                for authority, codes in entity.codes.items():
                    for code in codes:
                        self._codes.setdefault((authority, code), []).append(entity.uid)
        return self._codes

    def polity_on(self, group_or_uid: str, on: str | None) -> Resolution:
        """The version of a continuity group on a date."""
        entity = self._entities.get(group_or_uid)
        group = entity.group if entity else group_or_uid
        versions = [self._entities[u] for u in self._groups.get(group, ())]
        hits: list[Hit] = [
            (v, Name(v.label, "short"))
            for v in versions
            if v.type == "Polity" and (v.facts.get("kind") != "other" or len(versions) == 1)
        ]
        if not hits:
            return Resolution.unknown(group_or_uid, on, "no such polity or continuity group")
        return self._choose(group_or_uid, on, hits)

    def phrases(self) -> Iterator[tuple[str, str, str]]:
        """Words, kind (name, demonym, metonym, capital, title, abbreviation) and uid, for matching.

        Titles come without a uid, since whose they are depends on the text. Names in
        other languages are left out: "Maurice" is somebody in an English text.
        """
        for entity in self._entities.values():
            for name in (n for n in _names(entity) if n.lang == "en"):
                bare = name.words.replace(".", "")
                short = bare.isupper() and len(bare) <= 6 and " " not in bare
                kind = name.kind if name.kind in STAND_INS else "name"
                yield name.words, "abbreviation" if short else kind, entity.uid
        for words in (*self._titles.words(), *self._ministries.words()):
            yield words, "title", ""

    def resolve(
        self,
        words: str,
        *,
        type: str | None = None,
        on: str | None = None,
        polity: str | None = None,
    ) -> Resolution:
        """Who is meant by the words, used on that date (EDTF), as a thing of that type.

        `polity` tells, in words or as a uid, whose office or ministry it is.
        Without a date a name that several versions share is ambiguous.
        """
        return self._resolve(words, type, on, polity)

    def goes_by(self, uid: str, words: str, on: str) -> bool:
        """Whether the words may mean that entity on that date, if only loosely."""
        asked = date_span(on)
        hits = (h for h in self._index.hits(words) if h[0].uid == uid)
        return asked is not None and any(_possible(h, asked) for h in hits)

    def _resolve_anew(
        self, words: str, type: str | None, on: str | None, polity: str | None
    ) -> Resolution:
        if on is not None:
            date_span(on)
        hits = [h for h in self._index.hits(words) if type in (None, h[0].type)]
        if polity is not None and hits:
            hits = self._of_polity(hits, polity, on) or hits
        if hits:
            return self._choose(words, on, self._alive_otherwise(words, on, type, hits) or hits)
        if type in (None, "Polity") and (state := government_of(words)):
            inner = self._resolve(state, "Polity", on, None)
            return replace(inner, words=words, reason=f"its government: {inner.reason}")
        if type in (None, "Office"):
            found = self.offices.resolve(words, on, polity)
            if found or type == "Office":
                return found or self._unknown(words, on, type)
        if type in (None, "Organization"):
            found = self._foreign_ministry(words, on, polity)
            if found:
                return found
        return self._unknown(words, on, type)

    def _alive_otherwise(
        self, words: str, on: str | None, type: str | None, hits: list[Hit]
    ) -> list[Hit]:
        """Those who go by another writing of the words that day, if nobody does by this one."""
        asked = date_span(on) if on else None
        if asked is None or any(_possible(h, asked) for h in hits):
            return []
        others = self._index.other_writing(words)
        return [h for h in others if type in (None, h[0].type) and _possible(h, asked)]

    def _of_polity(self, hits: list[Hit], polity: str, on: str | None) -> list[Hit]:
        whose = self._polity(polity, on)
        uids = {c.uid for c in whose.candidates}
        return [h for h in hits if {h[0].facts.get("office_of"), h[0].facts.get("part_of")} & uids]

    def _choose(self, words: str, on: str | None, hits: list[Hit]) -> Resolution:
        """One of those that go by the words, if the date leaves one."""
        asked = date_span(on) if on else None
        alive = [h for h in hits if asked is None or _possible(h, asked)]
        if not alive:
            found = tuple(_candidate(e, "goes by these words, not on that date") for e, _ in hits)
            others = self._successors(hits, asked)
            reason = f"nobody goes by these words on {on}"
            return Resolution.unknown(words, on, reason, _unique(found + others))
        return self._among(words, on, alive, asked)

    def _among(
        self, words: str, on: str | None, alive: list[Hit], asked: Span | None
    ) -> Resolution:
        """Names proper before what stands for them; words that only may mean it decide nothing."""
        firm = [h for h in alive if h[1].kind != "loose"]
        best = min((rank(n) for _, n in firm), default=0)
        chosen = {e.uid: (e, n) for e, n in reversed(firm) if rank(n) == best}
        # A demonym is taken loosely too: "Congolese", beside a name proper it says nothing.
        loose = {e.uid: (e, n) for e, n in alive if n.kind == "loose" and e.uid not in chosen}
        found = _unique(
            tuple(_candidate(e, _why(n)) for e, n in (*chosen.values(), *loose.values()))
        )
        if len(chosen) == 1 and not loose:
            return Resolution.resolved(words, on, found[0])
        if not chosen and len(loose) == 1:
            return Resolution.unknown(words, on, "nobody goes by these words for certain", found)
        if asked is None:
            return Resolution.ambiguous(words, on, found, "several go by these words; give a date")
        sure = [e.uid for e, n in chosen.values() if within(e.spans, asked)]
        why = (
            "these words may mean each of them" if sure or not chosen else "the date spans a change"
        )
        return Resolution.ambiguous(words, on, found, why)

    def _successors(self, hits: list[Hit], asked: Span | None) -> tuple[Candidate, ...]:
        uids = dict.fromkeys(u for e, _ in hits for u in self._groups[e.group])
        versions = (self._entities[u] for u in uids)
        return tuple(
            _candidate(v, "of the same continuity group on that date")
            for v in versions
            if asked is not None and overlaps(v.spans, asked)
        )

    def _polity(self, polity: str, on: str | None) -> Resolution:
        if polity in self._entities:
            entity = self._entities[polity]
            return Resolution.resolved(polity, on, _candidate(entity, "given as a uid"))
        return self._resolve(polity, "Polity", on, None)

    def _foreign_ministry(
        self, words: str, on: str | None, polity: str | None
    ) -> Resolution | None:
        """The ministry of words that hold the title of one; None where they hold none."""
        answer: Resolution | None = None
        for title, inside in self._ministries.split(words):
            whose = inside or polity or (f"polity-{title.only[0]}" if title.alone else "")
            if not whose:
                answer = answer or Resolution.unknown(words, on, "a title; whose is not told")
                continue
            state = self._polity(whose, on)
            if not state.candidates or (state.status == "unknown" and not state.uid):
                answer = answer or Resolution.unknown(words, on, f"{whose}: {state.reason}")
                continue
            uids = [u for c in state.candidates if (u := self._ministry(c.uid, title))]
            found = _unique(tuple(_candidate(self._entities[u], state.reason) for u in uids))
            if len(found) == 1 and state.status == "resolved":
                return Resolution.resolved(words, on, found[0])
            if found:
                return Resolution.ambiguous(words, on, found, f"{whose}: {state.reason}")
            answer = answer or Resolution.unknown(words, on, "that polity has no such office")
        return answer

    def _ministry(self, polity: str, title: Title) -> str | None:
        slug = polity.removeprefix("polity-")
        if title.only and slug not in title.only:
            return None
        uid = f"organization-{slug}-foreign-ministry"
        return uid if uid in self._entities else None

    def _unknown(self, words: str, on: str | None, type: str | None) -> Resolution:
        """Near spellings and other types are suggestions, never answers."""
        others = tuple(
            _candidate(e, f"is of the type {e.type}") for e, _ in self._index.hits(words)
        )
        near = self._index.near(words)
        spelt = tuple(
            _candidate(e, f"spelt {n.words!r}") for e, n in near if type in (None, e.type)
        )
        reason = f"the gazetteer has no {type or 'entity'} of that name"
        return Resolution.unknown(words, on, reason, _unique(others + spelt)[:6])


def _names(entity: GazetteerEntity) -> tuple[Name, ...]:
    """Its names and its label; the label of a regular office is read by its title instead."""
    if entity.facts.get("generic"):
        return entity.names
    label = comparable(entity.label)
    if any(comparable(n.words) == label for n in entity.names):
        return entity.names  # which may tell when the label was used
    return (*entity.names, Name(entity.label, "short"))


def _possible(hit: Hit, asked: Span) -> bool:
    entity, name = hit
    return overlaps(entity.spans, asked) and overlaps(name.spans, asked)


def _why(name: Name) -> str:
    user = f", used by {name.used_by}" if name.used_by else ""
    user += f", in {name.lang}" if name.lang != "en" else ""
    kind = "may mean it" if name.kind == "loose" else f"{name.kind} name"
    return f"{name.words!r} ({kind}{user}; source {name.source})"


def _candidate(entity: GazetteerEntity, reason: str) -> Candidate:
    return Candidate(entity.uid, entity.label, reason)


def _unique(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple({c.uid: c for c in reversed(found)}.values())[::-1]
