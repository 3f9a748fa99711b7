"""What has not happened never becomes a plain fact: planned, demanded, denied, conditional."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.extract import extract
from kg.extract.exchange import read_facts
from kg.resolve import Gazetteer

SENTENCES = [
    line
    for line in (Path(__file__).parent / "unreal.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# That somebody speaks, asks, refuses or holds an office is said, and so may be told as a fact.
SPEECH = {"STATED", "CALLED_FOR", "REJECTED", "WELCOMED", "CONDITION", "HOLDS_OFFICE", "AGREED"}
SAID = {"STATED", "HELD_OFFICE", "DESCRIBED"}


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize("engine", ["spacy", "regex"])
def test_no_plain_fact_of_the_exchange_format(engine: str) -> None:
    wrong = [
        (text, fact.rel)
        for text in SENTENCES
        for fact in read_facts(text, published=None, gazetteer=gazetteer(), engine=engine)
        if fact.modality == "asserted" and fact.attribution is None and fact.rel not in SPEECH
    ]
    assert not wrong


def test_no_plain_claim() -> None:
    wrong = [
        (text, claim.predicate)
        for text in SENTENCES
        for claim in extract(text, published=None, gazetteer=gazetteer())
        if claim.modality == "actual" and claim.polarity == "asserted"
        and claim.predicate not in SAID
    ]  # fmt: skip
    assert not wrong
