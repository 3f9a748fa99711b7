"""Which records are one person: a function of what the data sets tell, and of nothing else.

The surest evidence joins first. Where evidence would join what cannot be one
person, none of it is believed; where somebody else could be meant, the records
stay apart, and a person may judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model.ids import digest, slug
from kg.persons.candidate import Candidate
from kg.persons.evidence import EVIDENCE, Evidence, could_be_meant
from kg.persons.told import Told

__all__ = ["Verdict", "identify"]

_ALONE = "a full name of its own"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who a record is, and why; `uid` is None where only its own words tell of it."""

    record: str
    uid: str | None
    why: str


def identify(told: Iterable[Told]) -> list[Verdict]:
    """Judge all records of which any may be one with another.

    The order in which they are given makes no difference.
    """
    known = {one.record: one for one in sorted(told, key=lambda one: one.record)}
    people = _People(known)
    for evidence in EVIDENCE:
        people.join(evidence)
    return _name(people)


class _People:
    """Candidates, each known by the first of its records, and why records came together."""

    def __init__(self, known: dict[str, Told]) -> None:
        self.known = known
        self.told = list(known.values())
        self.of = {record: record for record in known}
        self.candidates = {record: Candidate.of(one) for record, one in known.items()}
        self.why: dict[str, str] = {}

    def join(self, evidence: Evidence) -> None:
        """Take one kind of evidence into account."""
        pairs = set(evidence.pairs(self.told))
        near = self._neighbours(pairs)
        others = self._neighbours(could_be_meant(self.told)) if evidence.alone else {}
        sure = {
            (a, b)
            for a in near
            for b in near[a]
            if a < b and self._certain(a, b, near, others, evidence)
        }
        for group in _components(sure):
            self._merge(sorted(group), evidence)
        for one, other in pairs:
            if self.of[one] == self.of[other]:
                self.why.setdefault(one, evidence.why)
                self.why.setdefault(other, evidence.why)

    def _certain(
        self,
        a: str,
        b: str,
        near: dict[str, set[str]],
        others: dict[str, set[str]],
        evidence: Evidence,
    ) -> bool:
        """Whether the two may be one, and neither may as well be somebody whom the other is not."""
        if self._exclude(a, b, evidence):
            return False
        rest_a = (near[a] | others.get(a, set())) - {b}
        rest_b = (near[b] | others.get(b, set())) - {a}
        return not any(self._exclude(n, b, evidence) for n in rest_a) and not any(
            self._exclude(n, a, evidence) for n in rest_b
        )

    def _exclude(self, a: str, b: str, evidence: Evidence) -> bool:
        return self.candidates[a].excludes(
            self.candidates[b],
            strict=evidence.strict,
            named=evidence.named,
            spelt=evidence.spelt,
        )

    def _neighbours(self, pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in pairs:
            a, b = self.of[one], self.of[other]
            if a != b:
                found[a].add(b)
                found[b].add(a)
        return found

    def _merge(self, group: list[str], evidence: Evidence) -> None:
        """Make one of them, if no two of them exclude each other."""
        taken = self.candidates[group[0]]
        for at, one in enumerate(group[1:], 1):
            if any(self._exclude(one, other, evidence) for other in group[:at]):
                return
            taken = Candidate.joined((taken, self.candidates[one]))
        for one in group:
            del self.candidates[one]
            for record in self.known.keys() & taken.records:
                self.of[record] = group[0]
        self.candidates[group[0]] = taken


def _components(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    found, seen = [], set()
    for start in sorted(near):
        if start in seen:
            continue
        group, waiting = set(), [start]
        while waiting:
            at = waiting.pop()
            if at not in group:
                group.add(at)
                waiting.extend(near[at] - group)
        seen |= group
        found.append(group)
    return found


def _name(people: _People) -> list[Verdict]:
    """An id for each person: readable, and none that a later namesake can undercut.

    Somebody of whom a source tells more than a name goes by that name. Namesakes
    are told apart by birth, else by what tells of them. Where nothing but a name
    is told, the id always says whose words they are: such a mention never gives
    anybody else another id, nor takes one that somebody may mean by it.
    """
    text = {key: _readable(people, one) for key, one in people.candidates.items()}
    sharing: dict[str, list[str]] = defaultdict(list)
    for key, words in text.items():
        if words and _is_told_of(people, people.candidates[key]):
            sharing[words].append(key)
    owned = {uid for one in people.candidates.values() for uid in one.own}
    uids: dict[str, str | None] = {}
    for key, one in people.candidates.items():
        words = text[key]
        if one.own:
            uids[key] = min(one.own)
        elif words is None:
            uids[key] = _by_records(people, one) if len(one.records) > 1 else None
        elif sharing[words] != [key] or f"person-{words}" in owned:
            uids[key] = f"person-{words}{_apart(people, one, sharing[words])}"
        else:
            uids[key] = f"person-{words}"
    return [
        Verdict(record, uids[key], people.why.get(record, _ALONE))
        for record, key in people.of.items()
    ]


def _is_told_of(people: _People, one: Candidate) -> bool:
    """Whether any source tells more of somebody than a name."""
    return any(people.known[record].is_told_of for record in one.records)


def _telling(people: _People, one: Candidate) -> list[Told]:
    """The records that tell the most: those that tell more than a name, if there are any."""
    told = [people.known[record] for record in sorted(one.records)]
    return [t for t in told if t.is_told_of] or told


def _readable(people: _People, one: Candidate) -> str | None:
    """The shortest full name that one of the records goes by, of those that tell the most."""
    full = {t.name for t in _telling(people, one) if t.name.is_full}
    full = full or {people.known[r].name for r in one.records if people.known[r].name.is_full}
    if not full:
        return None
    best = min(full, key=lambda n: (any(len(p) == 1 for p in n.parts), len(n.parts), n.words))
    return slug(" ".join((*best.parts, *([best.suffix] if best.suffix else []))))


def _by_records(people: _People, one: Candidate) -> str:
    """Of somebody without a full name, by the first record that tells the most."""
    told = _telling(people, one)
    names = sorted(n for t in told for n in t.name.parts)
    return f"person-{slug(names[0]) + '-' if names else ''}{digest(told[0].record, 8)}"


def _apart(people: _People, one: Candidate, sharing: list[str]) -> str:
    years = {first for first, last in one.born if first == last}
    others = {y for key in sharing for y in people.candidates[key].born
              if people.candidates[key] is not one}  # fmt: skip
    if len(years) == 1 and not any(a <= min(years) <= b for a, b in others):
        return f"-{min(years)}"
    told = _telling(people, one)
    codes = sorted(code for t in told for code in t.codes)
    keys = sorted(f"{t.dataset} {t.key}" for t in told if t.key)
    return f"-{digest((codes or keys or [t.record for t in told])[0], 8)}"
