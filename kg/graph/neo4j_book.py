"""The one node in which a Neo4j database remembers what was pushed into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.graph.neo4j import quoted
from kg.graph.rows import CORE_LABELS

if TYPE_CHECKING:
    from kg.graph.neo4j import Neo4jServer
    from kg.ledger import Ledger

__all__ = ["Book", "PushState", "last_run", "outdated", "push_state"]


@dataclass(frozen=True, slots=True)
class PushState:
    """Which state of the ledger a server shows; all None after a push that did not end.

    `run` tells runs of the same number in two ledgers apart.
    """

    sequence: int | None
    digest: str | None
    run: str | None = None


def push_state(server: Neo4jServer) -> PushState | None:
    """What the last push left on the server, or None where nothing was ever pushed."""
    found = server.run("MATCH (b:_Dragoman) RETURN b.sequence, b.digest, b.run", {}).rows
    return PushState(*found[0]) if found else None


def last_run(ledger: Ledger, sequence: int) -> str:
    """When and by whom that run of the ledger was made, and of what: no other ledger has it."""
    query = "SELECT recorded_at, kind, by, dataset, sha256 FROM runs WHERE id = ?"
    return " ".join(str(v) for row in ledger.rows(query, (sequence,)) for v in row.values())


def outdated(server: Neo4jServer, ledger: Ledger) -> str | None:
    """Why the server's answers may not be those of the ledger; None right after a push."""
    state = push_state(server)
    if state is None:
        return "nothing was ever pushed to the server: `kg push neo4j`"
    if state.sequence is None:
        return "the last push to the server did not end, it may hold a part: `kg push neo4j`"
    if state.sequence != ledger.sequence:
        return (
            f"the server reflects run {state.sequence}, the graph is at run {ledger.sequence}: "
            "`kg push neo4j`"
        )
    if state.run != last_run(ledger, state.sequence):
        return "the server holds another graph than this one: `kg push neo4j` replaces it"
    return None


@dataclass(slots=True)
class Book:
    """The labels and types that pushes have used here: the reach of what may be removed.

    Each is written down before its first row is, so that a push that is cut
    off leaves nothing that the next one would not know as ours.
    """

    server: Neo4jServer
    known: dict[str, set[str]]
    used: dict[str, set[str]] = field(
        default_factory=lambda: {"labels": set(), "markers": set(), "types": set()}
    )

    @classmethod
    def begin(cls, server: Neo4jServer) -> Book:
        """Open the book and mark the push as not ended; refuses a database with such nodes
        that no push made."""
        query = "MATCH (b:_Dragoman) RETURN b.labels, b.markers, b.types"
        found = server.run(query, {}).rows
        labels, markers, types = found[0] if found else ([], [], [])
        book = cls(
            server,
            {"labels": set(labels or ()), "markers": set(markers or ()), "types": set(types or ())},
        )
        for label in CORE_LABELS:
            book._refuse_strangers(label)
        server.write("MERGE (b:_Dragoman) REMOVE b.sequence, b.digest, b.run, b.pushed_at", {})
        return book

    def use(self, kind: str, names: Iterable[str]) -> None:
        """Note that this push writes these labels, markers or types."""
        fresh = set(names) - self.used[kind]
        if fresh - self.known[kind]:
            if kind == "labels":
                for label in sorted(fresh - self.known[kind]):
                    self._refuse_strangers(label)
            self.known[kind] |= fresh
            self._write(f"SET b.{kind} = $names", {"names": sorted(self.known[kind])})
        self.used[kind] |= fresh

    def end(self, state: PushState) -> None:
        """Write down that the server now shows this state of the ledger, and nothing else."""
        values = {kind: sorted(names) for kind, names in self.used.items()}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values_all = {**values, **asdict(state), "pushed_at": now}
        self._write("SET b = $values", {"values": values_all})

    def _write(self, change: str, parameters: dict[str, Any]) -> None:
        self.server.write(f"MATCH (b:_Dragoman) {change}", parameters)

    def _refuse_strangers(self, label: str) -> None:
        if label in self.known["labels"]:
            return
        query = f"MATCH (n:{quoted(label)}) WHERE n.uid IS NOT NULL RETURN n.uid LIMIT 1"
        strangers = self.server.run(query, {}).rows
        if strangers:
            raise BadInput(
                f"the database at {self.server.uri} holds {label} nodes with a uid "
                f"({strangers[0][0]!r}) that no push made; set NEO4J_DATABASE to another one, "
                "or rename that property"
            )
