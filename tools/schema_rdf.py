"""What LinkML makes of the vocabulary: SHACL shapes, an OWL ontology and a JSON-LD context."""

from __future__ import annotations

import json
import logging
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from linkml.generators.jsonldcontextgen import ContextGenerator
from linkml.generators.owlgen import OwlSchemaGenerator
from linkml.generators.shaclgen import ShaclGenerator
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.collection import Collection

from kg.schema import ANY, Schema
from turtle_text import turtle

__all__ = ["context", "merged", "ontology", "shapes"]

KGO = "https://w3id.org/dragoman/schema/"
_UID = URIRef(KGO + "uid")  # the IRI of a thing in RDF, and no property of it
_PERMISSIBLE = URIRef("https://w3id.org/linkml/permissible_values")
_PREFIXES = {
    "dcterms": str(DCTERMS),
    "kgo": KGO,
    "oa": "http://www.w3.org/ns/oa#",
    "owl": str(OWL),
    "pav": "http://purl.org/pav/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "sh": str(SH),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PARTS = ("lists", "node_types", "relations", "qualifiers", "statement", "conflict")


def merged(folder: Path) -> dict[str, Any]:
    """The vocabulary as one LinkML schema, without annotations: the generators garble them."""
    schema: dict[str, Any] = yaml.safe_load((folder / "dragoman.yaml").read_text("utf-8"))
    schema["imports"] = ["linkml:types"]
    for part in _PARTS:
        content = yaml.safe_load((folder / f"{part}.yaml").read_text("utf-8"))
        for section in ("classes", "slots", "enums", "types"):
            for name, element in content.get(section, {}).items():
                element.pop("annotations", None)
                schema.setdefault(section, {})[name] = element
    return schema


def shapes(schema: dict[str, Any]) -> str:
    """SHACL: for every type, what may stand at the other end of its relations."""
    with _quiet():
        graph = ShaclGenerator(yaml.safe_dump(schema), closed=False).as_graph()
    for predicate in (SH.ignoredProperties, SH.order, SH.closed):
        for subject, _, value in list(graph.triples((None, predicate, None))):
            if isinstance(value, BNode):
                Collection(graph, value).clear()
            graph.remove((subject, predicate, value))
    for shape in list(graph.subjects(SH.path, _UID)):
        graph.remove((None, SH.property, shape))
    return turtle(_whole(graph), _PREFIXES)


def ontology(schema: dict[str, Any], rules: Schema) -> str:
    """OWL: the classes and properties, with domain and range where these are certain."""
    with _quiet():
        graph = OwlSchemaGenerator(
            yaml.safe_dump(schema),
            metadata=False,
            metaclasses=False,
            use_native_uris=False,
            type_objects=False,
            default_permissible_value_type=RDFS.Literal,
            skip_vacuous_min_zero_cardinality_axioms=True,
            skip_vacuous_local_range_axioms=True,
            consolidate_cardinality_axioms=True,
        ).as_graph()
    _use_slot_uris(graph, schema)
    for restriction in list(graph.subjects(OWL.onProperty, _UID)):
        graph.remove((None, RDFS.subClassOf, restriction))
    _define_lists(graph)
    _type_properties(graph, schema)
    graph.remove((_UID, None, None))
    _drop_foreign(graph, str(schema["id"]))
    shared = _shared_uris(schema)
    for uri in shared:
        graph.remove((uri, RDFS.range, None))
    for relation in rules.relations.values():
        uri = URIRef(KGO + relation.iri)
        if ANY in relation.domain or uri in shared:
            continue
        types = [URIRef(KGO + name) for name in sorted(relation.domain)]
        graph.add((uri, RDFS.domain, types[0] if len(types) == 1 else _union(graph, types)))
    return turtle(_whole(graph), _PREFIXES)


def context(schema: dict[str, Any]) -> str:
    """A JSON-LD context: the names of the vocabulary as JSON keys."""
    with _quiet():
        text = ContextGenerator(yaml.safe_dump(schema), metadata=False).serialize()
    terms = json.loads(text)["@context"]
    for term in terms.values():
        if isinstance(term, dict):
            term.pop("@context", None)
    return json.dumps({"@context": terms}, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _use_slot_uris(graph: Graph, schema: dict[str, Any]) -> None:
    """LinkML forgets `slot_uri` where a class narrows a slot; put it back."""
    for name, slot in schema["slots"].items():
        prefix, _, local = slot.get("slot_uri", "").partition(":")
        if prefix == "kgo" and local != name:
            for s, p, _ in list(graph.triples((None, None, URIRef(KGO + name)))):
                graph.remove((s, p, URIRef(KGO + name)))
                graph.add((s, p, URIRef(KGO + local)))


def _type_properties(graph: Graph, schema: dict[str, Any]) -> None:
    """What leads to a class is an object property, what leads to text or a list is not.

    LinkML takes a choice between classes for text and a list for a class.
    """
    for name, slot in schema["slots"].items():
        uri = URIRef(KGO + slot.get("slot_uri", f"kgo:{name}").removeprefix("kgo:"))
        ranges = {choice["range"] for choice in slot.get("any_of", [{"range": slot.get("range")}])}
        things = ranges <= schema["classes"].keys()
        graph.remove((uri, RDF.type, OWL.ObjectProperty))
        graph.remove((uri, RDF.type, OWL.DatatypeProperty))
        graph.add((uri, RDF.type, OWL.ObjectProperty if things else OWL.DatatypeProperty))


def _define_lists(graph: Graph) -> None:
    """A list is a datatype that equals one of its words, in the form that OWL 2 asks for."""
    graph.remove((None, _PERMISSIBLE, None))
    for listed in set(graph.subjects(RDF.type, RDFS.Datatype)):
        words = graph.value(listed, OWL.oneOf)
        if words is None:
            continue
        graph.remove((listed, RDF.type, OWL.Class))
        graph.remove((listed, OWL.oneOf, None))
        definition = BNode()
        graph.add((listed, OWL.equivalentClass, definition))
        graph.add((definition, RDF.type, RDFS.Datatype))
        graph.add((definition, OWL.oneOf, words))


def _drop_foreign(graph: Graph, own: str) -> None:
    """Only what is ours is described here; what others have defined stays theirs."""
    for subject in set(graph.subjects()):
        if isinstance(subject, URIRef) and not subject.startswith(own):
            graph.remove((subject, None, None))


def _shared_uris(schema: dict[str, Any]) -> set[URIRef]:
    """Properties that stand for two slots (`kind` of a thing and of a name) have no one range."""
    uris = Counter(slot.get("slot_uri", f"kgo:{n}") for n, slot in schema["slots"].items())
    return {URIRef(KGO + u.removeprefix("kgo:")) for u, times in uris.items() if times > 1}


def _union(graph: Graph, types: list[URIRef]) -> BNode:
    node, members = BNode(), BNode()
    Collection(graph, members, list(types))
    graph.add((node, RDF.type, OWL.Class))
    graph.add((node, OWL.unionOf, members))
    return node


def _whole(graph: Graph) -> Graph:
    """The graph without blank nodes that nothing leads to any more."""
    while True:
        led_to = set(graph.objects())
        loose = [s for s in set(graph.subjects()) if isinstance(s, BNode) and s not in led_to]
        if not loose:
            return graph
        for subject in loose:
            graph.remove((subject, None, None))


@contextmanager
def _quiet() -> Iterator[None]:
    """LinkML remarks on names that a list and a slot share, which is meant here."""
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)
