"""All that is said of one thing, each statement with its source, words and standing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.ask.labels import labels, relabelled_rows
from kg.ask.parameters import whole_day
from kg.ask.things import Meant, meant
from kg.conflicts import STANDINGS, conflicts, ranks_of
from kg.errors import Ambiguous, NotFound, after
from kg.identity import clusters, judgements_about
from kg.ledger.find import known_statement
from kg.ledger.naming import source_named
from kg.model.edtf_calendar import AFTER_ALL, Day
from kg.model.period import bound_key, parse_period
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["meant_by", "show"]

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
  DAY
}
ORDER BY ?time ?predicate ?statement
"""
_BOUNDS = "".join(
    f"OPTIONAL {{ ?st kgo:{name} ?{name} }} "
    for name in ("begin_earliest", "begin_latest", "end_earliest", "end_latest")
)
_ON = """FILTER((!BOUND(?begin_earliest) || ?begin_earliest <= ?on)
         && (!BOUND(?end_latest) || ?on <= ?end_latest))"""
_CERTAINLY = """FILTER(COALESCE(?begin_latest, ?end_latest) <= ?certainly
                && ?certainly <= COALESCE(?end_earliest, ?begin_earliest))"""
_ONE = "SELECT ?p ?o WHERE { ?thing ?p ?o }"
_KNOWN = """SELECT ?uid ?name ?type WHERE {
  ?thing kgo:uid ?uid ; rdfs:label ?name ; a ?type . FILTER(!STRSTARTS(STR(?type), STR(oa:))) }"""


def show(
    store: ox.Store,
    folder: GraphFolder,
    thing: str,
    *,
    on: str | None = None,
    certainly: str | None = None,
    lang: Sequence[str] = (),
) -> dict[str, Any]:
    """A thing with its names and statements; a statement with all its fields; a source.

    `on` keeps the statements of what may have been so on that day, `certainly` those of
    what certainly was. Things are called by their names in the languages of `lang`.
    `thing` is an id; `meant_by` gives those of a name.
    """
    if thing.startswith("st-"):
        return _statement(store, folder, thing)
    uid = thing
    known = run_query(store, _KNOWN, {"thing": f"ent:{uid}"}).rows
    types = sorted({row[2] for row in known})
    about = {
        name: value
        for name, value in run_query(store, _ONE, {"thing": f"ent:{uid}"}).rows
        if name in ("kind", "officeRank", "seats", "publisher", "url", "published", "licence")
    }
    days = {
        name: date.fromisoformat(whole_day(day, f"--{name}"))
        for name, day in (("on", on), ("certainly", certainly))
        if day is not None
    }
    limit = _BOUNDS if days else ""
    limit += (_ON if on else "") + (_CERTAINLY if certainly else "")
    statements = [
        row
        for end in ("rdf:subject", "rdf:object")
        for row in run_query(
            store,
            _STATEMENTS.replace("END", end).replace("DAY", limit),
            {"thing": f"ent:{uid}", **days},
        ).as_dicts()
    ]
    statements.sort(key=_when)
    name = known[0][1] if known else uid
    if lang:
        statements = relabelled_rows(store, statements, lang, ("subject", "object"))
        name = labels(store, [name], lang).get(name, name)
    return {
        "id": uid,
        "name": name,
        "labels": types,
        **about,
        **_identity(folder, uid),
        "statements": [{k: v for k, v in row.items() if v is not None} for row in statements],
    }


def _when(row: dict[str, Any]) -> tuple[Day, str, str]:
    """By the beginning; what bears no date comes last."""
    begin = parse_period(row["time"]).begin_earliest if row["time"] else None
    return AFTER_ALL if begin is None else bound_key(begin), row["predicate"], row["statement"]


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


def meant_by(store: ox.Store, folder: GraphFolder, text: str, *, on: str | None = None) -> Meant:
    """A statement by its id, things by an id or a name, else a source by its title.

    A state's name means the versions that may have existed `on` the day. NotFound names
    the nearest, Ambiguous all that the name may mean.
    """
    if text.startswith("st-"):
        return Meant({text: text})
    connection = folder.ledger.connection
    try:
        return meant(store, text, connection, period=(on, on))
    except NotFound as unknown:
        try:
            return meant(store, source_named(folder.ledger, text), connection)
        except NotFound as no_source:
            if isinstance(unknown, Ambiguous):
                raise unknown from None
            raise NotFound(after(str(unknown), str(no_source))) from None


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
        row[f"conflicts_{standing}"] = list(conflicts(store, [uid], standing=standing))
    history = folder.ledger.rows(
        "SELECT h.event, h.anchor, r.recorded_at, r.by, r.method FROM holdings h "
        "JOIN runs r ON r.id = h.run WHERE h.statement = ? ORDER BY h.seq",
        (uid,),
    )
    for event in history:
        event["anchor"] = json.loads(event["anchor"])
    row["history"] = history
    return {k: v for k, v in row.items() if v not in (None, {}, [])}
