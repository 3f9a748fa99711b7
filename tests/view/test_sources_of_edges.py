"""An edge tells the sources of its statements, in both languages, also after one is withdrawn."""

from __future__ import annotations

from pathlib import Path

import kg

CYPHER = """MATCH ()-[r]->() WHERE r.from_sources IS NOT NULL
UNWIND r.from_sources AS source RETURN r.uid AS edge, source"""
BY_STATEMENTS = """MATCH ()-[r]->() WHERE r.statements IS NOT NULL UNWIND r.statements AS id
MATCH (:Statement {uid: id})-[:FROM_SOURCE]->(s:Source)
RETURN DISTINCT r.uid AS edge, s.uid AS source"""
SPARQL = "SELECT ?edge ?source { ?r kgo:fromSource/kgo:uid ?source ; kgo:uid ?edge }"


def _told(graph: kg.KnowledgeGraph) -> dict[str, set[str]]:
    """The sources by the edge; the same whichever way they are asked for."""
    ways = [graph.cypher(CYPHER), graph.cypher(BY_STATEMENTS), graph.sparql(SPARQL)]
    pairs = [sorted((row["edge"], row["source"]) for row in rows.as_dicts()) for rows in ways]
    assert pairs[0] == pairs[1] == pairs[2]
    assert len(set(pairs[0])) == len(pairs[0])
    return {edge: {source for other, source in pairs[0] if other == edge} for edge, _ in pairs[0]}


def test_an_edge_tells_its_sources_until_they_are_withdrawn(own_graph: Path) -> None:
    with kg.open(own_graph, by="test") as graph:
        before = _told(graph)
        shared = next(sources for sources in before.values() if len(sources) > 1)
        gone = min(shared)
        graph.retract(gone)
        after = _told(graph)
    alone = {edge for edge, sources in before.items() if sources == {gone}}
    assert shared in before.values() and not alone & after.keys()
    assert any(sources == shared - {gone} for sources in after.values())
    assert not any(gone in sources for sources in after.values())
