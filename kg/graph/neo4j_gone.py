"""What an earlier push left on a Neo4j server and this one did not bring: taken off again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.graph.neo4j import Neo4jServer, quoted
from kg.graph.neo4j_seen import Seen

__all__ = ["remove_nodes", "remove_relationships"]


def remove_relationships(server: Neo4jServer, seen: Seen, types: Sequence[str], batch: int) -> int:
    """Remove the relationships of these types that carry a uid and were not seen; how many."""
    removed = 0
    for kind in types:
        everything = f"MATCH (a)-[r:{quoted(kind)}]->(b)"
        if _count(server, f"MATCH ()-[r:{quoted(kind)}]->() RETURN count(r)") == seen.count(
            f":{kind}"
        ):
            continue
        keyed = f"{everything} RETURN elementId(r), [a.uid, b.uid, r.uid]"
        for ids in _unseen(server, seen, f":{kind}", keyed, batch):
            removed += server.remove("MATCH ()-[r]->() WHERE elementId(r) IN $ids DELETE r", ids)[1]
    return removed


def remove_nodes(
    server: Neo4jServer, seen: Seen, labels: Sequence[str], batch: int
) -> tuple[int, int]:
    """Remove the nodes of these labels that carry a uid and were not seen: how many nodes, and
    how many relationships fell with them."""
    nodes = fallen = 0
    for label in labels:
        if _count(server, f"MATCH (n:{quoted(label)}) RETURN count(n)") == seen.count(label):
            continue
        keyed = f"MATCH (n:{quoted(label)}) RETURN elementId(n), [n.uid]"
        for ids in _unseen(server, seen, label, keyed, batch):
            gone = server.remove("MATCH (n) WHERE elementId(n) IN $ids DETACH DELETE n", ids)
            nodes += gone[0]
            fallen += gone[1]
    return nodes, fallen


def _count(server: Neo4jServer, query: str) -> int:
    # Answered from the server's counts; equal means that nothing there is gone.
    return int(server.run(query, {}).rows[0][0])


def _unseen(
    server: Neo4jServer, seen: Seen, kind: str, query: str, batch: int
) -> Iterator[list[str]]:
    """The ids, batch by batch, of what has a key of ours that was not seen."""
    gone: list[str] = []
    for rows in server.stream(query, batch):
        keys = {
            element: "\x1f".join(parts)
            for element, parts in rows
            if all(isinstance(part, str) for part in parts)
        }
        unseen = seen.unseen(kind, list(keys.values()))
        gone += [element for element, key in keys.items() if key in unseen]
        if len(gone) >= batch:
            yield gone
            gone = []
    if gone:
        yield gone
