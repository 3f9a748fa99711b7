"""What is signed: agreements and other papers, and which of them "it" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.documents import AGREEMENT_KINDS
from kg.extract.frames import frame_file
from kg.extract.spans import Span

if TYPE_CHECKING:
    from kg.extract.occurrences import Occurrence
    from kg.extract.things import Hit
    from kg.extract.writer import Writer

__all__ = ["is_to_sign", "last_paper"]

_SIGNED = frozenset((
    *AGREEMENT_KINDS, *frame_file("nouns.yml")["papers"], "deal", "contract", "instrument", "bill",
    "act", "minute", "settlement", "peace", "ceasefire", "cease-fire", "understanding", "paper",
    "concordat", "capitulation", "roadmap", "framework", "pledge", "arrangement", "package", "it",
    "surrender", "lease", "page", "petition", "order", "concession", "warrant", "annex", "that",
    "this", "them", "one", "which", "loan", "extradition", "partnership", "deed", "bond",
))  # fmt: skip


def is_to_sign(told: Occurrence, writer: Writer) -> bool:
    """Whether what is signed is something to sign: not a name, a person, the rest of a clause."""
    for token in told.tokens.get("agreement", ()):
        hit = writer.reading.hit_at(token, told.sentence)
        if hit is not None and hit.thing.type in ("Person", "Polity", "Place"):
            continue
        if token.lower_ in ("nothing", "something", "everything"):
            return False
        if token.pos_ == "PROPN" or token.lemma_.lower() in _SIGNED:
            return True
    span = told.words.get("agreement")
    words = span.of(writer.reading.text).lower().split()[:4] if span else []
    return any(w.strip(",.") in _SIGNED for w in words)


def last_paper(told: Occurrence, writer: Writer) -> tuple[Hit, ...]:
    """ "It" that is signed: the agreement named last, in this sentence or the one before."""
    index = max(0, told.sentence.index - 1)
    first = writer.reading.sentences[index].span.start
    before = writer.reading.hits_in(Span(first, told.trigger.start))
    return tuple(h for h in before if h.thing.type == "Agreement")[-1:]
