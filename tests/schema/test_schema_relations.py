"""Every relation is there, with the logic that the design gives it."""

from __future__ import annotations

import pytest

from kg.schema import ANY, load_schema

SCHEMA = load_schema()

# name: (subjects, objects, kind of literal, time)
RELATIONS = {
    "EXISTED": ({"Polity", "Organization", "Office"}, set(), "date", "interval"),
    "SUCCEEDED_BY": (
        {"Polity", "Office", "Organization", "Agreement"},
        {"Polity", "Office", "Organization", "Agreement"},
        None,
        "point",
    ),
    "PART_OF": ({ANY}, {ANY}, None, "interval"),
    "NAMED": ({ANY}, set(), "text", "interval"),
    "HELD_OFFICE": ({"Person"}, {"Office"}, None, "interval"),
    "OFFICE_OF": ({"Office"}, {"Polity", "Organization"}, None, "interval"),
    "ACCREDITED_TO": ({"Office"}, {"Polity", "Organization"}, None, "interval"),
    "MEMBER_OF": ({"Actor"}, {"Organization"}, None, "interval"),
    "DIPLOMATIC_RELATIONS": ({"Polity"}, {"Polity"}, None, "interval"),
    "AT_WAR": ({"Polity"}, {"Polity"}, None, "interval"),
    "RECOGNIZES": ({"Polity"}, {"Polity", "Organization", "Event"}, None, "interval"),
    "CLAIMED_BY": ({"Place"}, {"Actor"}, None, "interval"),
    "ADMINISTERED_BY": ({"Place", "Polity"}, {"Actor"}, None, "interval"),
    "CAPITAL": ({"Polity"}, {"Place"}, None, "interval"),
    "RESIDED_AT": ({"Person"}, {"Place"}, None, "interval"),
    "TRANSFERRED": ({"Place"}, {"Actor"}, None, "point"),
    "RENOUNCED": ({"Actor"}, {"Place"}, None, "point"),
    "PARTICIPATED_IN": ({"Actor"}, {"Event"}, None, "event"),
    "TOOK_PLACE": ({"Event"}, {"Place"}, "date", "interval"),
    "PRODUCED": ({"Event"}, {"Agreement", "Event"}, None, None),
    "ABOUT": (
        {"Event", "Agreement", "Source"},
        {"Topic", "Place", "Agreement", "Event", "Actor"},
        None,
        None,
    ),
    "AGREEMENT_ACTION": ({"Actor"}, {"Agreement"}, None, "point"),
    "PARTY_TO": ({"Actor"}, {"Agreement"}, None, "interval"),
    "SIGNED_BY": ({"Agreement"}, {"Person"}, None, "point"),
    "DATED": ({"Agreement"}, set(), "date", "point"),
    "SIGNED_AT": ({"Agreement"}, {"Place"}, None, None),
    "REFERS_TO": (
        {"Agreement", "Event", "Statement"},
        {"Agreement", "Event", "Statement"},
        None,
        None,
    ),
    "STATED": ({"Actor"}, {"Topic", "Place", "Agreement", "Event"}, None, "point"),
    "MET_WITH": ({"Person"}, {"Person"}, None, "event"),
    "SIGNED_IN": ({"Agreement"}, {"Year"}, None, None),
}
ATTRIBUTES = {
    "KIND": "list:kind",
    "OFFICE_RANK": "list:office_rank",
    "SEATS": "list:seats",
    "MEDIUM": "list:medium",
    "BORN": "date",
    "DIED": "date",
    "COORDINATES": "text",
    "CODE": "text",
    "CONTINUITY_GROUP": "text",
    "DESCRIBED": "text",
}
MARKS = {
    "symmetric": {"DIPLOMATIC_RELATIONS", "AT_WAR", "MET_WITH"},
    "derived": {"PARTY_TO", "MET_WITH", "SIGNED_IN"},
    "attribute": set(ATTRIBUTES),
    "single_seat": {"HELD_OFFICE"},
    "single_valued": {"TOOK_PLACE", "DATED", "BORN", "DIED"},
    "object_optional": {"EXISTED", "TOOK_PLACE", "DATED", "BORN", "DIED"},
    "same_type": {"PART_OF", "SUCCEEDED_BY"},
    "speaker_in_row": {
        "CLAIMED_BY",
        "ADMINISTERED_BY",
        "TRANSFERRED",
        "RECOGNIZES",
        "EXISTED",
        "SUCCEEDED_BY",
        "NAMED",
    },
}


@pytest.mark.parametrize("name", RELATIONS)
def test_relation_leads_from_and_to_the_right_types(name: str) -> None:
    subjects, objects, value, time = RELATIONS[name]
    found = SCHEMA.relation(name)
    assert set(found.domain) == subjects
    assert set(found.range) == objects
    assert (found.value, found.time) == (value, time)


def test_no_relation_is_missing_or_unknown_to_the_design() -> None:
    assert set(SCHEMA.relations) == set(RELATIONS) | set(ATTRIBUTES)


@pytest.mark.parametrize("mark", MARKS)
def test_logic_holds_for_exactly_the_relations_meant(mark: str) -> None:
    assert {r.name for r in SCHEMA.relations.values() if getattr(r, mark)} == MARKS[mark]


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_attribute_takes_its_kind_of_value(name: str) -> None:
    assert SCHEMA.relation(name).value == ATTRIBUTES[name]


def test_single_values_hold_only_under_their_condition() -> None:
    dated = SCHEMA.relation("DATED")
    assert dict(dated.single_valued_when) == {"phase": ("in_force", "terminated")}
    assert dated.single_valued_per == ("phase", "party")
    assert dict(SCHEMA.relation("TOOK_PLACE").single_valued_when) == {"kind": ("meeting", "call")}
    assert not SCHEMA.relation("BORN").single_valued_when


def test_iri_is_the_name_in_lower_camel() -> None:
    for name, relation in SCHEMA.relations.items():
        head, *tail = name.lower().split("_")
        assert relation.iri == head + "".join(word.capitalize() for word in tail)


def test_kind_takes_the_list_of_its_subject() -> None:
    assert "meeting" in SCHEMA.values_of("KIND", "Event")
    assert "meeting" not in SCHEMA.values_of("KIND", "Place")
    assert SCHEMA.values_of("KIND", "Person") == ()
    assert set(SCHEMA.values_of("KIND", "Place")) < set(SCHEMA.values("kind"))
    assert SCHEMA.values_of("SEATS", "Office") == ("single", "many")
    assert SCHEMA.values_of("CODE", "Polity") == ()


def test_office_ranks_are_those_of_the_design() -> None:
    assert SCHEMA.values("office_rank") == (
        "head_of_state",
        "head_of_government",
        "minister",
        "deputy_minister",
        "ambassador",
        "envoy",
        "other",
    )
