"""A Neo4j server behind the same door as the embedded engine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, Self
from urllib.parse import urlsplit

from kg.errors import BadInput, BadQuery, ServerError
from kg.graph.engine import Rows, refuse_outside

if TYPE_CHECKING:
    import neo4j

__all__ = ["Neo4jServer", "from_environment", "quoted"]

ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^\s/@]+(/.*)?")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
CONNECT_WITHIN = 10.0
FETCH = 10_000


class Neo4jServer:
    """A database on a Neo4j server, asked and filled through the official driver.

    The connection is made when it is first needed. `database` None means the
    one the server opens for this user by default.

    Example:
        server = from_environment()
        server.run("MATCH (p:Polity {name: $name}) RETURN p.uid", {"name": "Japan"})
    """

    def __init__(self, uri: str, username: str, password: str, database: str | None = None) -> None:
        self.uri = _checked(uri)
        self.username = username
        self.database = database
        self._password = password
        self._driver: neo4j.Driver | None = None

    def __repr__(self) -> str:
        return f"Neo4jServer({self.uri!r}, {self.username!r}, database={self.database!r})"

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """The answer to one query. The server itself refuses to write in such a session."""
        from kg.graph.neo4j_values import plain

        if not text.strip():
            raise BadQuery("the query is empty")
        refuse_outside(text)
        with self.session("READ") as session:
            try:
                result = session.run(_literal(text), dict(parameters))
            except (TypeError, ValueError, OverflowError) as error:
                raise BadQuery(f"a parameter cannot be sent to Neo4j: {error}") from error
            columns = tuple(result.keys())
            return Rows(columns, [tuple(map(plain, record.values())) for record in result])

    def stream(self, text: str, batch: int) -> Iterator[list[list[Any]]]:
        """The rows of one read query, a batch at a time, for what is too long to hold."""
        with self.session("READ") as session:
            result = session.run(_literal(text))
            while records := result.fetch(batch):
                yield [record.values() for record in records]

    def write(self, text: str, parameters: Mapping[str, Any]) -> Any:
        """Run one statement in a transaction of its own; the first value it returns, if any.

        For pushing only: what is written comes from the ledger, never from a query.
        """
        with self.session("WRITE") as session:
            return session.execute_write(_first_value, text, dict(parameters))

    def remove(self, text: str, ids: list[str]) -> tuple[int, int]:
        """Run a deletion over element ids: how many nodes and relationships it deleted."""
        with self.session("WRITE") as session:
            return session.execute_write(_deleted, text, ids)

    def close(self) -> None:
        """Close the connections; closing twice is harmless."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def session(self, access: Literal["READ", "WRITE"]) -> Iterator[neo4j.Session]:
        """A session whose errors are ours: BadQuery for a text, ServerError for the rest."""
        from kg.graph.neo4j_errors import spoken

        with (
            spoken(self.uri, self.username, self.database),
            self._connected().session(
                database=self.database, default_access_mode=access, fetch_size=FETCH
            ) as session,
        ):
            yield session

    def _connected(self) -> neo4j.Driver:
        if self._driver is None:
            import neo4j

            driver = neo4j.GraphDatabase.driver(
                self.uri,
                auth=(self.username, self._password),
                connection_timeout=CONNECT_WITHIN,
                max_transaction_retry_time=CONNECT_WITHIN,
                # Hints such as "no such label yet" would be printed on stderr.
                notifications_min_severity="OFF",
                user_agent="dragoman",
            )
            try:
                driver.verify_connectivity()
            except BaseException:
                driver.close()
                raise
            self._driver = driver
        return self._driver


def from_environment() -> Neo4jServer:
    """The server that NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name.

    The user is "neo4j" and the database the server's default where they are not set.
    """
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        raise ServerError("NEO4J_URI is not set; set it, for example to bolt://127.0.0.1:7687")
    password = os.environ.get("NEO4J_PASSWORD")
    if not password:
        raise ServerError(f"NEO4J_PASSWORD is not set; set it to your password for {_shown(uri)}")
    username = os.environ.get("NEO4J_USERNAME") or "neo4j"
    return Neo4jServer(uri, username, password, os.environ.get("NEO4J_DATABASE") or None)


def _checked(uri: str) -> str:
    try:
        good = ADDRESS.fullmatch(uri) is not None and urlsplit(uri).port != 0
    except ValueError:
        good = False
    if not good:
        raise ServerError(
            f"NEO4J_URI is {_shown(uri)!r}, no address of a Neo4j server; "
            "it looks like bolt://127.0.0.1:7687 or neo4j+s://host, without user or password"
        )
    return uri


def _shown(uri: str) -> str:
    """The address without what may be a password."""
    return re.sub(r"//.*@", "//…@", uri)


def quoted(name: str) -> str:
    """A label or relationship type ready to stand in a Cypher text; they cannot be parameters."""
    if NAME.fullmatch(name) is None:
        raise BadInput(f"{name!r} cannot be a label or type: letters, digits and _ only")
    return f"`{name}`"


def _first_value(transaction: neo4j.ManagedTransaction, text: str, values: dict[str, Any]) -> Any:
    record = transaction.run(_literal(text), values).single()
    return record[0] if record else None


def _deleted(transaction: neo4j.ManagedTransaction, text: str, ids: list[str]) -> tuple[int, int]:
    counters = transaction.run(_literal(text), ids=ids).consume().counters
    return counters.nodes_deleted, counters.relationships_deleted


def _literal(text: str) -> Any:
    """The driver asks for literal texts; here they are a person's, in a session that only reads."""
    return text
