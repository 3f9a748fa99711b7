"""What was said last of two things: that they are one, that they are not, or that nobody can tell.

A judgement is a row and is never changed; the last row on a pair counts. Persons
and policies speak apart: a policy's later row never overrules a person. A person
judges pairs. A policy judges a record, and changes its mind with the edition: its
last row on the record counts, whichever thing it names.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from kg.ledger.judgements import POLICY, is_record

__all__ = ["Row", "Word", "last_words"]

Row = tuple[int, str, str, str, str, str | None]
"""seq, left, right, verdict, by, evidence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A judgement that stands: `left` is (or is not) `right`, which is kept of the two."""

    left: str
    right: str
    verdict: str
    by_person: bool
    of_record: bool  # a policy's: which thing a record of one data set is

    @property
    def pair(self) -> tuple[str, str]:
        """The two, whichever way they were told."""
        return (self.left, self.right) if self.left < self.right else (self.right, self.left)


def last_words(rows: Iterable[Row], dead: Container[str]) -> dict[tuple[str, ...], Word]:
    """The judgements that stand, each by what it is about; `dead` are the withdrawn sources.

    A judgement falls with the source that it rests on, and "unsure" takes back
    what was said before.
    """
    last: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows):
        _, left, right, _, by, _ = row
        if left == right:
            continue
        if not by.startswith(POLICY):
            key: tuple[str, ...] = ("person", *sorted((left, right)))
        elif is_record(left):
            key = ("record", left)
        else:
            key = ("policy", *sorted((left, right)))
        last[key] = row
    return {
        key: Word(left, right, verdict, key[0] == "person", key[0] == "record")
        for key, (_, left, right, verdict, _, evidence) in last.items()
        if verdict != "unsure" and (evidence or "") not in dead
    }
