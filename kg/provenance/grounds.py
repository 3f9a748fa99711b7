"""Statements as the grounds of an edge or an answer: who says what, in which words, and where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.cite import cite_statements
from kg.conflicts.said import said
from kg.provenance.standing import Standing, standings
from kg.rdf import run_query
from kg.schema import load_schema

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.folder import GraphFolder

__all__ = ["grounds", "sentence_around"]

_ROWS = """
SELECT s.*, coalesce(a.words, s.subject) AS subject_words, b.words AS object_words,
       h.anchor, h.record_row, f.engines, r.by, substr(r.recorded_at, 1, 10) AS day
FROM json_each(?) w JOIN statements s ON s.id = w.value
LEFT JOIN records a ON a.id = s.subject LEFT JOIN records b ON b.id = s.object
LEFT JOIN holdings h ON h.statement = s.id
      AND h.seq = (SELECT max(seq) FROM holdings WHERE statement = s.id)
LEFT JOIN findings f ON f.statement = s.id
      AND f.seq = (SELECT max(seq) FROM findings WHERE statement = s.id)
LEFT JOIN runs r ON r.id = s.run ORDER BY w.key"""
_CARRIED = """SELECT ?id ?name ?value ?label WHERE {
  ?st kgo:uid ?id ; ?name ?value . OPTIONAL { ?value rdfs:label ?label } }"""
_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*(?=\s|$)|\n")
_ORDER = {"PARTICIPATED_IN": 0, "TOOK_PLACE": 2, "KIND": 3}  # who, then when and where
_FAR = 600  # characters in which a sentence is looked for


def grounds(
    store: ox.Store, folder: GraphFolder, statements: Iterable[str]
) -> list[dict[str, Any]]:
    """Each of the statements with its words, source, citation, standing and origin.

    What is no longer in the graph is told as its source's own words put it.
    """
    ids = list(dict.fromkeys(statements))
    sides = said(store, ids)
    cited = cite_statements(folder.ledger, ids).citations
    stand = standings(folder.ledger, ids)
    carried = _carried(store, ids)
    found = []
    for row in folder.ledger.rows(_ROWS, (json.dumps(ids),)):
        id = row["id"]
        side = sides.get(id)
        place = json.loads(row["locator"])
        source = folder.ledger.source(row["source"]) or {}
        ground = {
            "id": id,
            "says": side.what if side else _words(row),
            "relation": row["predicate"],
            "time": side.time if side else row["time"],
            **carried.get(id, {}),
            **_quoted(row, place, folder, side.what if side else ""),
            "said_by": side.who if side else None,
            "source": source.get("title") or row["source"],
            "source_id": row["source"],
            "citation": cited[id].note,
            "licence": source.get("licence"),
            "certainty": row["certainty"],
            "found_by": row["engines"].split(",") if row["engines"] else None,
            "note": row["note"],
            **_standing(stand[id]),
            "entered": f"{row['method']}, {row['by']}, {row['day']}",
        }
        found.append({k: v for k, v in ground.items() if v not in (None, "", [])})
    return sorted(found, key=lambda ground: _ORDER.get(ground["relation"], 1))


def _words(row: dict[str, Any]) -> str:
    parts = (row["subject_words"], row["predicate"], row["object_words"] or row["value"])
    return " ".join(str(part) for part in parts if part)


def _standing(found: Standing) -> dict[str, Any]:
    return {
        "counts": found.counts,
        "accepted": found.accepted,
        "rank": found.rank if found.rank != "normal" else None,
        "hindered": [h.words for h in found.hindrances],
    }


def _carried(store: ox.Store, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """The qualifiers of each statement, things by their names."""
    known = {name for rule in load_schema().relations.values() for name in rule.qualifiers}
    found: dict[str, dict[str, str]] = {}
    rows = run_query(store, _CARRIED, {"st": [f"ent:{id}" for id in ids]}).rows
    for id, name, value, label in rows:
        if name in known:
            found.setdefault(id, {})[name] = str(label or value)
    return found


def _quoted(
    row: dict[str, Any], place: dict[str, Any], folder: GraphFolder, told: str
) -> dict[str, Any]:
    """The words of the source: the quotation in its whole sentence, else those for its parts."""
    originals = (row["original_subject"], row["original_object"], row["original_time"])
    found: dict[str, Any] = {"original": [x for x in originals if x and x not in told]}
    if place.get("exact"):
        found["quotation"] = place["exact"]
        found["lang"] = place.get("lang")
        found["translation"] = place.get("translation")
        anchor = json.loads(row["anchor"] or "{}")
        found["sentence"] = sentence_around(place["exact"], anchor, folder)
        if "sha256" in anchor and not folder.text_file(anchor["sha256"]).is_file():
            found["text"] = "text not at hand"
        if trigger := place.get("trigger"):
            found["trigger"] = place["exact"][trigger[0] : trigger[1]]
    return found


def sentence_around(quotation: str, anchor: dict[str, Any], folder: GraphFolder) -> str | None:
    """The sentence around the quotation, where its text is kept and there is more of it."""
    text = folder.text(anchor["sha256"]) if "sha256" in anchor else None
    if text is None or "start" not in anchor or "end" not in anchor:
        return None
    start, end = anchor["start"], anchor["end"]
    if text[start:end] != quotation:
        return None
    before = text[max(0, start - _FAR) : start]
    begins = max((found.end() for found in _END.finditer(before)), default=0)
    if not _END.search(quotation[-3:]):
        after = _END.search(text, end, end + _FAR)
        end = after.end() if after else end
    whole = " ".join((before[begins:] + text[start:end]).split())
    return whole if whole != " ".join(quotation.split()) else None
