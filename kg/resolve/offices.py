"""Offices by their words: any title of a polity, any mission from one to another, on a date.

The gazetteer lists the offices that states regularly have. All others follow
one pattern and are made when they are met: `office-<polity>-<role>`, and for
missions `office-<sender>-<role>-to-<receiver>`, each end in its version of that
date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from kg.model.ids import slug
from kg.resolve.entity import GazetteerEntity
from kg.resolve.mission_words import MissionTable, Posting
from kg.resolve.resolution import Candidate, Resolution
from kg.resolve.span import date_span, overlaps
from kg.resolve.titles import Title, TitleTable, bare, of_holder, title_words

__all__ = ["Office", "Offices"]

_LONG = 5  # words of the longest adjective or name of a state before a title
_NOT_TOLD = "a title; whose is not told"


class _Names(Protocol):
    """What is needed of the gazetteer."""

    def resolve(
        self, words: str, *, type: str | None = None, on: str | None = None, polity: None = None
    ) -> Resolution: ...
    def entity(self, uid: str) -> GazetteerEntity: ...
    def office_of(self, polity_uid: str, role: str) -> str | None: ...
    def group(self, uid: str) -> tuple[str, ...]: ...
    def __contains__(self, uid: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Office:
    """A post: whose it is, for a mission to whom it is accredited, its rank, and its seats.

    `rank` and `seats` are None where nothing is known of such an office but its name.
    """

    uid: str
    label: str
    office_of: str
    accredited_to: str | None = None
    rank: str | None = None
    seats: str | None = None


class Offices:
    """Reads the words for an office, and tells what an office is."""

    def __init__(self, names: _Names, titles: TitleTable, data: Mapping[str, Any]) -> None:
        self._names = names
        self._titles = titles
        self._templates: Mapping[str, Any] = data["templates"]
        self._titles_of: Mapping[str, Any] = data["titles_of"]
        self._without_ministry = frozenset(data["no_foreign_ministry"])
        self._missions = MissionTable(data)
        self._portfolios = frozenset(data["portfolios"])
        self._spelt: Mapping[str, str] = data["portfolio_words"]
        self._many = tuple(title_words(words) for words in data["many"])

    def resolve(self, words: str, on: str | None, polity: str | None) -> Resolution | None:
        """The office of these words, if it is one that states have; None where they hold no title.

        `polity` tells, in words or as a uid, whose it is where the words do not.
        """
        mission = self._mission(words, on, polity)
        if mission is not None and mission.status != "unknown":
            return mission
        return self._regular(words, on, polity) or mission

    def name(self, words: str, on: str | None, polity: str | None) -> Resolution:
        """The office that a source speaks of, also one that only it knows: "Governor of Kirov".

        The same title of the same polity is the same office.
        """
        found = self.resolve(words, on, polity)
        if found is not None and found.status != "unknown":
            return found
        for title, inside in self._readings(words):
            whose = inside or polity
            if whose and len(title.roles) == 1 and (state := self._whose(whose, on)).uid:
                return self._made(words, on, state.uid, title.roles[0], state.reason)
        return self._own_words(words, on, polity) or found or self._unread(words, on)

    def describe(self, uid: str) -> Office | None:
        """What an office is, told by its uid; None for a uid that is not made by the pattern."""
        if uid in self._names:
            return _listed(self._names.entity(uid))
        text = uid.removeprefix("office-")
        for role in self._missions.roles_in(text):
            sender, _, receiver = text.partition(f"-{role}-to-")
            ends = self._uid_of(sender), self._uid_of(receiver)
            if ends[0] and ends[1]:
                return self._posting(ends[0], role, ends[1])
        parts = text.split("-")
        for cut in range(len(parts) - 1, 0, -1):
            if owner := self._uid_of("-".join(parts[:cut])):
                return self._post(owner, "-".join(parts[cut:]))
        return None

    def kin(self, uid: str) -> list[str]:
        """The same mission at the other versions of the receiver, whose terms may have gone on."""
        mission = self.describe(uid)
        if mission is None or mission.accredited_to is None:
            return []
        role = next(r for r in self._missions.roles_in(uid) if f"-{r}-to-" in uid)
        versions = self._names.group(mission.accredited_to)
        return [
            self._posting(mission.office_of, role, version).uid
            for version in versions
            if version != mission.accredited_to and version.startswith("polity-")
        ]

    def _mission(self, words: str, on: str | None, polity: str | None) -> Resolution | None:
        answer: Resolution | None = None
        for posting in self._missions.split(words):
            sender = posting.sender or polity
            if not sender:
                if self._whose(posting.receiver, on).status != "unknown":
                    reason = "a mission; who sent it is not told"
                    answer = answer or Resolution.unknown(words, on, reason)
                continue
            found = self._sent(words, on, posting, sender)
            if found.status != "unknown":
                return found
            answer = answer or found
        return answer

    def _sent(self, words: str, on: str | None, posting: Posting, sender: str) -> Resolution:
        """The mission of a reading in which both ends can be told."""
        first, second = self._whose(sender, on), self._whose(posting.receiver, on)
        for end, told in ((first, sender), (second, posting.receiver)):
            if end.status == "unknown":
                return Resolution.unknown(words, on, f"{told}: {end.reason}")
        reason = f"{first.reason}; {second.reason}"
        found = tuple(
            Candidate(made.uid, made.label, reason)
            for a in first.candidates
            for b in second.candidates
            if a.uid != b.uid
            for made in [self._posting(a.uid, self._role(posting.roles[0], b.uid), b.uid)]
        )
        if first.uid and second.uid and len(found) == 1:
            others = tuple(
                Candidate(made.uid, made.label, f"{words!r} may mean this rank too")
                for role in posting.roles[1:]
                for made in [self._posting(first.uid, role, second.uid)]
            )
            return replace(Resolution.resolved(words, on, found[0]), candidates=(*found, *others))
        if not found:
            return Resolution.unknown(words, on, "sender and receiver are one")
        told = sender if not first.uid else posting.receiver
        return Resolution.ambiguous(words, on, found, f"{told} may mean several")

    def _regular(self, words: str, on: str | None, polity: str | None) -> Resolution | None:
        answer: Resolution | None = None
        for title, inside in self._readings(words):
            whose = inside or polity or ""
            if not whose and not title.alone:
                answer = answer or Resolution.unknown(words, on, _NOT_TOLD)
                continue
            state = self._whose(whose, on) if whose else self._users(title, words, on)
            if not state.candidates or state.status == "unknown":
                answer = answer or Resolution.unknown(words, on, f"{whose}: {state.reason}")
                continue
            found = tuple(
                Candidate(uid, office.label, state.reason)
                for c in state.candidates
                if (uid := self._office(c.uid, title)) and (office := self.describe(uid))
            )
            if len(found) == 1 and state.status == "resolved":
                return Resolution.resolved(words, on, found[0])
            if found:
                return Resolution.ambiguous(words, on, found, f"{whose}: {state.reason}")
            answer = answer or Resolution.unknown(words, on, "that polity has no such office")
        return answer

    def _users(self, title: Title, words: str, on: str | None) -> Resolution:
        """The polities that use a title which needs no polity, as far as they existed then."""
        asked = date_span(on) if on else None
        users = (self._names.entity(f"polity-{text}") for text in title.only)
        found = tuple(
            Candidate(user.uid, user.label, f"{words!r} is a title of {user.label}")
            for user in users
            if asked is None or overlaps(user.spans, asked)
        )
        if len(found) == 1:
            return Resolution.resolved(words, on, found[0])
        if not found:
            return Resolution.unknown(words, on, "nobody had that title then")
        return Resolution.ambiguous(words, on, found, "several have that title")

    def _readings(self, words: str) -> Iterator[tuple[Title, str]]:
        """Titles of the table, then portfolios: "minister of finance", "finance minister"."""
        yield from self._titles.split(words)
        yield from self._titles.split_portfolio(words, self._portfolio)

    def _portfolio(self, words: str) -> str | None:
        words = self._spelt.get(words, words)
        if words in self._portfolios:
            return f"{words.replace(' ', '_')}_minister"
        return "foreign_minister" if words.startswith("foreign affairs") else None

    def _office(self, owner: str, title: Title) -> str | None:
        """The office of a title in a polity that has it."""
        text = _slug_of(owner)
        if title.only and text not in title.only:
            return None
        listed = next((u for r in title.roles if (u := self._names.office_of(owner, r))), None)
        if listed or len(title.roles) != 1:
            return listed
        (role,) = title.roles
        if owner.startswith("organization-"):
            general = role.endswith(("secretary_general", "director_general"))
            return _uid(owner, role) if general else None
        if role.endswith("_minister") and self._has_ministers(owner, role):
            return _uid(owner, role)
        return None

    def _has_ministers(self, polity: str, role: str) -> bool:
        if self._names.entity(polity).facts.get("kind") in self._without_ministry:
            return False
        cabinet = role.endswith("deputy_prime_minister")
        return not cabinet or self._names.office_of(polity, "prime_minister") is not None

    def _own_words(self, words: str, on: str | None, polity: str | None) -> Resolution | None:
        """An office under a title of its own; the polity given, or the last one that it names."""
        parts = title_words(words).split()
        for cut in range(1, len(parts) - 1):
            if parts[cut] == "of":
                words_of = " ".join(parts[cut + 1 :])
                inside = self._whose(words_of, on)
                # "Mayor of Seoul" holds an office of the city, for which no state stands.
                city = self._names.resolve(words_of, type="Place", on=on).uid
                if (
                    inside.uid
                    and not city
                    and (polity is None or self._whose(polity, on).uid == inside.uid)
                ):
                    role = " ".join(parts[:cut])
                    return self._made(words, on, inside.uid, role, inside.reason)
        if polity is None:
            for cut in range(min(len(parts) - 1, _LONG), 0, -1):
                before = self._whose(bare(parts[:cut]), on)
                if before.uid:
                    role = " ".join(of_holder(parts[cut:]))
                    return self._made(words, on, before.uid, role, before.reason)
            return None
        whose = self._whose(polity, on)
        if not whose.uid or not parts:
            return None
        return self._made(words, on, whose.uid, " ".join(parts), whose.reason, own=True)

    def _made(
        self, words: str, on: str | None, owner: str, role: str, why: str, *, own: bool = False
    ) -> Resolution:
        made = self._post(owner, slug(role.replace("_", " ")))
        label = f"{words} ({self._names.entity(owner).label})" if own else made.label
        return Resolution.resolved(words, on, Candidate(made.uid, label, f"so titled; {why}"))

    def _unread(self, words: str, on: str | None) -> Resolution:
        return Resolution.unknown(words, on, "an office of nobody that is known")

    def _whose(self, words: str, on: str | None) -> Resolution:
        """A polity, else an organization, by its words or its uid."""
        if words in self._names:
            entity = self._names.entity(words)
            return Resolution.resolved(words, on, Candidate(words, entity.label, "given as a uid"))
        state = self._names.resolve(words, type="Polity", on=on)
        if state.status != "unknown":
            return state
        body = self._names.resolve(words, type="Organization", on=on)
        return body if body.uid else state

    def _role(self, role: str, receiver: str) -> str:
        """An ambassador to an organization is a permanent representative there."""
        at_body = receiver.startswith("organization-") and role == "ambassador"
        return "permanent-representative" if at_body else role

    def _posting(self, sender: str, role: str, receiver: str) -> Office:
        row = self._missions.rows[role]
        ends = self._names.entity(sender).label, self._names.entity(receiver).label
        return Office(
            f"office-{_slug_of(sender)}-{role}-to-{_slug_of(receiver)}",
            f"{row['title']} of {ends[0]} to {ends[1]}",
            sender,
            receiver,
            row["rank"],
            row["seats"],
        )

    def _post(self, owner: str, role: str) -> Office:
        row = self._templates.get(role.replace("-", "_"), {})
        plain = role.replace("-", " ")
        title = self._titles_of.get(_slug_of(owner), {}).get(role.replace("-", "_"))
        title = title or row.get("title") or plain[:1].upper() + plain[1:]
        rank, seats = row.get("rank"), row.get("seats")
        if not row and (plain.startswith("minister ") or plain.endswith(" minister")):
            rank, seats = "minister", "single"
        if any(f" {plain} ".startswith(f" {words} ") for words in self._many):
            rank, seats = ("deputy_minister" if rank else None), "many"
        of = self._names.entity(owner).label
        return Office(_uid(owner, role), f"{title} of {of}", owner, None, rank, seats)

    def _uid_of(self, text: str) -> str | None:
        uids = (f"polity-{text}", f"organization-{text}")
        return next((uid for uid in uids if uid in self._names), None)


def _listed(entity: GazetteerEntity) -> Office:
    facts = entity.facts
    return Office(
        entity.uid,
        entity.label,
        facts["office_of"],
        facts.get("accredited_to"),
        facts.get("rank"),
        facts.get("seats"),
    )


def _slug_of(uid: str) -> str:
    return uid.partition("-")[2]


def _uid(owner: str, role: str) -> str:
    return f"office-{_slug_of(owner)}-{role.replace('_', '-')}"
