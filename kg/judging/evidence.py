"""What is told of a thing that may be one with another: for a person to set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.identity import Clusters
from kg.ledger import Ledger
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Side", "compare", "side"]

# Asked one by one: in one query the store would go through all statements.
_NAMED = (
    "SELECT ?name ?alias WHERE { ?thing rdfs:label ?name }",
    "SELECT ?name ?alias WHERE { ?thing kgo:alias ?alias }",
)
_TOLD = (
    """SELECT DISTINCT ?subject ?p ?object ?time ?value ?source WHERE {
      ?st rdf:subject ?thing . ?st a kgo:Statement ; kgo:counts true ; rdf:predicate ?p ;
          prov:hadPrimarySource ?from . ?from rdfs:label ?source
      OPTIONAL { ?st rdf:object ?other . ?other rdfs:label ?object }
      OPTIONAL { ?st kgo:value ?value }
      OPTIONAL { ?st kgo:time ?time } }""",
    """SELECT DISTINCT ?subject ?p ?object ?time ?value ?source WHERE {
      ?st rdf:object ?thing . ?st a kgo:Statement ; kgo:counts true ; rdf:predicate ?p ;
          rdf:subject ?other ; prov:hadPrimarySource ?from .
      ?from rdfs:label ?source . ?other rdfs:label ?subject
      OPTIONAL { ?st kgo:time ?time } }""",
)
_WHY = """
SELECT DISTINCT j.why FROM judgements j WHERE j."right" = ? AND j.by GLOB 'policy:*'
AND j.seq = (SELECT max(seq) FROM judgements WHERE "left" = j."left" AND by GLOB 'policy:*')
ORDER BY j.why LIMIT 5
"""
_LINE = ("subject", "p", "object", "value", "time")
_NAMES = "named"
_ALONE = "no policy took it for anything else"
_COMMON = ("kind ", "officeRank ", "seats ")  # what very many share


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its names in all forms, what is told of it, by whom, and why it stands so.

    `told` holds a line for each statement that counts ("heldOffice Envoy 1950/1956"),
    `years` those in which anything is told of it.
    """

    id: str
    name: str
    names: tuple[str, ...]
    told: tuple[str, ...]
    years: tuple[str, ...]
    sources: tuple[str, ...]
    policy: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The side as one record."""
        return {
            "id": self.id,
            "name": self.name,
            "names": list(self.names),
            "told": list(self.told),
            "years": " – ".join(dict.fromkeys((*self.years[:1], *self.years[-1:]))),
            "sources": list(self.sources),
            "policy": list(self.policy),
        }


def side(store: ox.Store, ledger: Ledger, clusters: Clusters, uid: str) -> Side:
    """What the graph tells of a thing."""
    about = {"thing": f"ent:{uid}"}
    names = [row for query in _NAMED for row in run_query(store, query, about).as_dicts()]
    rows = [row for query in _TOLD for row in run_query(store, query, about).as_dicts()]
    lines = {
        " ".join(str(row[k]) for k in _LINE if row[k] is not None)
        for row in rows
        if row["p"] != _NAMES
    }
    times = sorted({str(row["time"])[:4] for row in rows if row["time"] is not None})
    why = {
        found
        for member in clusters.all_of(uid)
        for (found,) in ledger.connection.execute(_WHY, (member,))
    }
    return Side(
        uid,
        next((str(row["name"]) for row in names if row["name"] is not None), uid),
        tuple(sorted({str(row["alias"]) for row in names if row["alias"] is not None})),
        tuple(sorted(lines)),
        tuple(year for year in times if year.isdigit()),
        tuple(sorted({str(row["source"]) for row in rows if row["source"] is not None})),
        tuple(sorted(why)) or (_ALONE,),
    )


def compare(one: Side, other: Side) -> tuple[float, list[str]]:
    """What the two have in common and what speaks against them: points, and a line for each."""
    shared = sorted(x for x in set(one.told) & set(other.told) if not x.startswith(_COMMON))
    points = min(0.15, 0.05 * len(shared))
    lines = [f"both: {line}" for line in shared]
    a, b = ({" ".join(x.split()[:-1]) for x in s.told if x.startswith("heldOffice ")}
            for s in (one, other))  # fmt: skip
    if not shared and a & b:
        points += 0.05
        lines += [f"the same office: {line.removeprefix('heldOffice ')}" for line in sorted(a & b)]
    for act in ("born", "died"):
        days = [{x.split()[-1][:4] for x in s.told if x.startswith(act)} for s in (one, other)]
        if all(days) and not days[0] & days[1]:
            points -= 0.3
            lines.append(f"against: {act} {' or '.join(sorted(days[0] | days[1]))}")
    return points, lines
