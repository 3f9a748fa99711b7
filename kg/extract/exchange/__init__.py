"""The exchange format of extracted facts: written by `kg extract`, measured by `kg evaluate`."""

from __future__ import annotations

from kg.extract.exchange.engines import CHOICES, read_facts
from kg.extract.exchange.fact import Argument, Fact
from kg.extract.exchange.gold import Gold, read_gold, texts_by_digest
from kg.extract.exchange.measuring import measure, read_text, unknown_relations
from kg.extract.exchange.scoring import Score, pair, score

__all__ = [
    "CHOICES",
    "Argument",
    "Fact",
    "Gold",
    "Score",
    "measure",
    "pair",
    "read_facts",
    "read_gold",
    "read_text",
    "score",
    "texts_by_digest",
    "unknown_relations",
]
