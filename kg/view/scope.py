"""Which statements count: the dials that change the graph itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from kg.model.ids import digest

__all__ = ["Scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A choice among the statements of the ledger.

    `known_at` is the number of a run: the graph as it stood after it. `sources`
    keeps only what these sources (or data sets) say, `not_sources` leaves
    theirs out. `reviewed` keeps what a person or a curated data set stands for;
    `proposed` lets claims count that nobody has accepted yet.
    """

    known_at: int | None = None
    sources: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    reviewed: bool = False
    proposed: bool = False

    @property
    def is_default(self) -> bool:
        """Whether it is the whole graph as it stands now."""
        return self == Scope()

    @property
    def digest(self) -> str:
        """A short name of the scope, for a projection that is kept."""
        return digest(asdict(self), 12)
