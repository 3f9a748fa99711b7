"""Questions answered a second time, from the edges and statements of the view, in plain Python.

Two query texts that agree may be wrong alike; here the answer is reckoned without either.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.ledger import Ledger
from kg.view import View

__all__ = ["ORACLES", "Evidence", "cells"]

Row = dict[str, Any]
Asked = Mapping[str, Any]
Found = list[tuple[Any, ...]]
_BOUNDS = {"-inf": "-9999-01-01", "inf": "9999-12-31"}


class Evidence:
    """The edges, statements, names and conflicts of a graph."""

    def __init__(self, ledger: Ledger) -> None:
        with View(ledger) as view:
            self.edges = _table(view, "edge")
            self.statements = {row["id"]: row for row in _table(view, "st")}
            self.conflicts = _table(view, "conflict")
            self.nodes = {row["uid"]: row for row in _table(view, "node")}
        self.polity_groups: dict[str, str] = {
            uid: node["attributes"].get("continuity_group", "") for uid, node in self.nodes.items()
        }

    def of(self, *types: str) -> list[Row]:
        return [edge for edge in self.edges if edge["type"] in types]

    def name(self, uid: str | None) -> str | None:
        return None if uid is None or uid not in self.nodes else self.nodes[uid]["name"]

    def marked(self, uid: str, marker: str) -> bool:
        return marker in self.nodes[uid]["markers"]

    def told(self, uid: str, predicate: str) -> list[Row]:
        """What counts of one thing, of one relation."""
        rows = self.statements.values()
        return [r for r in rows if r["counts"] and r["s"] == uid and r["p"] == predicate]

    def part_of(self, uid: str, steps: int = 3) -> set[str]:
        """The place itself and what it lies in."""
        around = {uid}
        for _ in range(steps):
            around |= {e["o"] for e in self.of("PART_OF") if e["s"] in around}
        return around


def _table(view: View, name: str) -> list[Row]:
    columns = [row[0] for row in view.rows(f"DESCRIBE {name}")]
    found = view.rows(f"SELECT * FROM {name}")
    return [
        {
            c: _BOUNDS.get(v, v) if isinstance(v, str) else v
            for c, v in zip(columns, row, strict=True)
        }
        for row in found
    ]


def qualifier(edge: Row, name: str) -> Any:
    return edge["quals"].get(name)


def may_be(row: Row, first: str | None, last: str | None) -> bool:
    """Whether nothing that is known puts it outside the period."""
    begin = row["be"] if "be" in row else row["begin_earliest"]
    end = row["el"] if "el" in row else row["end_latest"]
    return not (first and end and end < first) and not (last and begin and begin > last)


def surely(edge: Row, day: str) -> bool:
    begun, ended = edge["bl"] or edge["el"], edge["ee"] or edge["be"]
    return bool(begun and ended and begun <= day <= ended)


def shown_then(edge: Row, day: str) -> bool:
    first, last = edge["ee"], edge["bl"]
    return not edge["attested"] or bool(first and last and first <= day <= last)


def ids(*edges: Row) -> tuple[str, ...]:
    return tuple(sorted({uid for edge in edges for uid in edge["statements"]}))


def ministers_met(known: Evidence, asked: Asked) -> Found:
    return [
        (frozenset((known.name(m["s"]), known.name(m["o"]))), m["time"], ids(m))
        for m in known.of("MET_WITH")
        if known.marked(m["s"], "Minister") and known.marked(m["o"], "Minister")
        and (not asked.get("person") or {m["s"], m["o"]} & set(asked["person"]))
        and may_be(m, asked.get("from"), asked.get("to"))
    ]  # fmt: skip


def treaties_signed(known: Evidence, asked: Asked) -> Found:
    found = []
    for r in known.of("SIGNED_IN"):
        if r["o"] == f"year-{asked['year']}":
            acts = [e for e in known.of("AGREEMENT_ACTION")
                    if e["o"] == r["s"] and qualifier(e, "action") == "signed"]  # fmt: skip
            hands = [e for e in known.of("SIGNED_BY") if e["s"] == r["s"]]
            at = [e for e in known.of("SIGNED_AT") if e["s"] == r["s"]]
            actors = sorted({known.name(e["s"]) for e in acts})
            found.append((known.name(r["s"]), tuple(actors), ids(r, *acts, *hands, *at)))
    return found


def territories_claimed(known: Evidence, asked: Asked) -> Found:
    found = []
    for c in known.of("CLAIMED_BY"):
        if (
            known.marked(c["s"], "Territory")
            and (not asked.get("state") or c["o"] in asked["state"])
            and may_be(c, asked.get("on"), asked.get("on"))
            and (not asked.get("certainly") or surely(c, asked["certainly"]))
        ):
            held = [e for e in known.of("ADMINISTERED_BY") if e["s"] == c["s"]]
            found.append((known.name(c["s"]), known.name(c["o"]), c["time"], ids(c, *held)))
    return found


def holders_of_office(known: Evidence, asked: Asked) -> Found:
    day = asked["on"]
    return [
        (known.name(r["s"]), r["time"], "certain" if surely(r, day) else "possible", ids(r))
        for r in known.of("HELD_OFFICE")
        if r["o"] in asked["office"] and may_be(r, day, day) and shown_then(r, day)
        and (not asked.get("certainly") or surely(r, asked["certainly"]))
    ]  # fmt: skip


def dates_of_agreement(known: Evidence, asked: Asked) -> Found:
    told = [r for r in known.statements.values() if r["p"] == "DATED"]
    columns = ("time", "polarity", "modality", "counts")
    return [(*(r[c] for c in columns), (r["id"],)) for r in told if r["s"] in asked["agreement"]]


def agreements_of_both(known: Evidence, asked: Asked) -> Found:
    signed_too = bool(asked.get("signatories"))

    def acts(sides: Iterable[str]) -> list[Row]:
        return [
            e for e in known.of("PARTY_TO", "AGREEMENT_ACTION")
            if e["s"] in sides and known.nodes[e["s"]]["label"] == "Polity"
            and (e["type"] == "PARTY_TO" or (signed_too and qualifier(e, "action") == "signed"))
        ]  # fmt: skip

    def in_time(agreement: str) -> bool:
        years = [int(e["o"].removeprefix("year-")) for e in known.of("SIGNED_IN")
                 if e["s"] == agreement]  # fmt: skip
        first, last = asked.get("from"), asked.get("to")
        return not years or (
            (first is None or max(years) >= first) and (last is None or min(years) <= last)
        )

    return [
        (known.name(a["o"]), known.name(a["s"]), known.name(b["s"]), ids(a, b))
        for a in acts(asked["x"])
        for b in acts(asked["y"])
        if a["o"] == b["o"] and a["s"] != b["s"] and in_time(a["o"])
    ]


def claims_against_the_holder(known: Evidence, asked: Asked) -> Found:
    day, certain = asked.get("on"), asked.get("certainly")
    found = []
    for r in known.of("CLAIMED_BY"):
        around = known.part_of(r["s"])
        for s in known.of("ADMINISTERED_BY"):
            if (
                r["o"] in asked["x"] and s["o"] in asked["y"] and r["o"] != s["o"]
                and s["s"] in around and known.nodes[s["s"]]["label"] == "Place"
                and all(may_be(e, day, day) and (not day or shown_then(e, day)) for e in (r, s))
                and (not certain or (surely(r, certain) and surely(s, certain)))
                and may_be(r, s["be"], s["el"])
            ):  # fmt: skip
                found.append((known.name(r["s"]), r["time"], s["time"], ids(r, s)))
    return found


def relations_on_a_day(known: Evidence, asked: Asked) -> Found:
    found = []
    for r in known.of("DIPLOMATIC_RELATIONS", "AT_WAR"):
        for one, other in ((r["s"], r["o"]), (r["o"], r["s"])):
            meant = one in asked["x"] and other in asked["y"] and one != other
            if meant and (not asked.get("certainly") or surely(r, asked["certainly"])):
                found.append((known.name(one), known.name(other), r["time"],
                              _standing(r, asked["on"]), ids(r)))  # fmt: skip
    return found


def _standing(edge: Row, day: str) -> str:
    if edge["time"] is None:
        return "undated"
    if edge["be"] and edge["be"] > day:
        return "after the day"
    if edge["el"] and edge["el"] < day:
        return "before the day"
    return "certain" if surely(edge, day) else "possible"


def successors_of_polity(known: Evidence, asked: Asked) -> Found:
    return [
        (known.name(r["s"]), known.name(r["o"]), qualifier(r, "mode"), ids(r))
        for r in known.of("SUCCEEDED_BY")
        if {r["s"], r["o"]} & set(asked["polity"]) and known.nodes[r["s"]]["label"] == "Polity"
    ]


def contradictions(known: Evidence, asked: Asked) -> Found:
    return [
        (c["kind"], c["standing"], tuple(sorted((c["a"], c["b"]))))
        for c in known.conflicts
        if c["about"] in asked["about"]
    ]


def single_source_facts(known: Evidence, asked: Asked) -> Found:
    about, relation = set(asked["about"]), asked.get("relation")
    return [
        (r["type"], r["time"], ids(r))
        for r in known.edges
        if r["sources"] == 1 and {r["s"], r["o"]} & about and relation in (None, r["type"])
    ]


def in_force_before_signed(known: Evidence, asked: Asked) -> Found:
    dated = [r for r in known.statements.values() if r["counts"] and r["p"] == "DATED"]
    phases = {r["id"]: _qualifier_of(r, "phase") for r in dated}
    bound = {
        e["o"] for e in known.of("PARTY_TO", "AGREEMENT_ACTION")
        if asked.get("party") and e["s"] in asked["party"]
        and (e["type"] == "PARTY_TO" or qualifier(e, "action") == "signed")
    }  # fmt: skip
    return [
        (known.name(s["s"]), tuple(sorted((s["id"], f["id"]))))
        for s in dated
        for f in dated
        if s["s"] == f["s"] and phases[s["id"]] == "signed"
        and phases[f["id"]] in ("in_force", "in_force_effective")
        and f["end_latest"] and s["begin_earliest"] and f["end_latest"] < s["begin_earliest"]
        and (not asked.get("party") or s["s"] in bound)
    ]  # fmt: skip


def _qualifier_of(row: Row, name: str) -> Any:
    return json.loads(row["qualifiers"]).get(name)


def envoys(known: Evidence, asked: Asked) -> Found:
    ours = {e["s"] for e in known.of("OFFICE_OF") if e["o"] in asked["x"]}
    there = {e["s"] for e in known.of("ACCREDITED_TO")
             if e["o"] in asked["y"] and known.nodes[e["o"]]["label"] == "Polity"}  # fmt: skip
    served = [r for r in known.of("HELD_OFFICE") if r["o"] in ours & there]

    def vacant_since(term: Row) -> str:
        begun = term["be"] or ""
        ends = [e["el"] for e in served if not e["attested"] and e["be"] and e["be"] < begun]
        return max(ends) if ends and all(ends) and max(ends) < begun else ""

    meant = [r for r in served if may_be(r, asked.get("from"), asked.get("to"))]
    return [(known.name(r["s"]), r["time"], vacant_since(r), ids(r)) for r in meant]


ORACLES: dict[str, tuple[Callable[[Evidence, Asked], Found], tuple[str, ...]]] = {
    "A": (ministers_met, ("minister+met", "time", "statements")),
    "B": (treaties_signed, ("agreement", "signed_by", "statements")),
    "C": (territories_claimed, ("territory", "claimed_by", "claimed", "statements")),
    "2": (holders_of_office, ("person", "term", "standing", "statements")),
    "4": (dates_of_agreement, ("time", "polarity", "modality", "counts", "statements")),
    "6": (agreements_of_both, ("agreement", "one", "other", "statements")),
    "7": (claims_against_the_holder, ("territory", "claimed", "administered", "statements")),
    "9": (relations_on_a_day, ("one", "other", "time", "standing", "statements")),
    "10": (envoys, ("envoy", "term", "vacant_since", "statements")),
    "11": (successors_of_polity, ("before", "after", "mode", "statements")),
    "13": (contradictions, ("kind", "standing", "statements")),
    "14": (single_source_facts, ("relation", "time", "statements")),
    "19": (in_force_before_signed, ("agreement", "statements")),
}
"""For each question the function that answers it, and the columns that it reckons."""


def cells(row: Mapping[str, Any], columns: Iterable[str]) -> tuple[Any, ...]:
    """Those columns of an answer's row, as the functions above give them."""
    found: list[Any] = []
    for name in columns:
        if "+" in name:
            found.append(frozenset(row[part] for part in name.split("+")))
        else:
            found.append(tuple(row[name]) if isinstance(row[name], list) else row[name])
    return tuple(found)
