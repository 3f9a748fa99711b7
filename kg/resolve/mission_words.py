"""Words such as "Soviet ambassador to Japan", taken apart into sender, rank and receiver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.resolve.titles import bare, of_holder, title_words

__all__ = ["MissionTable", "Posting"]

_TO = ("to", "in", "at", "near")


@dataclass(frozen=True, slots=True)
class Posting:
    """A reading: the roles that the title may mean, the sender's words ("" for none), the
    receiver's words."""

    roles: tuple[str, ...]
    sender: str
    receiver: str


class MissionTable:
    """The titles of those whom a state sends, for finding one in some words."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.rows: Mapping[str, Mapping[str, Any]] = data["missions"]
        self._roles: dict[str, tuple[str, ...]] = {}
        for role, row in self.rows.items():
            for words in row["words"]:
                self._roles[title_words(words)] = (role,)
        for row in data["generic_missions"]:
            for words in row["words"]:
                self._roles[title_words(words)] = tuple(row["roles"])
        self._longest = max(len(words.split()) for words in self._roles)

    def roles_in(self, text: str) -> list[str]:
        """The roles that a uid's text may hold, the longest first."""
        return sorted((r for r in self.rows if f"-{r}-to-" in text), key=len, reverse=True)

    def split(self, words: str) -> Iterator[Posting]:
        """Each reading of the words, the longest title first.

        "Soviet ambassador to Japan", "ambassador of the Soviet Union in Tokyo" and, with
        the sender told apart, "ambassador to Japan" are read alike.
        """
        parts = of_holder(title_words(words).split())
        for size in range(min(self._longest, len(parts)), 0, -1):
            for start in range(len(parts) - size + 1):
                roles = self._roles.get(" ".join(parts[start : start + size]))
                if roles:
                    yield from _ends(roles, parts[:start], parts[start + size :])


def _ends(roles: tuple[str, ...], before: list[str], after: list[str]) -> Iterator[Posting]:
    if after and after[0] in _TO:
        yield Posting(roles, bare(before), bare(after[1:]))
    elif len(after) > 3 and after[0] == "of" and not before:
        for cut in range(2, len(after) - 1):
            if after[cut] in _TO:
                yield Posting(roles, bare(after[1:cut]), bare(after[cut + 1 :]))
