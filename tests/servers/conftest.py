"""Real servers for the tests in this folder; a machine that cannot run them skips and says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.demo import load_sample
from kg.graph.neo4j import Neo4jServer
from kg.knowledge import KnowledgeGraph
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


@pytest.fixture
def named_server(neo4j_server: Neo4jServer, neo4j_environment: None) -> Neo4jServer:
    """An empty database on that server, which the environment names for the command line."""
    return neo4j_server


@pytest.fixture(scope="session")
def neo4j_environment(neo4j_address: Neo4jAddress) -> Iterator[None]:
    """NEO4J_URI and its fellows name that server."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEO4J_URI", neo4j_address.uri)
        environment.setenv("NEO4J_USERNAME", neo4j_address.user)
        environment.setenv("NEO4J_PASSWORD", neo4j_address.password)
        environment.delenv("NEO4J_DATABASE", raising=False)
        yield


@pytest.fixture(scope="session")
def sample_folder(neo4j_address: Neo4jAddress, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made as a user makes it; tests that change it take a copy."""
    path = tmp_path_factory.mktemp("sample") / "graph"
    with KnowledgeGraph.create(path, by="test") as graph:
        load_sample(graph)
    return path


@pytest.fixture(scope="module")
def pushed(
    sample_folder: Path, neo4j_address: Neo4jAddress, neo4j_environment: None
) -> Iterator[tuple[KnowledgeGraph, Neo4jServer]]:
    """The sample and a server that it was pushed to, for a module that only reads both."""
    address = neo4j_address
    with (
        Neo4jServer(address.uri, address.user, address.password) as server,
        KnowledgeGraph(sample_folder, by="test") as graph,
    ):
        server.write("MATCH (n) DETACH DELETE n", {})
        graph.push_neo4j(server)
        yield graph, server
