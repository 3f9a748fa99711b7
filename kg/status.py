"""How a graph stands: counts, the period covered, and whether all its parts agree."""

from __future__ import annotations

from typing import Any

from kg.folder import GraphFolder
from kg.ledger.digest import ledger_digest
from kg.ledger.live import LIVE_STATEMENTS, live_records

__all__ = ["doctor", "status"]

_COUNTS = """
SELECT count(*) AS statements,
    count(*) FILTER (WHERE basis = 'person') AS typed,
    count(*) FILTER (WHERE basis = 'data_set') AS from_data_sets,
    count(*) FILTER (WHERE basis IN ('text', 'machine')) AS read_from_text,
    count(*) FILTER (WHERE verdict = 'accepted' AND kind = 'policy') AS accepted_by_policy,
    count(*) FILTER (WHERE kind = 'person') AS reviewed,
    count(*) FILTER (WHERE basis IN ('text', 'machine')
        AND coalesce(verdict, 'proposed') = 'proposed') AS proposed,
    min(begin_earliest) FILTER (WHERE begin_earliest GLOB '[0-9]*' AND dataset <> 'gazetteer')
        AS covers_from,
    max(end_latest) FILTER (WHERE end_latest GLOB '[0-9]*' AND dataset <> 'gazetteer') AS covers_to
FROM live LEFT JOIN (
    SELECT statement, verdict, kind FROM standing_reviews
) ON statement = id
"""
_NOBODY = """
SELECT id FROM records r
WHERE type IN ('Polity', 'Organization', 'Office', 'Person') AND NOT EXISTS
    (SELECT 1 FROM judgements j WHERE j."left" = r.id AND j.verdict = 'same')
"""


def status(folder: GraphFolder) -> dict[str, Any]:
    """One record: statements by how they came in, things, edges, period, and the digest."""
    ledger = folder.ledger
    (counts,) = ledger.rows(f"{LIVE_STATEMENTS} {_COUNTS}")
    ((sources,),) = ledger.connection.execute(
        f"{LIVE_STATEMENTS} SELECT count(*) FROM known WHERE id NOT IN (SELECT id FROM dead)"
    )
    unresolved = live_records(ledger.connection).intersection(
        record for (record,) in ledger.connection.execute(_NOBODY)
    )
    with folder.reading_rdf() as projection:
        from kg.conflicts import count_conflicts
        from kg.rdf import run_query

        store = projection.read()
        conflicts = count_conflicts(store)
        ((edges,),) = run_query(store, "SELECT (COUNT(*) AS ?n) WHERE { ?e a kgo:Edge }").rows
        ((entities,),) = run_query(
            store, "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x kgo:alias ?name }"
        ).rows
    return {
        "path": str(folder.path),
        "sources": sources,
        **counts,
        "entities": entities,
        "edges": edges,
        "conflicts": conflicts,
        "unresolved": len(unresolved),
        "sequence": ledger.sequence,
        "digest": ledger_digest(ledger),
    }


def doctor(folder: GraphFolder) -> list[dict[str, Any]]:
    """Checks of everything that could disagree: {check, ok, detail} each."""
    ledger = folder.ledger
    found = [_check("ledger file", ledger.connection.execute("PRAGMA quick_check").fetchone()[0])]
    ((lost,),) = ledger.connection.execute(
        "SELECT count(*) FROM holdings h LEFT JOIN statements s ON s.id = h.statement "
        "WHERE s.id IS NULL"
    )
    found.append(
        _check("every holding has its statement", "ok" if not lost else f"{lost} have not")
    )
    ((strange,),) = ledger.connection.execute(
        "SELECT count(*) FROM statements s LEFT JOIN records r ON r.id = s.subject "
        "WHERE r.id IS NULL"
    )
    found.append(_check("every subject is on record", "ok" if not strange else f"{strange} not"))
    found += _identities(folder)
    found.append(_gazetteer(folder))
    found += _projections(folder)
    found.append(_spans(folder))
    return found


def _check(name: str, outcome: str) -> dict[str, Any]:
    return {"check": name, "ok": outcome == "ok", "detail": outcome}


def _gazetteer(folder: GraphFolder) -> dict[str, Any]:
    """Whether the graph holds the gazetteer of this program; it is brought in as a graph is opened,
    unless another process writes to it."""
    from kg.ledger.sources import edition_of
    from kg.paths import gazetteer_digest

    held = edition_of(folder.ledger, "gazetteer")
    same = held in (None, gazetteer_digest())
    detail = "another edition is in the graph: open it again when nobody writes to it"
    return _check("the gazetteer is that of this program", "ok" if same else detail)


def _identities(folder: GraphFolder) -> list[dict[str, Any]]:
    """What a person told apart and others join all the same; and what nobody can place any more."""
    from kg.identity import clusters, dissolved

    torn = [
        f"{x.one} is not {x.other}, but "
        + ("persons joined them" if x.among_persons else "policies join them by a detour")
        + "; what was told apart counts until a judgement is taken back: "
        + ", ".join(f"{link.left} is {link.right}" for link in x.suspended)
        for x in clusters(folder.ledger.connection).conflicts
    ]
    lost = [
        f"{former} was judged and is {' and '.join(sorted(found))} now: judge these"
        for former, found in dissolved(folder.ledger.connection).items()
    ]
    return [
        _check("nobody joins what a person told apart", "; ".join(torn[:5]) or "ok"),
        _check("every id that a person judged is one thing", "; ".join(lost[:5]) or "ok"),
    ]


def _projections(folder: GraphFolder) -> list[dict[str, Any]]:
    from kg.rdf import run_query

    ((live,),) = folder.ledger.connection.execute(f"{LIVE_STATEMENTS} SELECT count(*) FROM live")
    with folder.reading_rdf() as projection:
        ((triples,),) = run_query(
            projection.read(), "SELECT (COUNT(*) AS ?n) WHERE { ?s a kgo:Statement }"
        ).rows
    rows = folder.reading_graph().run("MATCH (s:Statement) RETURN count(s) AS n", {}).rows
    return [
        _check(f"{name} holds all statements", "ok" if held == live else f"{held} of {live}")
        for name, held in (("RDF", triples), ("the property graph", rows[0][0]))
    ]


def _spans(folder: GraphFolder) -> dict[str, Any]:
    """Every quotation with a position is held against the text that was kept."""
    import json

    checked = wrong = absent = 0
    rows = folder.ledger.connection.execute(
        f"{LIVE_STATEMENTS} SELECT l.locator, h.anchor FROM live l JOIN holdings h ON h.seq = "
        "(SELECT max(seq) FROM holdings WHERE statement = l.id) WHERE h.anchor LIKE '%sha256%'"
    )
    texts: dict[str, str | None] = {}
    for locator, anchor in rows:
        spot, exact = json.loads(anchor), json.loads(locator).get("exact")
        text = texts.setdefault(spot["sha256"], folder.text(spot["sha256"]))
        if text is None and not folder.text_file(spot["sha256"]).is_file():
            absent += 1
            continue
        checked += 1
        if text is None:  # altered on disk: none of its words can be relied on
            wrong += 1
            continue
        wrong += text[spot["start"] : spot["end"]] != exact
    detail = "ok" if not wrong else f"{wrong} of {checked} quotations are not in their text"
    check = _check("quotations stand in their texts", detail)
    if not wrong:
        check["detail"] = f"{checked} checked, {absent} texts not at hand"
    return check
