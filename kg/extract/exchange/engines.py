"""The engines that read a text, and what they agree on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.available import FIRST, SECOND, engines_that_read
from kg.extract.exchange.fact import Argument, Fact
from kg.extract.exchange.facts import facts_of
from kg.extract.understanding import ENGINES, understand

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["CHOICES", "read_facts"]

CHOICES = ("both", *ENGINES)


def read_facts(
    text: str, *, published: str | None, gazetteer: Gazetteer, engine: str = "both"
) -> list[Fact]:
    """The facts of a text by one engine, or by the first with what the second confirms.

    Where there is no language model, both are the second one alone.
    """
    if not text.strip():
        return []

    def by(name: str) -> list[Fact]:
        read = understand(text, published=published, gazetteer=gazetteer, engine=name)
        return [replace(f, engines=(name,)) for f in facts_of(read)]

    read = [by(name) for name in engines_that_read(engine)[0]]
    return _agreed(*read) if len(read) == 2 else read[0]


def _agreed(first: list[Fact], second: list[Fact]) -> list[Fact]:
    """The first engine's facts; those that the second one finds, too, name both.

    What only the second one finds is kept where the first has nothing of that sort.
    """
    left = list(second)
    found = []
    for fact in first:
        twin = next((other for other in left if _same(fact, other)), None)
        if twin is not None:
            left.remove(twin)
            fact = replace(fact, engines=(FIRST, SECOND))
        found.append(fact)
    told = {(f.rel, f.sent_start) for f in first}
    alone = [f for f in left if (f.rel, f.sent_start) not in told]
    return sorted([*found, *alone], key=lambda f: (f.sent_start, f.start, f.end))


def _same(one: Fact, two: Fact) -> bool:
    """One relation, one sentence, the same people on one side and a shared other side."""
    if (one.rel, one.sent_start, one.modality) != (two.rel, two.sent_start, two.modality):
        return False
    return _keys(one.subj) == _keys(two.subj) and bool(
        _keys(one.obj) & _keys(two.obj) or (one.start < two.end and two.start < one.end)
    )


def _keys(arguments: tuple[Argument, ...]) -> set[str]:
    return {a.key for a in arguments}
