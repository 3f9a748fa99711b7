"""The plain data of the product: what a source says, where it says it, and when it held."""

from __future__ import annotations

from kg.model.claim import Claim, Mention, Voice
from kg.model.ids import digest, normal_words, slug
from kg.model.locator import Locator
from kg.model.period import Period, attested_on, parse_period
from kg.model.source import Edition, Source, source_id
from kg.model.statement import Record, Statement

__all__ = [
    "Claim",
    "Edition",
    "Locator",
    "Mention",
    "Period",
    "Record",
    "Source",
    "Statement",
    "Voice",
    "attested_on",
    "digest",
    "normal_words",
    "parse_period",
    "slug",
    "source_id",
]
