"""Node types inherit, accept and carry markers; names are taken as written."""

from __future__ import annotations

import pytest

from kg.errors import UnknownName
from kg.schema import ANY, load_schema

SCHEMA = load_schema()


def test_core_types_are_those_of_the_design() -> None:
    core = {t.name for t in SCHEMA.node_types.values() if not t.abstract}
    assert core == {
        "Agreement",
        "Event",
        "Office",
        "Organization",
        "Person",
        "Place",
        "Polity",
        "Source",
        "Statement",
        "Topic",
        "Year",
    }


def test_persons_organizations_and_polities_are_actors() -> None:
    actors = {name for name in SCHEMA.node_types if SCHEMA.is_a(name, "Actor")}
    assert actors == {"Actor", "Organization", "Person", "Polity"}
    assert SCHEMA.node_type("Actor").abstract


def test_accepts_follows_inheritance() -> None:
    assert SCHEMA.accepts(("Actor",), "Polity")
    assert SCHEMA.accepts(("Place", "Polity"), "Polity")
    assert not SCHEMA.accepts(("Polity",), "Person")
    assert not SCHEMA.accepts((), "Person")
    assert SCHEMA.accepts((ANY,), "Topic")


def test_relation_allows_only_what_its_logic_lets_through() -> None:
    assert SCHEMA.allows("CLAIMED_BY", "Place", "Polity")
    assert not SCHEMA.allows("CLAIMED_BY", "Polity", "Place")
    assert SCHEMA.allows("PART_OF", "Place", "Place")
    assert SCHEMA.allows("PART_OF", "Organization", "Polity")
    assert not SCHEMA.allows("PART_OF", "Polity", "Organization")
    assert not SCHEMA.allows("SUCCEEDED_BY", "Polity", "Organization")
    assert SCHEMA.allows("DATED", "Agreement")
    assert not SCHEMA.allows("DATED", "Agreement", "Place")


def test_markers_know_what_brings_them() -> None:
    assert set(SCHEMA.node_type("Person").markers) == {
        "Minister",
        "HeadOfState",
        "HeadOfGovernment",
        "Ambassador",
    }
    assert set(SCHEMA.node_type("Agreement").markers) == {"Treaty", "Declaration"}
    assert SCHEMA.node_type("Place").markers == ("Territory",)
    assert dict(SCHEMA.markers["Minister"].when) == {"OFFICE_RANK": ("minister",)}
    assert set(SCHEMA.markers["Territory"].when) == {"CLAIMED_BY", "ADMINISTERED_BY"}


def test_values_that_bring_a_marker_are_in_their_list() -> None:
    for marker in SCHEMA.markers.values():
        for relation, values in marker.when.items():
            assert set(values) <= set(SCHEMA.lists.get(relation.lower(), ()))


@pytest.mark.parametrize(
    ("given", "meant"), [("met_with", "MET_WITH"), ("CLAIMED", "CLAIMED_BY"), ("MEET_WITH", "MET")]
)
def test_unknown_relation_gets_the_nearest(given: str, meant: str) -> None:
    with pytest.raises(UnknownName, match=f"unknown relation '{given}'; did you mean .*{meant}"):
        SCHEMA.relation(given)


def test_unknown_type_and_list_get_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean Polity"):
        SCHEMA.node_type("Politty")
    with pytest.raises(UnknownName, match="did you mean modality"):
        SCHEMA.values("modalities")
