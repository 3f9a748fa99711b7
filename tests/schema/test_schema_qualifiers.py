"""Relations take their own qualifiers, each of its kind."""

from __future__ import annotations

import pytest

from kg.errors import UnknownName
from kg.schema import load_schema

SCHEMA = load_schema()

QUALIFIERS = {
    "SUCCEEDED_BY": {"mode"},
    "NAMED": {"lang", "script", "kind", "used_by"},
    "HELD_OFFICE": {"acting", "ordinal", "appointed", "arrived", "start_cause", "end_cause"},
    "MEMBER_OF": {"observer"},
    "DIPLOMATIC_RELATIONS": {"phase", "level", "protecting_power"},
    "AT_WAR": {"start_act", "end_act", "agreement"},
    "RECOGNIZES": {"recognized_as", "recognition", "withdrawn"},
    "CLAIMED_BY": {"legal_basis", "part"},
    "ADMINISTERED_BY": {"mode", "residual_sovereignty", "part"},
    "RESIDED_AT": {"capacity"},
    "TRANSFERRED": {"from", "mode", "agreement", "article", "part"},
    "RENOUNCED": {"right", "in_favour_of", "no_beneficiary", "agreement", "article", "part"},
    "PARTICIPATED_IN": {"role", "capacity", "on_behalf_of"},
    "TOOK_PLACE": {"context"},
    "ABOUT": {"prominence"},
    "AGREEMENT_ACTION": {"action", "reservation"},
    "PARTY_TO": {"since", "until", "consent"},
    "SIGNED_BY": {"on_behalf_of", "capacity"},
    "DATED": {"phase", "party"},
    "REFERS_TO": {"kind"},
    "STATED": {"stance", "content", "condition", "addressee"},
    "MET_WITH": {"event", "subject_capacity", "object_capacity", "medium"},
    "SIGNED_IN": {"possible"},
    "CODE": {"authority"},
}

# What an edge carries besides the qualifiers of its relation.
EDGE_FIELDS = {
    "uid",
    "statements",
    "sources",
    "time",
    "start",
    "end",
    "derived",
    "basis",
    "said_by",
    "contested",
}


def test_every_relation_takes_exactly_its_qualifiers() -> None:
    found = {r.name: set(r.qualifiers) for r in SCHEMA.relations.values() if r.qualifiers}
    assert found == QUALIFIERS


def test_no_qualifier_takes_the_name_of_a_field_of_an_edge() -> None:
    assert not EDGE_FIELDS & set().union(*QUALIFIERS.values())


@pytest.mark.parametrize(
    ("relation", "qualifier", "kind"),
    [
        ("HELD_OFFICE", "acting", "flag"),
        ("HELD_OFFICE", "ordinal", "text"),
        ("PARTY_TO", "since", "date"),
        ("TRANSFERRED", "mode", "list"),
        ("TRANSFERRED", "from", "entity"),
    ],
)
def test_qualifier_has_its_kind(relation: str, qualifier: str, kind: str) -> None:
    assert SCHEMA.relation(relation).qualifier(qualifier).kind == kind


def test_shared_qualifier_is_narrowed_to_the_list_of_its_relation() -> None:
    transfer = SCHEMA.relation("TRANSFERRED").qualifier("mode")
    succession = SCHEMA.relation("SUCCEEDED_BY").qualifier("mode")
    assert transfer.values == SCHEMA.values("transfer_mode")
    assert succession.values == SCHEMA.values("succession_mode")
    assert "severed" not in SCHEMA.relation("DATED").qualifier("phase").values


def test_entity_qualifier_names_its_types() -> None:
    assert SCHEMA.relation("PARTICIPATED_IN").qualifier("capacity").range == ("Office",)
    behalf = SCHEMA.relation("SIGNED_BY").qualifier("on_behalf_of")
    assert set(behalf.range) == {"Polity", "Organization"}


def test_misspelt_qualifier_gets_the_nearest() -> None:
    with pytest.raises(UnknownName, match="qualifier of SIGNED_BY 'capasity'; did you mean cap"):
        SCHEMA.relation("SIGNED_BY").qualifier("capasity")
