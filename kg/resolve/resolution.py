"""The answer to the question who is meant by some words on some date."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Candidate", "Resolution"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One that may be meant, and why it is considered."""

    uid: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is meant, if that is certain.

    `status` is resolved (`uid` is set), ambiguous (several may be meant, all
    among the candidates) or unknown (candidates are suggestions only).
    """

    words: str
    on: str | None
    status: str
    uid: str | None
    candidates: tuple[Candidate, ...]
    reason: str

    @classmethod
    def resolved(cls, words: str, on: str | None, found: Candidate) -> Resolution:
        """Certain."""
        return cls(words, on, "resolved", found.uid, (found,), found.reason)

    @classmethod
    def ambiguous(
        cls, words: str, on: str | None, found: tuple[Candidate, ...], reason: str
    ) -> Resolution:
        """Several may be meant."""
        return cls(words, on, "ambiguous", None, found, reason)

    @classmethod
    def unknown(
        cls, words: str, on: str | None, reason: str, found: tuple[Candidate, ...] = ()
    ) -> Resolution:
        """Nobody in the gazetteer, or nobody on that date."""
        return cls(words, on, "unknown", None, found, reason)
