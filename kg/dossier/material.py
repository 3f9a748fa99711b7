"""Everything that a dossier tells of, sorted by what it is about and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.cite import cite_statements
from kg.conflicts import conflicts_between
from kg.dossier.notes import Notes
from kg.dossier.parties import Party
from kg.dossier.reach import Reach, reach_of
from kg.dossier.teller import Teller
from kg.dossier.times import moment
from kg.dossier.told import Told, labels_of, read_statements

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.ledger import Ledger

__all__ = ["Bounds", "Material", "by_day", "gather"]

_TIMELESS = ("NAMED", "KIND", "PART_OF", "SUCCEEDED_BY")
_MAKING = ("signed", "adopted", "opened")  # what an agreement is dated by
_DATING = ("TOOK_PLACE", "DATED", "AGREEMENT_ACTION", "SIGNED_BY", "PARTICIPATED_IN", "STATED")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The period that is asked for, as whole days; what bears no date stays in.

    With `certain` only what certainly was so on that day, and names and kinds without a date.
    """

    first: str | None = None
    last: str | None = None
    certain: str | None = None

    def holds(self, told: Told) -> bool:
        """Whether it may have been so within them, or certainly was."""
        begin, end = told.begin_earliest, told.end_latest
        if self.certain:
            begun, lasted = told.begin_latest or end, told.end_earliest or begin
            if begun is None or lasted is None:
                return told.time is None and told.predicate in _TIMELESS
            return moment(begun) <= moment(self.certain) <= moment(lasted)
        if self.first and moment(end) < moment(self.first):
            return False
        return not (self.last and begin is not None and moment(begin) > moment(self.last))


@dataclass(slots=True)
class Material:
    """The statements by the thing that they are about, and who tells them.

    Not told are those `waiting` for review and, where only what is `reviewed` is
    wanted, those that no person has seen.
    """

    one: Party
    other: Party | None
    reach: Reach
    teller: Teller
    bounds: Bounds
    told: dict[str, Told]
    about: dict[str, list[Told]] = field(default_factory=dict)
    reviewed: bool = False
    waiting: int = 0
    unseen: int = 0
    set_aside: list[Told] = field(default_factory=list)

    @property
    def parties(self) -> tuple[Party, ...]:
        """One side, or both."""
        return (self.one,) if self.other is None else (self.one, self.other)

    def facts(self, uid: str, *predicates: str) -> list[Told]:
        """What counts, or is denied, of a thing."""
        return [t for t in self.of(uid, *predicates) if t.modality == "actual"]

    def plans(self, uid: str) -> list[Told]:
        """What is planned, demanded, alleged or told under a condition, of a thing."""
        return [t for t in self.of(uid) if t.modality != "actual"]

    def of(self, uid: str, *predicates: str) -> list[Told]:
        """The statements about a thing, of some relations."""
        rows = self.about.get(uid, [])
        return [t for t in rows if not predicates or t.predicate in predicates]

    def happened(self, uid: str) -> bool:
        """Whether something that counts says that it took place."""
        known = self.facts(uid, "TOOK_PLACE", "PARTICIPATED_IN", "PRODUCED")
        if not known and not self.plans(uid):
            known = self.facts(uid)
        return any(t.counts for t in known)

    def counts(self, uid: str) -> bool:
        """Whether something is told of it as fact, and not only denied."""
        return any(t.counts for t in self.facts(uid))

    @property
    def things(self) -> set[str]:
        """The agreements and events of the story."""
        return self.reach.events | self.reach.agreements

    def direct(self) -> Iterator[Told]:
        """What is told of the two with each other, or of the one, within the period."""
        for uid in sorted(self.reach.direct):
            told = self.told.get(uid)
            if told and told in self.about.get(told.subject, ()) and self.bounds.holds(told):
                yield told

    def kind(self, uid: str) -> str:
        """The kind of a thing, of those that count the first by its word."""
        rows = self.of(uid, "KIND")
        kinds = sorted({t.value for t in rows if t.value}, key=str)
        return kinds[0] if kinds else ""

    def day(self, uid: str) -> tuple[str | None, list[Told]]:
        """The earliest day that is told for it, with the statements that tell a date."""
        for predicate in _DATING:
            rows = [t for t in self.facts(uid, predicate) or self.of(uid, predicate) if t.day]
            phases = {t.qualifiers.get("phase") for t in rows}
            made = next((phase for phase in _MAKING if phase in phases), None)
            if dated := [t for t in rows if made in (None, t.qualifiers.get("phase"))]:
                return min((t.day for t in dated), key=moment), dated
        return None, []

    def within(self, uid: str) -> bool:
        """Whether the thing may lie in the period that is asked for."""
        _, dated = self.day(uid)
        return not dated or any(self.bounds.holds(t) for t in dated)


def gather(
    store: ox.Store,
    ledger: Ledger,
    one: Party,
    other: Party | None,
    topics: set[str],
    bounds: Bounds,
    langs: Sequence[str] = (),
    *,
    full: bool = False,
    reviewed: bool = False,
) -> Material:
    """Read what belongs to the story, with names, citations and what contradicts what.

    Things are called by their names in the first of `langs` that has one. With
    `full` all is read of agreements of many parties too. With `reviewed` only that is told
    for which a person or a curated data set stands, plans and denials too.
    """
    reach = reach_of(store, one, other, topics, full=full)
    told = read_statements(store, reach.statements)
    against = conflicts_between(store, told)
    sides = {row[side] for row in against for side in ("a_statement", "b_statement")}
    every = told | read_statements(store, sides - told.keys())
    mentioned = {uid for one_ in every.values() for uid in one_.mentions()}
    mentioned.update(uid for pairs in reach.posts.values() for pair in pairs for uid in pair)
    mentioned.update(one.uids, other.uids if other else ())
    names = labels_of(store, mentioned, langs)
    notes = Notes(cite_statements(ledger, every))
    material = Material(
        one, other, reach, Teller(every, names, notes, against), bounds, dict(sorted(told.items())),
        reviewed=reviewed,
    )  # fmt: skip
    for statement in material.told.values():
        _place(material, statement)
    return material


def _place(material: Material, told: Told) -> None:
    if told.review == "rejected":
        return
    if told.rank == "deprecated":
        material.set_aside.append(told)
        return
    plain_fact = told.modality == "actual" and told.polarity == "asserted"
    proposed = told.review == "proposed"
    unseen = material.reviewed and (proposed or told.basis == "policy")
    if unseen or (plain_fact and not told.counts):
        material.waiting += proposed
        material.unseen += not proposed
        return
    for uid in dict.fromkeys(_ends(told)):
        material.about.setdefault(uid, []).append(told)


def _ends(told: Told) -> Iterator[str]:
    yield told.subject
    if told.object is not None:
        yield told.object


def by_day(material: Material, uids: Iterable[str]) -> list[tuple[str | None, str]]:
    """Things by their day, then by name; those without a day last."""
    names = material.teller.names
    rows = [(material.day(uid)[0], uid) for uid in uids]
    return sorted(rows, key=lambda row: (moment(row[0]), names.get(row[1], ""), row[1]))
