"""Offices by their words: any title of a polity, any mission from one to another, on a date.

The gazetteer lists the offices that states regularly have. All others follow
one pattern and are made when they are met: `office-<polity>-<role>`, and for
missions `office-<sender>-<role>-to-<receiver>`, each end in its version of that
date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.model.ids import slug
from kg.resolve.mission_words import MissionTable, Posting
from kg.resolve.posts import Names, Office, Posts, office_uid, slug_of
from kg.resolve.resolution import Candidate, Resolution
from kg.resolve.span import date_span, overlaps
from kg.resolve.titles import Title, TitleTable, bare, of_holder, title_words

__all__ = ["Office", "Offices"]

_LONG = 5  # words of the longest adjective or name of a state before a title
_NOT_TOLD = "a title; whose is not told"


class Offices:
    """Reads the words for an office, and tells what an office is."""

    def __init__(self, names: Names, titles: TitleTable, data: Mapping[str, Any]) -> None:
        self._names = names
        self._titles = titles
        self._without_ministry = frozenset(data["no_foreign_ministry"])
        self._missions = MissionTable(data)
        self._posts = Posts(names, self._missions, data)
        self.describe = self._posts.describe
        self.kin = self._posts.kin
        self._portfolios = frozenset(data["portfolios"])
        self._spelt: Mapping[str, str] = data["portfolio_words"]

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

    def at(self, title: str, sender: str, receiver: str) -> Office | None:
        """The mission of that title between two that are told by their uids, whatever their names
        were on the day; None where it is the title of no mission, or of several."""
        roles = {posting.roles for posting in self._missions.split(f"{title} to {receiver}")}
        one = next(iter(roles)) if len(roles) == 1 else ()
        if len(one) != 1:
            return None
        return self._posts.posting(sender, _role_at(one[0], receiver), receiver)

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
            for made in [self._posts.posting(a.uid, _role_at(posting.roles[0], b.uid), b.uid)]
        )
        if first.uid and second.uid and len(found) == 1:
            others = tuple(
                Candidate(made.uid, made.label, f"{words!r} may mean this rank too")
                for role in posting.roles[1:]
                for made in [self._posts.posting(first.uid, role, second.uid)]
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
        text = slug_of(owner)
        if title.only and text not in title.only:
            return None
        listed = next((u for r in title.roles if (u := self._names.office_of(owner, r))), None)
        if listed or len(title.roles) != 1:
            return listed
        (role,) = title.roles
        if owner.startswith("organization-"):
            general = role.endswith(("secretary_general", "director_general"))
            return office_uid(owner, role) if general else None
        if role.endswith("_minister") and self._has_ministers(owner, role):
            return office_uid(owner, role)
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
        made = self._posts.post(owner, slug(role.replace("_", " ")))
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


def _role_at(role: str, receiver: str) -> str:
    """An ambassador to an organization is a permanent representative there."""
    at_body = receiver.startswith("organization-") and role == "ambassador"
    return "permanent-representative" if at_body else role
