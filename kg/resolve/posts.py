"""What an office is, by its uid or its parts: whose, to whom, of what rank, with how many seats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kg.resolve.entity import GazetteerEntity
from kg.resolve.mission_words import MissionTable
from kg.resolve.resolution import Resolution
from kg.resolve.span import beside
from kg.resolve.titles import title_words

__all__ = ["Names", "Office", "Posts", "office_uid", "slug_of"]


class Names(Protocol):
    """What offices need of the gazetteer."""

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


class Posts:
    """The offices that the gazetteer lists, and those that follow one pattern.

    `office-<polity>-<role>`, and for missions `office-<sender>-<role>-to-<receiver>`.
    """

    def __init__(self, names: Names, missions: MissionTable, data: Mapping[str, Any]) -> None:
        self._names = names
        self._missions = missions
        self._templates: Mapping[str, Any] = data["templates"]
        self._titles_of: Mapping[str, Any] = data["titles_of"]
        self._many = tuple(title_words(words) for words in data["many"])

    def describe(self, uid: str) -> Office | None:
        """What an office is, told by its uid; None for a uid that is not made by the pattern."""
        if uid in self._names:
            return _listed(self._names.entity(uid))
        text = uid.removeprefix("office-")
        for role in self._missions.roles_in(text):
            sender, _, receiver = text.partition(f"-{role}-to-")
            ends = self._uid_of(sender), self._uid_of(receiver)
            if ends[0] and ends[1]:
                return self.posting(ends[0], role, ends[1])
        parts = text.split("-")
        for cut in range(len(parts) - 1, 0, -1):
            if owner := self._uid_of("-".join(parts[:cut])):
                return self.post(owner, "-".join(parts[cut:]))
        return None

    def kin(self, uid: str) -> list[str]:
        """The same mission at the versions of the receiver before and after it, to which an envoy
        may have stayed accredited; never at one that existed beside it."""
        mission = self.describe(uid)
        if mission is None or mission.accredited_to is None:
            return []
        role = next(r for r in self._missions.roles_in(uid) if f"-{r}-to-" in uid)
        receiver = self._names.entity(mission.accredited_to)
        return [
            self.posting(mission.office_of, role, version).uid
            for version in self._names.group(receiver.uid)
            if version != receiver.uid
            and version.startswith("polity-")
            and not beside(self._names.entity(version).spans, receiver.spans)
        ]

    def posting(self, sender: str, role: str, receiver: str) -> Office:
        """The mission of that role from one to the other."""
        row = self._missions.rows[role]
        ends = self._names.entity(sender).label, self._names.entity(receiver).label
        return Office(
            f"office-{slug_of(sender)}-{role}-to-{slug_of(receiver)}",
            f"{row['title']} of {ends[0]} to {ends[1]}",
            sender,
            receiver,
            row["rank"],
            row["seats"],
        )

    def post(self, owner: str, role: str) -> Office:
        """The office of that role in a polity or an organization."""
        row = self._templates.get(role.replace("-", "_"), {})
        plain = role.replace("-", " ")
        title = self._titles_of.get(slug_of(owner), {}).get(role.replace("-", "_"))
        title = title or row.get("title") or plain[:1].upper() + plain[1:]
        rank, seats = row.get("rank"), row.get("seats")
        if not row and (plain.startswith("minister ") or plain.endswith(" minister")):
            rank, seats = "minister", "single"
        if any(f" {plain} ".startswith(f" {words} ") for words in self._many):
            rank, seats = ("deputy_minister" if rank else None), "many"
        of = self._names.entity(owner).label
        return Office(office_uid(owner, role), f"{title} of {of}", owner, None, rank, seats)

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


def slug_of(uid: str) -> str:
    """A uid without its kind."""
    return uid.partition("-")[2]


def office_uid(owner: str, role: str) -> str:
    """The uid of an office that follows the pattern."""
    return f"office-{slug_of(owner)}-{role.replace('_', '-')}"
