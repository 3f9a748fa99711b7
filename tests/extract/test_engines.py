"""Two engines over one table of frames, and what they agree on."""

from __future__ import annotations

import pytest

from kg.extract.exchange import Fact, read_facts
from kg.extract.shallow import parse_shallow
from kg.resolve import Gazetteer
from tests.extract.reading_aloud import PUBLISHED, text_of


def facts(text: str, engine: str, published: str | None = "2020-01-15") -> list[Fact]:
    return read_facts(text, published=published, gazetteer=Gazetteer.load(), engine=engine)


def plain(found: list[Fact]) -> set[tuple[str, tuple[str, ...], str]]:
    return {(f.rel, tuple(sorted(a.key for a in f.subj)), f.modality) for f in found}


SENTENCES = [
    ("Peru and Chile signed a treaty in Lima.", ("SIGNED", ("CL", "PE"), "asserted")),
    ("A treaty was signed by Peru and Chile.", ("SIGNED", ("CL", "PE"), "asserted")),
    ("Peru has not signed the treaty with Chile.", ("SIGNED", ("CL", "PE"), "negated")),
    ("Peru will sign a treaty with Chile.", ("SIGNED", ("CL", "PE"), "planned")),
    ("Peru broke off diplomatic relations with Chile.", ("RELATIONS", ("CL", "PE"), "asserted")),
    ("Peru urged Chile to withdraw its troops.", ("CALLED_FOR", ("PE",), "asserted")),
    ("Talks between Peru and Chile began in Lima.", ("MET_WITH", ("CL", "PE"), "asserted")),
    ("Peru's recognition of Kosovo angered Serbia.", ("RECOGNIZED", ("PE",), "asserted")),
    ("Peru turned down the offer of Chile.", ("REJECTED", ("PE",), "asserted")),
    (
        "The French and British foreign ministers met in Rome.",
        ("MET_WITH", ("FR:FM", "GB:FM"), "asserted"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("engine", ["spacy", "regex"])
@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_each_engine_reads_it(
    text: str, wanted: tuple[str, tuple[str, ...], str], engine: str
) -> None:
    assert wanted in plain(facts(text, engine))


NOTHING = [
    "A plan to normalise relations between Peru and Chile was leaked.",
    "Peru considered concluding a peace treaty with Chile.",
    "If Chile agrees, Peru would sign the treaty.",
    "Peru denied that it had signed the treaty with Chile.",
    "Peru was urged to sign the treaty with Chile.",
]


@pytest.mark.parametrize("engine", ["spacy", "regex"])
@pytest.mark.parametrize("text", NOTHING)
def test_plans_and_conditions_are_not_asserted(text: str, engine: str) -> None:
    told = {f.rel for f in facts(text, engine) if f.modality == "asserted"}
    assert not told & {"SIGNED", "RELATIONS"}


def test_what_both_find_names_both() -> None:
    found = facts("Peru and Chile signed a treaty in Lima.", "both")
    assert {f.engines for f in found if f.rel == "SIGNED"} == {("spacy", "regex")}


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_offsets_hold_for_every_engine(name: str) -> None:
    text = text_of(name)
    for engine in ("spacy", "regex", "both"):
        for fact in facts(text, engine, PUBLISHED[name]):
            assert text[fact.start : fact.end] == fact.words
            assert fact.sent_start <= fact.start < fact.end <= fact.sent_end


def test_the_grammar_is_one_tree_a_clause() -> None:
    text = "Peru, which Chile had warned, signed the treaty, the ministry said."
    (doc,) = parse_shallow([text])
    tops = [t for t in doc if t.head is t]
    assert [t.text for t in tops] == ["signed", "said"]
    assert sorted(t.i for top in tops for t in top.subtree) == list(range(len(doc)))
