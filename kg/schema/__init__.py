"""The vocabulary: node types, relations with their logic, and controlled lists."""

from __future__ import annotations

from kg.schema.reader import load_schema, read_schema
from kg.schema.vocabulary import ANY, Marker, NodeType, Qualifier, Relation, Schema

__all__ = [
    "ANY",
    "Marker",
    "NodeType",
    "Qualifier",
    "Relation",
    "Schema",
    "load_schema",
    "read_schema",
]
