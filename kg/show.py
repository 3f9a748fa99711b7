"""All that is said of one thing, each statement with its source, words and standing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.ask.things import identify
from kg.conflicts import STANDINGS, conflicts, ranks_of
from kg.identity import clusters, judgements_about
from kg.ledger.find import known_statement
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["show"]

_STATEMENTS = """
SELECT DISTINCT ?statement ?subject ?predicate ?object ?value ?time ?polarity ?modality ?review
       ?basis ?said_by ?source ?source_id ?locator ?quotation
WHERE {
  ?st END ?thing ; a kgo:Statement ; kgo:uid ?statement ; rdf:subject/rdfs:label ?subject ;
      rdf:predicate ?predicate ; kgo:polarity ?polarity ; kgo:modality ?modality ;
      kgo:review ?review ; kgo:basis ?basis ; prov:hadPrimarySource ?src .
  ?src kgo:uid ?source_id ; rdfs:label ?source .
  OPTIONAL { ?st rdf:object/rdfs:label ?object }
  OPTIONAL { ?st kgo:value ?value }
  OPTIONAL { ?st kgo:time ?time }
  OPTIONAL { ?st kgo:said_by ?said_by }
  OPTIONAL { ?st kgo:locator ?locator }
  OPTIONAL { ?st oa:hasTarget/oa:exact ?quotation }
}
ORDER BY ?time ?predicate ?statement
"""
_ONE = "SELECT ?p ?o WHERE { ?thing ?p ?o }"
_KNOWN = """SELECT ?uid ?name ?type WHERE {
  ?thing kgo:uid ?uid ; rdfs:label ?name ; a ?type . FILTER(!STRSTARTS(STR(?type), STR(oa:))) }"""


def show(store: ox.Store, folder: GraphFolder, thing: str) -> dict[str, Any]:
    """A thing with its names and statements; a statement with all its fields; a source.

    `thing` is an id or a name. NotFound names the nearest, or all that a name may mean.
    """
    if thing.startswith("st-"):
        return _statement(store, folder, thing)
    uid = identify(store, thing, folder.ledger.connection)
    known = run_query(store, _KNOWN, {"thing": f"ent:{uid}"}).rows
    labels = sorted({row[2] for row in known})
    about = {
        name: value
        for name, value in run_query(store, _ONE, {"thing": f"ent:{uid}"}).rows
        if name in ("kind", "officeRank", "seats", "publisher", "url", "published", "licence")
    }
    statements = [
        row
        for end in ("rdf:subject", "rdf:object")
        for row in run_query(
            store, _STATEMENTS.replace("END", end), {"thing": f"ent:{uid}"}
        ).as_dicts()
    ]
    return {
        "id": uid,
        "name": known[0][1] if known else uid,
        "labels": labels,
        **about,
        **_identity(folder, uid),
        "statements": [{k: v for k, v in row.items() if v is not None} for row in statements],
    }


_RECORDS = """
SELECT r.id AS record, r.words, r.dataset, j.by, j.why FROM judgements j
JOIN records r ON r.id = j."left" WHERE j."right" = ? AND j.verdict = 'same'
AND j.seq = (SELECT max(seq) FROM judgements WHERE "left" = j."left") LIMIT ?
"""
_SHOWN = 20  # records


def _identity(folder: GraphFolder, uid: str) -> dict[str, Any]:
    """Who said that it is one with others or is not, and which mentions stand for it."""
    connection = folder.ledger.connection
    found = clusters(connection)
    members = found.all_of(uid)
    others = [old for old, now in found.merged() if now == uid]
    judged = [
        {k: v for k, v in row.items() if v is not None}
        for row in judgements_about(connection, members)
    ]
    mentions = [
        row for member in members for row in folder.ledger.rows(_RECORDS, (member, _SHOWN))
    ][:_SHOWN]
    known = {"other_ids": others, "judgements": judged, "mentions": mentions}
    return {name: rows for name, rows in known.items() if rows}


def _statement(store: ox.Store, folder: GraphFolder, uid: str) -> dict[str, Any]:
    row = known_statement(folder.ledger, uid)
    for name in ("qualifiers", "attributed_to", "locator"):
        row[name] = json.loads(row[name])
    row["source_known"] = folder.ledger.source(row["source"])
    now = run_query(store, _ONE, {"thing": f"ent:{uid}"}).rows
    row["in_the_graph"] = bool(now)
    row |= {name: value for name, value in now if name in ("review", "rank", "counts")}
    row["ranks"] = ranks_of(folder.ledger, uid)
    for standing in STANDINGS:
        row[f"conflicts_{standing}"] = list(conflicts(store, uid, standing=standing))
    history = folder.ledger.rows(
        "SELECT h.event, h.anchor, r.recorded_at, r.by, r.method FROM holdings h "
        "JOIN runs r ON r.id = h.run WHERE h.statement = ? ORDER BY h.seq",
        (uid,),
    )
    for event in history:
        event["anchor"] = json.loads(event["anchor"])
    row["history"] = history
    return {k: v for k, v in row.items() if v not in (None, {}, [])}
