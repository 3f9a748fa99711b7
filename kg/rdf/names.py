"""The namespaces of the RDF shape, and the prefixes that every query may use unsaid."""

from __future__ import annotations

__all__ = ["ENT", "KGO", "PREFIXES", "SEQUENCE_GRAPH"]

ENT = "https://w3id.org/dragoman/entity/"
KGO = "https://w3id.org/dragoman/schema/"
SEQUENCE_GRAPH = "https://w3id.org/dragoman/projection"

PREFIXES = {
    "ent": ENT,
    "kgo": KGO,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
}
