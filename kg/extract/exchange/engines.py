"""The engines that read a text, and what they agree on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.exchange.fact import Fact
from kg.extract.exchange.facts import facts_of
from kg.extract.understanding import understand

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["ENGINES", "read_facts"]

ENGINES = ("spacy",)


def read_facts(
    text: str, *, published: str | None, gazetteer: Gazetteer, engine: str = "spacy"
) -> list[Fact]:
    """The facts of a text by one engine."""
    if not text.strip():
        return []
    read = understand(text, published=published, gazetteer=gazetteer)
    return [replace(f, engines=(engine,)) for f in facts_of(read)]
