"""A small graph with everything that makes a writer stumble. Invented facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.graph.rows import Node, Relationship


def node(uid: str, label: str, name: str, *markers: str, **properties: Any) -> Node:
    return Node(uid, label, markers, {"uid": uid, "name": name, **properties})


def edge(uid: str, one: Node, type: str, other: Node, /, **properties: Any) -> Relationship:
    own = {
        "uid": uid,
        "statements": [f"st-{uid}"],
        "sources": 1,
        "basis": "data_set",
        "contested": False,
        "derived": False,
    }
    return Relationship(  # like the view, without empty lists
        uid, type, one.uid, one.label, other.uid, other.label, {**own, **properties}
    )


ANNA = node("person-anna", "Person", 'Anna <Berg> & "Söhne"', "Minister", names=["Anna", "A, B"])
BO = node("person-bo", "Person", "Bo")
OFFICE = node("office-x", "Office", "Minister of X", rank="minister", seats=1)
ISLAND = node(
    "place-island", "Place", "Ahoj (Bohemia) / Hallo (Saxony)", "Territory", kind="island"
)
POLITY = node("polity-saxony", "Polity", "Saxony", start="1806-12-20", end="1918-11-13")
TREATY = node("agreement-t", "Agreement", "Line one\nline\ttwo", "Treaty", registered=True)
STATEMENT = node("st-1", "Statement", "a statement")
SOURCE = node("source-1", "Source", "a source")

NODES = [POLITY, ANNA, BO, OFFICE, ISLAND, TREATY, STATEMENT, SOURCE]
EDGES = [
    edge("e-9", ANNA, "HELD_OFFICE", OFFICE, time="1850/1852", start="1850-01-01",
         end="1852-12-31", ordinal=1),
    edge("e-8", ANNA, "HELD_OFFICE", OFFICE, time="1855-03/..", start="1855-03-01",
         ordinal=2, statements=["st-b", "st-a"], sources=2, basis="policy", said_by=["Bo"]),
    edge("e-7", ANNA, "HELD_OFFICE", OFFICE, time="1852-06/1853", start="1852-06-01",
         end="1853-12-31", contested=True, ordinal=1),
    edge("e-1", ANNA, "MET_WITH", BO, time="1851-02-03", start="1851-02-03", end="1851-02-03",
         derived=True, event="event-1"),
    edge("e-2", BO, "KNEW", ANNA, time="1851", begin_latest="1851-12-31",
         end_earliest="1851-01-01"),
    edge("e-3", ISLAND, "CLAIMED_BY", POLITY, basis="person",
         said_by=['a "note" \\ of 1850', "Bo"]),
    edge("e-4", STATEMENT, "FROM_SOURCE", SOURCE),
    edge("e-5", STATEMENT, "SUBJECT", ANNA),
    edge("e-6", ANNA, "ATTENDED", node("event-gone", "Event", "not there")),
]  # fmt: skip


def nodes() -> Iterator[list[Node]]:
    yield NODES[:3]
    yield NODES[3:]


def relationships() -> Iterator[list[Relationship]]:
    yield EDGES[:5]
    yield EDGES[5:]
