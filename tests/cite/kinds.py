"""A sheet of our own that cites one source of every kind; invented works."""

from __future__ import annotations

from pathlib import Path

import yaml

__all__ = ["SOURCES", "write"]

SOURCES = {
    "treaty": {
        "kind": "treaty_text", "title": "Treaty of Öresund & Sound {final}", "volume": "34",
        "document_date": "1925-01-20", "container": "Treaty Series", "pages": "32-53",
        "place": "Øster", "publisher": "League Press",
    },
    "newspaper": {
        "kind": "article", "title": 'Ministers "meet" at 100 % cost', "publisher": "The Coast",
        "author": "Berg, Ana; Staff of the Coast", "published": "2021-05-04", "language": "en",
        "url": "https://coast.example/a_b%20c?x={1}&y=~2", "retrieved": "2021-06-01",
    },
    "journal": {
        "kind": "article", "title": "Курилы и #права", "container": "Journal of Straits",
        "author": "Иванов, Пётр", "volume": "25", "issue": "3", "pages": "251–276",
        "published": "1999", "doi": "10.1000/182_a",
    },
    "book": {
        "kind": "book", "title": "Ships\\and $tates", "author": "Ito, Yoko", "place": "Tokyo",
        "publisher": "Minato", "published": "1987~", "edition": "2", "isbn": "978-0-306-40615-7",
        "translator": "Ann Roe",
    },
    "anthology": {
        "kind": "book", "title": "Straits in law", "editor": "Doe, Jo", "publisher": "Minato",
        "published": "2001",
    },
    "chapter": {
        "kind": "chapter", "title": "On pilots", "author": "Lund, Per", "pages": "10-20",
        "part_of": "anthology",
    },
    "series": {"kind": "series", "title": "Papers on Straits"},
    "volume": {
        "kind": "volume", "title": "Papers on Straits, 1951", "volume": "VI", "part_of": "series",
        "publisher": "Printing Office", "published": "1977",
    },
    "telegram": {
        "kind": "document", "title": "The Envoy to the Secretary", "document": "735",
        "document_date": "1951-09-08", "part_of": "volume",
    },
    "state-archive": {"kind": "archive", "title": "State Archive", "archive": "SA"},
    "minutes": {
        "kind": "document", "title": "Minutes of talks", "part_of": "state-archive",
        "fonds": "80", "box": "opis 1, delo 940", "folio": "1-25", "document_date": "1973-10-08",
    },
    "list": {
        "kind": "data_set", "title": "List of calls", "edition": "2.2", "publisher": "Office",
        "licence": "CC0-1.0",
    },
    "page": {"kind": "web_page", "title": "北の海 (page)", "url": "https://x.example/p"},
    "asked": {"kind": "other", "title": "Notes", "citation": "Notes of A. Clerk, 1999, box 7"},
    "russian": {"kind": "treaty_text", "title": "Договор", "translation_of": "treaty"},
}  # fmt: skip
_PLACES = {
    "newspaper": {"page": "7"},
    "volume": {"document": "12", "page": "30-31"},
    "state-archive": {"fonds": "7", "box": "3", "folio": "12", "seen_at": "Lund, On pilots, p. 3"},
    "list": {"row": "c-17"},
    "treaty": {"article": "IX"},
}


def write(folder: Path, title: str = "kinds") -> Path:
    """The sheet as a file, one row for each source and its key as the row's id."""
    facts = [
        {"id": key, "subject": "Japan", "predicate": "NAMED", "value": f"name in {key}",
         "source": key, **_PLACES.get(key, {})}
        for key in SOURCES
    ]  # fmt: skip
    facts.append({**facts[11], "id": "again", "value": "another", "row": "c-18"})
    facts.append({**facts[7], "id": "other", "value": "third", "document": "13"})
    content = {
        "sheet": {"title": title, "publisher": "Tests"},
        "sources": SOURCES,
        "things": {"Japan": {"type": "Polity", "uid": "polity-japan"}},
        "facts": facts,
    }
    path = folder / f"{title}.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    return path
