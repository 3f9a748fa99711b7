"""Tables of others that need no Python: a mapping file says what their columns mean."""

from __future__ import annotations

from kg.loading.mapping.load import loader_of
from kg.loading.mapping.model import Mapping
from kg.loading.mapping.reading import read_mapping

__all__ = ["Mapping", "loader_of", "read_mapping"]
