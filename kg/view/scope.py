"""Which statements count: the dials that change the graph itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from kg.ledger import Ledger
from kg.ledger.naming import run_known_by, source_named
from kg.model.ids import digest

__all__ = ["Scope", "scope_of"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A choice among the statements of the ledger.

    `known_at` is the number of a run: the graph as it stood after it. `sources`
    keeps only what these sources (or data sets) say, and what lies in them;
    `not_sources` leaves theirs out. `reviewed` keeps what a person or a curated
    data set stands for; `proposed` lets claims count that nobody has accepted
    yet. Who is one with whom is judged by all that the graph knows.
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

    def notes(self) -> list[str]:
        """What the scope is, in words for a reader; nothing for the default one."""
        told = []
        if self.known_at is not None:
            told.append(f"as the graph stood after run {self.known_at}")
        if self.sources:
            told.append(f"only by {', '.join(self.sources)}")
        if self.not_sources:
            told.append(f"without {', '.join(self.not_sources)}")
        if self.reviewed:
            told.append("only what a person or a curated data set stands for")
        if self.proposed:
            told.append("with claims that nobody has accepted yet")
        return told


def scope_of(
    ledger: Ledger,
    *,
    known_at: int | str | None = None,
    sources: Iterable[str] = (),
    not_sources: Iterable[str] = (),
    reviewed: bool = False,
    proposed: bool = False,
) -> Scope:
    """The scope that a person means: sources by id or title, a run by its number or a date.

    NotFound or BadInput says which source or run there is not.
    """
    return Scope(
        None if known_at is None else run_known_by(ledger, str(known_at)),
        tuple(sorted({source_named(ledger, name) for name in sources})),
        tuple(sorted({source_named(ledger, name) for name in not_sources})),
        reviewed,
        proposed,
    )
