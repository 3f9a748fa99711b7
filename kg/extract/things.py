"""What an article speaks of, and where it does so."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.spans import Span

__all__ = ["Hit", "Thing"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Someone or something that the article speaks of, under its fullest words there.

    `polity` is the state of an office or a ministry. `key` tells apart what
    the words alone do not (an event, an agreement, a place). `named` is false
    for what the article only describes. `group` joins the versions of one state.
    By `identity` two mentions inside one article are the same thing.
    """

    type: str
    words: str
    polity: str | None = None
    key: str | None = None
    named: bool = True
    uids: tuple[str, ...] = field(default=(), compare=False)
    group: str | None = field(default=None, compare=False)
    identity: tuple[str, str, str | None] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", self._identity())

    def _identity(self) -> tuple[str, str, str | None]:
        if self.group and self.type == "Polity":
            return (self.type, self.group, None)
        if self.group:
            return (self.type, self.words, self.group)
        return (self.type, self.key or self.words, self.polity)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the text that speaks of a thing.

    `how` is name, title, demonym, metonym, short (a known short form) or
    antecedent; `safe` is false where who is meant is only likely. `office` is the
    title by which the words name a state's officer and no person ("the Japanese premier").
    """

    start: int
    end: int
    thing: Thing
    how: str = "name"
    safe: bool = True
    office: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
