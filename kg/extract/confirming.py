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
    """The first engine's claims; those the second does not read are no longer the surest.

    One that both read, with the same date and the same details, names both engines. Where an
    event took place is confirmed with those who took part: the second engine, which sees only
    the order of words, often finds no place, and where it finds another one in that sentence,
    the two disagree.
    """
    mine, others = list(first), list(second)
    read = {_core(claim) for claim in others}
    alike = {_whole(claim): claim.engines for claim in others}
    placed = {c.locator.start for c in others if c.predicate == "TOOK_PLACE" and c.object}
    seen = {
        (c.object, c.locator.start)
        for c in mine
        if c.predicate == "PARTICIPATED_IN" and _core(c) in read
    }

    def stands(claim: Claim) -> bool:
        at = claim.locator.start
        alone = claim.predicate == "TOOK_PLACE" and claim.object and at not in placed
        return _core(claim) in read or bool(alone and (claim.subject, at) in seen)

    def weighed(claim: Claim) -> Claim:
        both = claim.engines + alike.get(_whole(claim), ())
        if not claim.surest or stands(claim):
            return replace(claim, engines=both)
        return replace(claim, engines=both, surest=False, confidence=_UNSURE)

    return [weighed(claim) for claim in mine]


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


def _whole(claim: Claim) -> tuple[object, ...]:
    """The core with the date, the speakers, and what limits or qualifies it.

    How far the words of a statement reach is cut differently by each engine and tells nothing.
    """
    details = sorted(
        (name, _words(told) if isinstance(told, Mention) else told)
        for name, told in claim.qualifiers.items()
        if name != "content"
    )
    voices = tuple((voice.kind, _words(voice.mention)) for voice in claim.attributed_to)
    return (*_core(claim), claim.time, voices, *details)


def _words(mention: Mention | None) -> str | None:
    if mention is None:
        return None
    return mention.type if mention.type in _OWN_WORDS else mention.words
