"""How agencies write: datelines, short forms, acts told by a noun, who "both sides" are."""

from __future__ import annotations

import pytest

from kg.extract.exchange import read_facts
from kg.resolve import Gazetteer

_CASES = [
    (
        "Lima [Peru], March 3 (XNA): Chilean Foreign Minister Ana Rojas held a meeting with her "
        "Peruvian counterpart Luis Vega in Lima.",
        "MET_WITH", ["rojas", "vega"], ["*"],
    ),
    (
        "Japanese Foreign Minister Sato Kenji flew to Lima. Minister Sato was tired.",
        "VISITED", ["sato"], ["PE"],
    ),
    ("Peru, Chile resume diplomatic relations", "RELATIONS", ["CL", "PE"], None),
    ("Peru announced the expulsion of two Chilean diplomats.", "RELATIONS", ["CL", "PE"], None),
    ("Peru announced its withdrawal from the Lima Convention.", "WITHDREW", ["PE"], None),
    ("Chile condemned Peru's decision to recognise Kosovo.", "STATED", ["CL"], ["*"]),
    (
        "Foreign Minister Ana Rojas of Chile and Foreign Minister Luis Vega of Peru exchanged "
        "views regarding fisheries.",
        "DISCUSSED", ["rojas", "vega"], None,
    ),
    ("Rojas, the Chilean foreign minister, opposed it.", "HOLDS_OFFICE", ["rojas"], ["CL:FM"]),
    (
        "President Ana Rojas said the two states were friends, and called for a truce.",
        "CALLED_FOR", ["rojas"], ["x:truce"],
    ),
    (
        "Chilean Foreign Minister Ana Rojas flew to Talcahue on Monday.",
        "VISITED", ["rojas"], ["x:talcahue"],
    ),
    ("Peru Foreign Minister Vega Discuss Fishing Matters", "HOLDS_OFFICE", ["vega"], ["PE:FM"]),
    ("Peru severs ties with Chile.", "RELATIONS", ["CL", "PE"], None),
    (
        "The Peruvian Foreign Ministry recalled Ambassador Luis Vega from Chile.",
        "RELATIONS", ["CL", "PE"], None,
    ),
    ("The Kremlin said that it was ready.", "STATED", ["RU"], ["*"]),
    ("Chile shall help Peru in the event of war.", "CONDITION", ["x:chile shall help peru"], None),
    ("Peru, Chile and Kenya signed a treaty of trade.", "SIGNED", ["CL", "KE", "PE"], None),
    ("Peru sent Foreign Minister Luis Vega to Santiago.", "VISITED", ["vega"], ["CL"]),
    (
        "Ana Rojas has become the first Chilean foreign minister to visit Iceland.",
        "HOLDS_OFFICE", ["rojas"], ["CL:FM"],
    ),
    ("Chile called the decision unacceptable.", "REJECTED", ["CL"], None),
    (
        "LIMA, May 2 (XNA) - Storms came. The Foreign Ministry said that help was on its way.",
        "STATED", ["PE:MFA"], ["*"],
    ),
    (
        "Kenya and Ghana held talks in Peru. The two sides agreed to open embassies.",
        "AGREED", ["GH", "KE"], ["*"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rel", "subj", "obj"), _CASES)
def test_it_is_read_as_agencies_mean_it(
    text: str, rel: str, subj: list[str], obj: list[str] | None
) -> None:
    found = read_facts(text, published=None, gazetteer=Gazetteer.load())
    sides = [
        (sorted(a.key for a in f.subj), sorted(a.key for a in f.obj)) for f in found if f.rel == rel
    ]
    assert any(one == subj and (obj is None or two == obj) for one, two in sides), sides


def test_what_another_decides_is_not_its_critic_s_act() -> None:
    text = "Chile condemned Peru's decision to recognise Kosovo."
    found = read_facts(text, published=None, gazetteer=Gazetteer.load())
    assert all({a.key for a in f.subj} == {"PE"} for f in found if f.rel == "RECOGNIZED")
