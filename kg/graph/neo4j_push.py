"""A graph pushed to a Neo4j server: the new arrives, the changed changes, the gone goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.errors import Corrupt
from kg.graph.neo4j import Neo4jServer, quoted
from kg.graph.neo4j_book import Book, PushState
from kg.graph.neo4j_gone import remove_nodes, remove_relationships
from kg.graph.neo4j_seen import Seen
from kg.graph.rows import Node, Relationship

__all__ = ["BATCH", "Progress", "PushReport", "constraint_statements", "push"]

BATCH = 10_000
HELD_BACK = 50_000

Progress = Callable[[str, int], None]
Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did: how much the server now holds of ours, and what was taken off it."""

    nodes: int
    relationships: int
    removed_nodes: int
    removed_relationships: int


def push(
    server: Neo4jServer,
    nodes: Iterator[list[Node]],
    relationships: Iterator[list[Relationship]],
    constraints: Sequence[str],
    *,
    sequence: int,
    digest: str,
    run: str | None = None,
    progress: Progress | None = None,
) -> PushReport:
    """Make the server show exactly these nodes and relationships.

    Can be cut off at any moment and run again. Removed is only what carries a
    uid under a label or type that a push has used; other data in the same
    database stay, except that a relationship of somebody else's falls with a
    node of ours. `progress` is told "nodes" or "relationships" and how many so far.
    """
    told = progress or (lambda _what, _count: None)
    book = Book.begin(server)
    for statement in constraints:
        server.write(statement, {})
    server.run("CALL db.awaitIndexes(300)", {})
    with Seen() as seen:
        node_count = _push_nodes(server, book, seen, nodes, told)
        relationship_count = _push_relationships(server, book, seen, relationships, told)
        gone = remove_relationships(server, seen, sorted(book.known["types"]), BATCH)
        gone_nodes, fallen = remove_nodes(server, seen, sorted(book.known["labels"]), BATCH)
    book.end(PushState(sequence, digest, run))
    return PushReport(node_count, relationship_count, gone_nodes, gone + fallen)


def constraint_statements(text: str) -> list[str]:
    """The statements of a Cypher file: parted by semicolons, without // remark lines."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
    return [part.strip() for part in "\n".join(lines).split(";") if part.strip()]


def _push_nodes(
    server: Neo4jServer,
    book: Book,
    seen: Seen,
    nodes: Iterator[list[Node]],
    told: Progress,
) -> int:
    done = 0
    for (label, markers), group in _gathered(nodes, lambda n: (n.label, tuple(sorted(n.markers)))):
        book.use("labels", [label])
        book.use("markers", markers)
        change = "".join(f" SET n:{quoted(marker)}" for marker in markers)
        for marker in sorted(book.known["markers"] - {*markers, label}):
            change += f" REMOVE n:{quoted(marker)}"
        server.write(
            f"UNWIND $rows AS row MERGE (n:{quoted(label)} {{uid: row.uid}}) "
            f"SET n = row.properties{change}",
            {"rows": [_row(node) for node in group]},
        )
        seen.add(label, (node.uid for node in group))
        done += len(group)
        told("nodes", done)
    return done


def _push_relationships(
    server: Neo4jServer,
    book: Book,
    seen: Seen,
    relationships: Iterator[list[Relationship]],
    told: Progress,
) -> int:
    done = 0
    for (kind, start, end), group in _gathered(
        relationships, lambda r: (r.type, r.start_label, r.end_label)
    ):
        book.use("types", [kind])
        joined = server.write(
            f"UNWIND $rows AS row MATCH (a:{quoted(start)} {{uid: row.start}}) "
            f"MATCH (b:{quoted(end)} {{uid: row.end}}) "
            f"MERGE (a)-[r:{quoted(kind)} {{uid: row.uid}}]->(b) SET r = row.properties "
            "RETURN count(r)",
            {"rows": [{**_row(r), "start": r.start, "end": r.end} for r in group]},
        )
        if joined != len(group):
            raise _loose(seen, group)
        seen.add(f":{kind}", (f"{r.start}\x1f{r.end}\x1f{r.uid}" for r in group))
        done += len(group)
        told("relationships", done)
    return done


def _row(item: Node | Relationship) -> dict[str, Any]:
    return {"uid": item.uid, "properties": {**item.properties, "uid": item.uid}}


def _loose(seen: Seen, group: Iterable[Relationship]) -> Corrupt:
    for relationship in group:
        for label, uid in (
            (relationship.start_label, relationship.start),
            (relationship.end_label, relationship.end),
        ):
            if seen.unseen(label, [uid]):
                return Corrupt(
                    f"{relationship.type} {relationship.uid} joins the {label} {uid!r}, which is "
                    "not among the nodes; the push stopped, run `kg doctor`"
                )
    return Corrupt("the server lost nodes while they were being joined; push again")


def _gathered(
    batches: Iterable[list[Row]], key: Callable[[Row], Key]
) -> Iterator[tuple[Key, list[Row]]]:
    """The rows in groups of one key, each at most BATCH long; few are held back at a time."""
    held: dict[Key, list[Row]] = defaultdict(list)
    count = 0
    for batch in batches:
        for row in batch:
            group = held[key(row)]
            group.append(row)
            count += 1
            if len(group) == BATCH:
                count -= BATCH
                yield key(row), held.pop(key(row))
        if count >= HELD_BACK:
            yield from held.items()
            held.clear()
            count = 0
    yield from held.items()
