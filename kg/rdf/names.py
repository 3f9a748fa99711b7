"""The namespaces of the RDF shape, and the prefixes that every query may use unsaid."""

from __future__ import annotations

__all__ = ["ENT", "INTO", "KGO", "OUT", "PREFIXES", "SEQUENCE_GRAPH", "TOLD"]

ENT = "https://w3id.org/dragoman/entity/"
KGO = "https://w3id.org/dragoman/schema/"
OUT = "https://w3id.org/dragoman/out/"
"""From a thing to the edges that begin at it, by their relation; either end, if symmetric."""
INTO = "https://w3id.org/dragoman/into/"
"""From a thing to the edges that end at it."""
TOLD = "https://w3id.org/dragoman/told/"
"""From a thing to the statements of which it is the subject, whether they count or not."""
SEQUENCE_GRAPH = "https://w3id.org/dragoman/projection"

PREFIXES = {
    "ent": ENT,
    "kgo": KGO,
    "out": OUT,
    "into": INTO,
    "told": TOLD,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
}
