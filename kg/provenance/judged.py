"""Who is who: by which judgements the names in statements became the things of the graph."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from kg.identity import clusters, judgements_about
from kg.rdf import run_query

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["judgements_behind", "things_of"]

_NAMED = """
WITH ids AS (SELECT value AS id FROM json_each(?)),
named AS (
    SELECT s.subject AS record FROM ids JOIN statements s ON s.id = ids.id
    UNION SELECT s.object FROM ids JOIN statements s ON s.id = ids.id WHERE s.object IS NOT NULL
    UNION SELECT m.record FROM ids JOIN mentions m ON m.statement = ids.id)
SELECT r.id AS record, r.words, r.dataset, j."right" AS thing, j.verdict, j.by, j.why,
       substr(x.recorded_at, 1, 10) AS day
FROM named n JOIN records r ON r.id = n.record
LEFT JOIN judgements j ON j."left" = r.id AND j.by GLOB 'policy:*'
     AND j.seq = (SELECT max(seq) FROM judgements WHERE "left" = r.id AND by GLOB 'policy:*')
LEFT JOIN runs x ON x.id = j.run ORDER BY r.words, r.id"""
_THINGS = """
SELECT w.value AS record, j."right" AS thing FROM json_each(?) w
JOIN judgements j ON j."left" = w.value AND j.by GLOB 'policy:*' AND j.verdict = 'same'
     AND j.seq = (SELECT max(seq) FROM judgements WHERE "left" = w.value AND by GLOB 'policy:*')"""
_NAMES = "SELECT ?id ?name WHERE { ?x kgo:uid ?id ; rdfs:label ?name }"


def judgements_behind(
    store: ox.Store, folder: GraphFolder, statements: Iterable[str], things: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Each thing that the statements name: under which words, and who judged that it is meant.

    With `things` only those. A thing that nobody judged stands for itself, under
    the words of its source.
    """
    ledger = folder.ledger
    who = clusters(ledger.connection)
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in ledger.rows(_NAMED, (json.dumps(list(statements)),)):
        same = row["verdict"] == "same"
        thing = who.uid_of.get(row["record"]) or who.uid(row["thing"] if same else row["record"])
        if things and thing not in things:
            continue
        by, why = row["by"] or "nobody", row["why"] or "it stands for itself"
        told = found.setdefault(
            (thing, by, why), {"thing": thing, "words": [], "by": by, "why": why, "on": row["day"]}
        )
        if row["words"] not in told["words"]:
            told["words"].append(row["words"])
    rows = [*found.values(), *_by_persons(ledger.connection, who.all_of, {k[0] for k in found})]
    names = _names(store, {row["thing"] for row in rows})
    return [{"name": names.get(row["thing"]), **row} for row in rows]


def things_of(connection: sqlite3.Connection, records: Iterable[str]) -> dict[str, str]:
    """Who each record is by the last judgement, also where its source is withdrawn."""
    wanted = sorted(set(records))
    who = clusters(connection)
    placed = dict(connection.execute(_THINGS, (json.dumps(wanted),)))
    return {id: who.uid_of.get(id) or who.uid(placed.get(id, id)) for id in wanted}


def _by_persons(connection: Any, all_of: Any, things: Iterable[str]) -> list[dict[str, Any]]:
    """What persons and policies judged between these things and others."""
    found = []
    for thing in sorted(things):
        for row in judgements_about(connection, all_of(thing)):
            other = row["right"] if row["left"] in all_of(thing) else row["left"]
            verdict = {"same": "is", "not_same": "is not", "unsure": "may be"}[row["verdict"]]
            found.append(
                {
                    "thing": thing,
                    "words": [f"{row['left']} {verdict} {other}"],
                    "by": row["by"],
                    "why": row["why"],
                    "on": str(row["when"] or "")[:10],
                }
            )
    return found


def _names(store: ox.Store, things: Iterable[str]) -> dict[str, str]:
    wanted = [f"ent:{thing}" for thing in sorted(things)]
    return dict(run_query(store, _NAMES, {"x": wanted}).rows) if wanted else {}
