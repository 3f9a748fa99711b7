"""Two sources beside each other: what both say, what one alone says, what they say apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.dossier.sentences import standing_of, tell
from kg.dossier.teller import Teller
from kg.dossier.times import moment
from kg.dossier.told import Told
from kg.errors import BadInput
from kg.ledger.naming import source_named
from kg.page import Line, Page, Section, Span, Text, plain
from kg.schema import load_schema
from kg.testimony.reading import EVERY_DAY, Day, statements_of
from kg.testimony.source import teller_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.ledger import Ledger

__all__ = ["Comparison", "compare"]

_TELLING = ("phase", "action", "role", "kind", "on_behalf_of", "party", "stance", "mode", "used_by")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Statements of two sources.

    `both` has groups of statements that say the same of the same things, at times
    that may be one; `against` the conflicts between the two, each with its reason.
    """

    names: tuple[str, str]
    both: tuple[tuple[Told, ...], ...]
    only: tuple[tuple[Told, ...], tuple[Told, ...]]
    against: tuple[Mapping[str, Any], ...]
    teller: Teller

    def as_rows(self) -> list[dict[str, Any]]:
        """A row for each group, statement and conflict."""
        rows = [self._row("both", group) for group in self.both]
        for name, told in zip(self.names, self.only, strict=True):
            rows += [self._row(f"only {name}", (one,)) for one in told]
        for row in self.against:
            ids = [row["a_statement"], row["b_statement"]]
            rows.append({"who": f"against ({row['standing']})", "told": row["why"],
                         "statements": ids})  # fmt: skip
        return rows

    def _row(self, who: str, told: Sequence[Told]) -> dict[str, Any]:
        text, standing = plain(self._told(told)), standing_of(told[0])
        return {
            "who": who,
            "told": f"{standing}: {text}" if standing else text,
            "statements": [one.id for one in told],
        }

    def page(self, about: str | None = None) -> Page:
        """The same to be read and printed."""
        one, other = self.names
        parts = (
            ("Against each other", self._conflicts()),
            ("Both say", tuple(self._group(group) for group in self.both)),
            (f"Only {one}", tuple(self._group([told]) for told in self.only[0])),
            (f"Only {other}", tuple(self._group([told]) for told in self.only[1])),
        )
        return Page(
            title=f"{one} beside {other}" + (f": on {about}" if about else ""),
            remarks=(
                "What the two say of the same things, what one of them alone says, and what "
                "cannot both be so. That one is silent is no denial.",
            ),
            sections=tuple(
                Section(f"{name} ({len(lines)})", lines, () if lines else ("Nothing.",))
                for name, lines in parts
            ),
            notes=tuple(self.teller.notes.all),
            works=self.teller.notes.entries(),
        )

    def _conflicts(self) -> tuple[Line, ...]:
        return tuple(
            line
            for row in self.against
            for line in self.teller.differing(row["a_statement"])
            if set(line.statements) == {row["a_statement"], row["b_statement"]}
        )

    def _group(self, told: Sequence[Told]) -> Line:
        first = self.teller.line(told)
        text = first.text if len(told) == 1 else self._told(told)
        return Line(text, first.notes, first.statements, first.standing, first.quotations)

    def _told(self, told: Sequence[Told]) -> Text:
        """The sentence of both; where one tells more than the other, each with its own."""
        sides: list[dict[str, Text]] = [{}, {}]
        for place, one in enumerate(told):
            text = tell(one, self.teller.names)
            sides[min(place, 1)].setdefault(plain(text), text)
        first, other = sides
        if len(told) == 1 or first.keys() == other.keys():
            return next(iter(first.values()))
        parts = (
            (Span(" " if place else ""), Span(name, "strong"), Span(f": {' '.join(texts)}"))
            for place, (name, texts) in enumerate(zip(self.names, sides, strict=True))
        )
        return tuple(span for part in parts for span in part)


def compare(
    store: ox.Store,
    ledger: Ledger,
    one: str,
    other: str,
    about: str | None = None,
    *,
    day: Day = EVERY_DAY,
    langs: Sequence[str] = (),
) -> Comparison:
    """Lay two sources beside each other, if wanted only on what they say about one thing.

    Only what was so on the `day` is compared; things are called by their names in the
    first of `langs` that has one.
    """
    ids = [source_named(ledger, words) for words in (one, other)]
    if ids[0] == ids[1]:
        raise BadInput(f"{one!r} and {other!r} are one source")
    sides = [[
        told for told in statements_of(store, ledger, uid, about)
        # What a person rejected was read out of the source, and is not what it says.
        if day.holds(told) and told.review != "rejected"
    ] for uid in ids]  # fmt: skip
    teller = teller_of(store, ledger, [told for side in sides for told in side], langs)
    both, shared = _agreeing(*sides)
    here, there = ({told.id for told in side} for side in sides)
    against = tuple(
        row
        for row in teller.conflicts
        if (row["a_statement"] in here and row["b_statement"] in there)
        or (row["a_statement"] in there and row["b_statement"] in here)
    )
    apart = shared | {row[side] for row in against for side in ("a_statement", "b_statement")}
    only = tuple(tuple(t for t in side if t.id not in apart) for side in sides)
    titles = [(ledger.source(uid) or {}).get("title") or uid for uid in ids]
    return Comparison((titles[0], titles[1]), both, (only[0], only[1]), against, teller)


def _agreeing(
    one: Iterable[Told], other: Iterable[Told]
) -> tuple[tuple[tuple[Told, ...], ...], set[str]]:
    """Groups of statements of both sides that say the same, and the ids in them."""
    known: dict[tuple[Any, ...], list[Told]] = defaultdict(list)
    for told in other:
        known[_claim(told)].append(told)
    groups: list[tuple[Told, ...]] = []
    shared: set[str] = set()
    for told in one:
        same = [t for t in known.get(_claim(told), ()) if _may_be_one(told, t)]
        if same:
            groups.append((told, *same))
            shared |= {told.id, *(t.id for t in same)}
    return tuple(groups), shared


def _claim(told: Told) -> tuple[Any, ...]:
    """What is said, apart from when and where."""
    ends = [told.subject, told.object or ""]
    if load_schema().relations[told.predicate].symmetric:
        ends.sort()
    return (told.predicate, *ends, told.value, told.polarity, told.modality)


def _may_be_one(one: Told, other: Told) -> bool:
    """Whether nothing that both tell differs; what one leaves open is no difference."""
    named = [name for name in _TELLING if name in one.qualifiers and name in other.qualifiers]
    agree = all(one.qualifiers[name] == other.qualifiers[name] for name in named)
    return agree and _may_be_one_time(one, other)


def _may_be_one_time(one: Told, other: Told) -> bool:
    first = max(moment(side.begin_earliest or "-inf") for side in (one, other))
    return first <= min(moment(side.end_latest) for side in (one, other))
