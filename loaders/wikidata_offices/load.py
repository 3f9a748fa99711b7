"""Holders of offices as Wikidata lists them: tables of one row a term, with identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import BadInput

from .book import Book
from .tables import TABLES

if TYPE_CHECKING:
    from kg.loading import Context


def load(context: Context) -> None:
    """Load every table of a folder, or a single one."""
    path = context.path
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    known = [file for file in files if file.name in TABLES]
    for file in files:
        if file.name not in TABLES:
            context.note("file passed over", file.name, "no table of this data set")
    if not known:
        raise BadInput(f"none of {', '.join(TABLES)} in it", where=str(path))
    context.described(known)
    book = Book(context)
    for name, read in TABLES.items():
        for file in known:
            if file.name == name:
                read(book, file)
