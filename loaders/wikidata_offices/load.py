"""Holders of offices as Wikidata lists them: tables of terms, entities, answers to queries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput

from .book import Book
from .entities import Item, answers, items_of
from .facts import Facts
from .tables import TABLES

if TYPE_CHECKING:
    from kg.loading import Context

_JSON = (".json", ".jsonl", ".ndjson")


def load(context: Context) -> None:
    """Load every table and JSON file of a folder, or a single one."""
    files = context.files()
    tables = [file for file in files if file.name in TABLES]
    entities = [file for file in files if file.suffix.lower() in _JSON]
    for file in files:
        if file not in tables and file not in entities:
            context.note("file passed over", file.name, "no table of this data set, no JSON")
    if not tables and not entities:
        raise BadInput(f"none of {', '.join(TABLES)} in it, and no JSON", where=str(context.path))
    # The tables are one data set; what a user got from Wikidata is one by the name of its file.
    dataset = context.described(name=None if tables else context.path.stem)
    book = Book(context)
    for name, read in TABLES.items():
        for file in tables:
            if file.name == name:
                read(book, file)
    _load_entities(context, dataset, entities)


def _load_entities(context: Context, dataset: str, files: list[Path]) -> None:
    labels = {item.id: item.label for item, _, _ in _items(context, files) if item.names}
    facts = Facts(context, dataset, labels)
    told: set[str] = set()
    for item, more, where in _items(context, files):
        with context.record(where):
            facts.item(item)
        if more - told:
            context.unread(where, sorted(f"?{name}" for name in more - told))
            told |= more


def _items(context: Context, files: list[Path]) -> Iterator[tuple[Item, set[str], str]]:
    """Each item with what was not read of it, and where it stands."""
    for file in files:
        for where, document in _documents(context, file):
            if isinstance(document, dict) and "results" in document:
                for number, (item, more) in enumerate(answers(document, where), 1):
                    yield item, more, f"{where}, row {number}"
            else:
                for item in items_of(document, where):
                    yield item, set(), f"{where}, {item.id}"


def _documents(context: Context, file: Path) -> Iterator[tuple[str, Any]]:
    if file.suffix.lower() == ".json":
        found = context.read.json(file)
        for document in found if isinstance(found, list) else [found]:
            yield file.name, document
    else:
        for fields in context.read.jsonl(file):
            yield fields.where, dict(fields)
