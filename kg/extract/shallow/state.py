"""Where the reading of a clause stands: the verb, the subjects that wait, the open preposition."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.shallow.chunks import chunks
from kg.extract.shallow.tokens import Token

__all__ = ["State"]


class State:
    """The chunks of a clause, and what of it is read but not yet hung anywhere."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._chunks = chunks(tokens)
        self._root: Token | None = None
        self._verb: Token | None = None
        self._subjects: list[Token] = []
        self._link: tuple[str, Token | None, Token | None] | None = None
        self._preposition: Token | None = None
        self._opening: list[Token] = []
        self._waiting: Token | None = None
        self._last: Token | None = None
        self._joined: Token | None = None
        self._comma = False
        self._held: tuple[list[Token], Token | None] | None = None

    def _next(self, at: int, *kinds: str) -> bool:
        return at + 1 < len(self._chunks) and self._chunks[at + 1].kind in kinds

    def _finite_next(self, at: int) -> bool:
        while self._next(at, "A"):
            at += 1
        if not self._next(at, "V"):
            return False
        verb = self._chunks[at + 1].head
        marked = any(c.tag_ == "TO" for c in verb.children)
        helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        if marked or (verb.tag_ in ("VBG", "VBN") and not helped):
            return False
        return not (verb.tag_ == "VBD" and not helped and self._by_next(at + 1))

    def _clause_next(self, at: int) -> bool:
        """Whether a subject, also "A and B", and its verb come next."""
        while self._next(at, "NP"):
            at += 1
            if self._finite_next(at):
                return True
            if not self._next(at, "C"):
                return False
            at += 1
        return False

    def _by_next(self, at: int) -> bool:
        return self._next(at, "P") and self._chunks[at + 1].head.lower_ == "by"
