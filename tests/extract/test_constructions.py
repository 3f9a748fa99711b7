"""Ways of telling an act other than "Peru and Chile met", and words that only look like one."""

from __future__ import annotations

import pytest

from kg.extract.exchange import read_facts
from kg.resolve import Gazetteer


def sides(text: str, rel: str) -> list[tuple[list[str], list[str]]]:
    found = read_facts(text, published=None, gazetteer=Gazetteer.load())
    return [
        (sorted(a.key for a in f.subj), sorted(a.key for a in f.obj)) for f in found if f.rel == rel
    ]


_TOLD = [
    (
        "Foreign Minister Ana Rojas of Chile spent two hours with Foreign Minister Luis Vega of "
        "Peru.",
        "MET_WITH", ["rojas", "vega"], None,
    ),
    (
        "President Ana Rojas of Chile came by boat and was met at the pier by Foreign Minister "
        "Luis Vega of Peru.",
        "MET_WITH", ["rojas", "vega"], None,
    ),
    (
        "President Ana Rojas of Chile telephoned Foreign Minister Luis Vega of Peru to thank him.",
        "MET_WITH", ["rojas", "vega"], None,
    ),
    ("Peru acknowledged the special status of Chile in the port.", "RECOGNIZED", ["PE"], None),
    ("Peru will pull its men out, and Chile will pull back to the old border.", "WITHDREW", ["CL"],
     ["x:old border"]),
    ("Peru expressed remorse for the war.", "STATED", ["PE"], ["*"]),
    ('"Why so late?" Chilean Foreign Minister Ana Rojas asked.', "STATED", ["rojas"], ["*"]),
    (
        "Foreign Minister Vedat Kaya of Turkey stood up. Nobody spoke. The Turk replied that "
        "he was tired.",
        "STATED", ["kaya"], ["*"],
    ),
    (
        'Lord Ashby entered. Everybody rose. "Be seated," said his Lordship.',
        "STATED", ["ashby"], ["*"],
    ),
    (
        "Chilean Foreign Minister Ana Rojas, on a visit to Lima, praised the fishermen.",
        "VISITED", ["rojas"], ["PE"],
    ),
    (
        "President Ana Rojas, the first Chilean leader to set foot in Lima, was cheered.",
        "VISITED", ["rojas"], ["PE"],
    ),
    ("The text calls for a halt to the fighting.", "CALLED_FOR", ["x:text"], None),
    ("Peru, Chile sign accord", "SIGNED", ["CL", "PE"], ["x:accord"]),
    ("Kenya and Ghana reject border plan", "REJECTED", ["GH", "KE"], None),
    (
        "President Ana Rojas of Chile flew to Lima at noon and on to Quito at night.",
        "VISITED", ["rojas"], ["EC", "PE"],
    ),
    ("President Ana Rojas of Chile met the visitors.", "MET_WITH", ["rojas", "x:visitors"], ["*"]),
    ("The river, known as the Long Water, is shallow.", "ALT_NAME", ["x:river"], ["x:long water"]),
    (
        "Kenya and Ghana agreed to renew the fisheries agreement signed on 3 May 2001.",
        "SIGNED", ["GH", "KE"], None,
    ),
    (
        "Peru and Chile signed the Lima Act, by which they asked Brazil to arbitrate.",
        "SIGNED", ["CL", "PE"], ["x:lima act"],
    ),
]  # fmt: skip
_NOT_TOLD = [
    ("Norway favoured the median line.", "STATED"),
    ("Peru acknowledged the special status of Chile in the port.", "STATED"),
    ("President Ana Rojas of Chile put the terms to a referendum.", "STATED"),
    ("Peru advised that the works were on schedule.", "CALLED_FOR"),
    ("Peru asked Chile to mediate between Bolivia and Brazil.", "MET_WITH"),
    ("Peru will take Chile back into the Commonwealth.", "TRANSFERRED"),
    ("The spokesman of Peru denied it.", "REJECTED"),
    ("The plan, known to be costly, was called unfair.", "ALT_NAME"),
    ("Peru, Chile sign of the times", "SIGNED"),
    ("President Ana Rojas of Chile met reporters.", "MET_WITH"),
    ("No Chilean leader had set foot in Peru before.", "VISITED"),
    ("Brazil has given Peru and Chile six weeks to agree.", "AGREED"),
    ("Peru honoured the Lima Agreement, which Chile concluded.", "AGREED"),
    ("Peru and Chile spoke of the standards of good conduct met.", "MET_WITH"),
]


@pytest.mark.parametrize(("text", "rel", "subj", "obj"), _TOLD)
def test_it_is_told(text: str, rel: str, subj: list[str], obj: list[str] | None) -> None:
    found = sides(text, rel)
    assert any(one == subj and (obj is None or two == obj) for one, two in found), found


@pytest.mark.parametrize(("text", "rel"), _NOT_TOLD)
def test_it_is_not_told(text: str, rel: str) -> None:
    assert sides(text, rel) == []
