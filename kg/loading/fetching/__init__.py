"""Public sources from their addresses into a cache."""

from __future__ import annotations

from kg.loading.fetching.download import Download, download
from kg.loading.fetching.fetch import Fetch, Fetched, brought, fetch

__all__ = ["Download", "Fetch", "Fetched", "brought", "download", "fetch"]
