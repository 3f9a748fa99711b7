"""The graph as RDF, for SPARQL."""

from __future__ import annotations

from kg.rdf.names import ENT, KGO, PREFIXES
from kg.rdf.projection import RdfProjection
from kg.rdf.sparql import bind, run_query

__all__ = ["ENT", "KGO", "PREFIXES", "RdfProjection", "bind", "run_query"]
