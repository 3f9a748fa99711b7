"""What is generated from the vocabulary is fresh, sound, and says what the vocabulary says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.paths import schema_dir
from kg.schema import ANY, Relation, load_schema

SCHEMA = load_schema()
KGO = Namespace("https://w3id.org/dragoman/schema/")
GENERATED = schema_dir() / "generated"
GENERATOR = Path(__file__).resolve().parents[2] / "tools" / "generate_schema.py"


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(GENERATED / "shapes.ttl")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(GENERATED / "ontology.ttl")


def generate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(GENERATOR), *arguments], capture_output=True, text=True, check=False
    )


def test_generated_files_are_fresh() -> None:
    done = generate("--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_stale_files_are_named_and_then_renewed(tmp_path: Path) -> None:
    folder = copytree(schema_dir(), tmp_path / "schema")
    lists = folder / "lists.yaml"
    lists.write_text(lists.read_text("utf-8").replace("      video:", "      video:\n      radio:"))
    stale = generate("--check", "--folder", str(folder))
    assert stale.returncode == 1
    assert "shapes.ttl: stale" in stale.stderr and "reference.md: stale" in stale.stderr
    assert "neo4j-constraints.cypher" not in stale.stderr
    assert generate("--folder", str(folder)).returncode == 0
    assert '"radio"' in (folder / "generated" / "shapes.ttl").read_text("utf-8")


def asked_classes(graph: Graph, shape: Node, path: URIRef) -> set[str] | None:
    """The classes that a shape asks for at the end of a path; None if it has no such path."""
    for prop in graph.objects(shape, SH.property):
        if (prop, SH.path, path) in graph:
            choices = graph.value(prop, SH["or"])
            members = [prop] if choices is None else list(Collection(graph, choices))
            found = [graph.value(member, SH["class"]) for member in members]
            return {str(c).removeprefix(KGO) for c in found if c is not None}
    return None


@pytest.mark.parametrize("relation", SCHEMA.relations.values(), ids=lambda r: r.name)
def test_shapes_ask_for_domain_and_range(shapes: Graph, relation: Relation) -> None:
    wanted = {"Node" if name == ANY else name for name in relation.range}
    for name in SCHEMA.node_types:
        found = asked_classes(shapes, KGO[name], KGO[relation.iri])
        if SCHEMA.accepts(relation.domain, name):
            assert found == wanted, name
        elif not (name == "Statement" and relation.iri in ("kind", "medium")):
            assert found is None, name


def test_shapes_hold_kinds_to_their_lists(shapes: Graph) -> None:
    for prop in shapes.objects(KGO.Place, SH.property):
        if (prop, SH.path, KGO.kind) in shapes:
            words = Collection(shapes, shapes.value(prop, SH["in"]))
            assert {str(word) for word in words} == set(SCHEMA.values("place_kind"))
            return
    pytest.fail("the shape of a place says nothing of its kind")


def test_a_statement_needs_subject_source_polarity_and_modality(shapes: Graph) -> None:
    needed = {
        str(shapes.value(prop, SH.path)).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        for prop in shapes.objects(KGO.Statement, SH.property)
        if (prop, SH.minCount, None) in shapes
    }
    assert needed == {"subject", "predicate", "hadPrimarySource", "polarity", "modality"}


def test_ontology_knows_every_type_marker_and_relation(ontology: Graph) -> None:
    for name in [*SCHEMA.node_types, *SCHEMA.markers]:
        assert (KGO[name], RDF.type, OWL.Class) in ontology
    for relation in SCHEMA.relations.values():
        kind = OWL.ObjectProperty if relation.range else OWL.DatatypeProperty
        assert (KGO[relation.iri], RDF.type, kind) in ontology
        symmetric = (KGO[relation.iri], RDF.type, OWL.SymmetricProperty) in ontology
        assert symmetric == relation.symmetric
    assert (KGO.Minister, RDFS.subClassOf, KGO.Person) in ontology
    assert (KGO.claimedBy, RDFS.domain, KGO.Place) in ontology
    assert (KGO.claimedBy, RDFS.range, KGO.Actor) in ontology


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # inside rdflib's own parser
def test_context_reads_our_names_as_our_terms() -> None:
    context = json.loads((GENERATED / "context.jsonld").read_text("utf-8"))
    person = {"uid": "https://w3id.org/dragoman/entity/a", "MET_WITH": "ent:b", "name": "A"}
    graph = Graph().parse(data=json.dumps({**context, **person}), format="json-ld")
    subject = URIRef("https://w3id.org/dragoman/entity/a")
    other = URIRef("https://w3id.org/dragoman/entity/b")
    assert (subject, KGO.metWith, other) in graph
    assert str(graph.value(subject, RDFS.label)) == "A"


def test_constraints_are_one_statement_a_line_for_every_core_label() -> None:
    lines = (GENERATED / "neo4j-constraints.cypher").read_text("utf-8").splitlines()
    statements = [line for line in lines if not line.startswith("//")]
    form = re.compile(
        r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:(\w+)\) REQUIRE n\.uid IS UNIQUE;"
    )
    labels = [match[1] for line in statements if (match := form.fullmatch(line))]
    assert len(labels) == len(statements)
    assert labels == sorted(t.name for t in SCHEMA.node_types.values() if not t.abstract)


def test_reference_tells_of_everything() -> None:
    page = (GENERATED / "reference.md").read_text("utf-8")
    for relation in SCHEMA.relations.values():
        assert f"### {relation.name}\n" in page
        for qualifier in relation.qualifiers:
            assert f"| `{qualifier}` |" in page
    for name in [*SCHEMA.node_types, *SCHEMA.markers]:
        assert f"| {name} |" in page
    assert "```mermaid" in page


def test_two_statements_against_each_other_are_in_the_ontology_and_the_shapes() -> None:
    ontology, shapes = (Graph().parse(GENERATED / name) for name in ("ontology.ttl", "shapes.ttl"))
    assert (KGO.Conflict, RDF.type, OWL.Class) in ontology
    for name in ("between", "concerns", "contradicts", "mayContradict"):
        assert (KGO[name], RDF.type, OWL.ObjectProperty) in ontology
    assert (None, SH.targetClass, KGO.Conflict) in shapes
