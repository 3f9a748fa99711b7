"""All that is said of one thing, each statement with its source, words and standing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.conflicts import STANDINGS, conflicts, ranks_of
from kg.errors import NotFound, nearest
from kg.ledger.find import known_statement
from kg.model.ids import normal_words
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["identify", "show"]

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
_NAMES = "SELECT ?uid ?alias ?name WHERE { ?x kgo:alias ?alias ; kgo:uid ?uid ; rdfs:label ?name }"


def show(store: ox.Store, folder: GraphFolder, thing: str) -> dict[str, Any]:
    """A thing with its names and statements; a statement with all its fields; a source.

    `thing` is an id or a name. NotFound names the nearest, or all that a name may mean.
    """
    if thing.startswith("st-"):
        return _statement(store, folder, thing)
    uid = identify(store, thing)
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
        "statements": [{k: v for k, v in row.items() if v is not None} for row in statements],
    }


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


def identify(store: ox.Store, thing: str) -> str:
    """The id of what a person names by its id or a name; NotFound if none or several bear it."""
    if run_query(store, "SELECT ?x WHERE { ?x kgo:uid ?id }", {"id": thing}).rows:
        return thing
    wanted = normal_words(thing)
    rows = run_query(store, _NAMES).rows
    found = {uid: name for uid, alias, name in rows if alias == thing}
    found = found or {uid: name for uid, alias, name in rows if normal_words(alias) == wanted}
    if not found:
        raise NotFound(
            f"the graph has nothing named {thing!r}{nearest(thing, {r[1] for r in rows})}"
        )
    if len(found) > 1:
        listed = "; ".join(f"{name} ({uid})" for uid, name in sorted(found.items())[:10])
        raise NotFound(f"{thing!r} names several things: {listed}; give the id of one")
    return str(next(iter(found)))
