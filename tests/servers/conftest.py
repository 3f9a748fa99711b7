"""Real servers for the tests in this folder; a machine that cannot run them skips and says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.graph.neo4j import Neo4jServer
from tests.servers.neo4j_server import Neo4jAddress, Unavailable, running_neo4j


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[Neo4jAddress]:
    """A Neo4j that runs for the whole test session."""
    try:
        with running_neo4j() as address:
            yield address
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture
def neo4j_server(neo4j_address: Neo4jAddress) -> Iterator[Neo4jServer]:
    """An empty database on that server."""
    with Neo4jServer(neo4j_address.uri, neo4j_address.user, neo4j_address.password) as server:
        server.write("MATCH (n) DETACH DELETE n", {})
        yield server
