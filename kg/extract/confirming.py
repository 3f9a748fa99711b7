"""What two engines read alike: the best sign there is that a claim is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Claim, Mention

__all__ = ["confirmed"]

# Named by each engine in words of its own; the sentence and the other side tell them apart.
_OWN_WORDS = frozenset({"Event", "Topic", "Agreement"})
_UNSURE = 0.6


def confirmed(first: Iterable[Claim], second: Iterable[Claim]) -> list[Claim]:
    """The first engine's claims; those the second does not read are no longer the surest."""
    read = {_core(claim) for claim in second}
    return [
        claim
        if not claim.surest or _core(claim) in read
        else replace(claim, surest=False, confidence=_UNSURE)
        for claim in first
    ]


def _core(claim: Claim) -> tuple[object, ...]:
    return (
        claim.predicate,
        _words(claim.subject),
        _words(claim.object),
        claim.value if claim.predicate != "DESCRIBED" else None,
        claim.locator.start,
        claim.modality,
        claim.polarity,
    )


def _words(mention: Mention | None) -> str | None:
    if mention is None:
        return None
    return mention.type if mention.type in _OWN_WORDS else mention.words
