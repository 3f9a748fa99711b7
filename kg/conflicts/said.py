"""One side of a conflict: what is said, by whom, when, in which words, where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.rdf import run_query
from kg.schema import load_schema

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Said", "relation_names", "said"]

_SAID = """
SELECT ?id ?subject ?predicate ?object ?value ?time ?attested ?polarity ?rank ?said_by ?source
       ?source_id ?quotation ?original_subject ?original_object ?original_time ?capacity
       ?begin_latest ?end_earliest ?phase
WHERE {
  ?st kgo:uid ?id ; rdf:subject/rdfs:label ?subject ; rdf:predicate ?predicate ;
      kgo:polarity ?polarity ; kgo:rank ?rank ; prov:hadPrimarySource ?src .
  ?src rdfs:label ?source ; kgo:uid ?source_id .
  OPTIONAL { ?st rdf:object/rdfs:label ?object }
  OPTIONAL { ?st kgo:value ?value }
  OPTIONAL { ?st kgo:time ?time }
  OPTIONAL { ?st kgo:attested ?attested }
  OPTIONAL { ?st kgo:said_by ?said_by }
  OPTIONAL { ?st oa:hasTarget/oa:exact ?quotation }
  OPTIONAL { ?st kgo:original_subject ?original_subject }
  OPTIONAL { ?st kgo:original_object ?original_object }
  OPTIONAL { ?st kgo:original_time ?original_time }
  OPTIONAL { ?st kgo:capacity/rdfs:label ?capacity }
  OPTIONAL { ?st kgo:begin_latest ?begin_latest }
  OPTIONAL { ?st kgo:end_earliest ?end_earliest }
  OPTIONAL { ?st kgo:phase ?phase }
}
"""
_MANY = 500


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a reader wants to see it beside another."""

    id: str
    what: str
    predicate: str
    subject: str
    object: str | None
    time: str | None
    denied: bool
    capacity: str | None
    phase: str | None
    begin_latest: str | None
    end_earliest: str | None
    who: str
    words: str | None
    source: str
    source_id: str
    rank: str

    def as_columns(self, side: str) -> dict[str, str | None]:
        """The fields of one side of a row."""
        return {
            f"{side}_statement": self.id,
            f"{side}_what": self.what,
            f"{side}_time": self.time,
            f"{side}_said_by": self.who,
            f"{side}_words": self.words,
            f"{side}_source": self.source,
            f"{side}_source_id": self.source_id,
            f"{side}_rank": self.rank,
        }


@cache
def relation_names() -> dict[str, str]:
    """The names of relations by what they are called in RDF."""
    return {rule.iri: name for name, rule in load_schema().relations.items()}


def said(store: ox.Store, ids: Iterable[str]) -> dict[str, Said]:
    """These statements by id."""
    wanted = list(ids)
    found: dict[str, Said] = {}
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        for row in run_query(store, _SAID, {"st": [f"ent:{uid}" for uid in some]}).as_dicts():
            found.setdefault(row["id"], _side(row))
    return found


def _side(row: dict[str, str | None]) -> Said:
    denied = row["polarity"] == "denied"
    predicate = relation_names()[str(row["predicate"])]
    target = row["object"] or row["value"]
    parts = [row["subject"], "not" if denied else None, predicate, row["phase"], target]
    if row["capacity"]:
        parts.append(f"as {row['capacity']}")
    originals = (row["original_subject"], row["original_object"], row["original_time"])
    words = row["quotation"] or "; ".join(text for text in originals if text) or None
    return Said(
        id=str(row["id"]),
        what=" ".join(part for part in parts if part),
        predicate=predicate,
        subject=str(row["subject"]),
        object=target,
        time=f"on {row['time']}" if row["attested"] and row["time"] else row["time"],
        denied=denied,
        capacity=row["capacity"],
        phase=row["phase"],
        begin_latest=_text(row["begin_latest"]),
        end_earliest=_text(row["end_earliest"]),
        who=row["said_by"] or "the source itself",
        words=words,
        source=str(row["source"]),
        source_id=str(row["source_id"]),
        rank=str(row["rank"]),
    )


def _text(day: object) -> str | None:
    return None if day is None else str(day)
