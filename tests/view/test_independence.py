"""How many independent sources stand behind an edge: copies and parts are no further witness."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg.folder import GraphFolder
from tests.graph_folders import edges, load_sheet

SOURCES: dict[str, dict[str, str]] = {
    "book": {"kind": "book", "title": "A book", "author": "A. Clerk", "publisher": "Harbour Press"},
    "memoir": {"kind": "book", "title": "A memoir", "author": "a. clerk", "publisher": "Quay"},
    "other": {"kind": "book", "title": "Another book", "author": "B. Scribe", "publisher": "Quay"},
    "reprint": {
        "kind": "book",
        "title": "The reprint",
        "publisher": "Cheap Editions",
        "derived_from": "book",
    },
    "translation": {
        "kind": "book",
        "title": "Le livre",
        "author": "C. Traducteur",
        "translation_of": "reprint",
    },
    "gazette": {"kind": "series", "title": "The gazette", "publisher": "Harbour Office"},
    "issue 1": {"kind": "article", "title": "Issue 1", "part_of": "gazette"},
    "issue 2": {"kind": "article", "title": "Issue 2", "part_of": "gazette"},
    "unsigned": {"kind": "web_page", "title": "A page"},
    "nameless": {"kind": "web_page", "title": "Another page"},
}
ANNA = {"said_by": "Anna", "said_by_kind": "named"}
ANONYMOUS = {"said_by": "somebody in the ministry", "said_by_kind": "anonymous"}
SAID: list[tuple[list[dict[str, Any]], int]] = [
    ([{"source": "book"}], 1),
    ([{"source": "book"}, {"source": "other"}], 2),
    ([{"source": "book"}, {"source": "memoir"}], 1),
    ([{"source": "book"}, {"source": "reprint"}, {"source": "translation"}], 1),
    ([{"source": "issue 1"}, {"source": "issue 2"}], 1),
    ([{"source": "issue 1"}, {"source": "issue 2"}, {"source": "other"}], 2),
    ([{"source": "unsigned"}], 1),
    ([{"source": "unsigned"}, {"source": "nameless"}], 1),
    ([{"source": "unsigned"}, {"source": "book"}, {"source": "other"}], 2),
    ([{"source": "book", "seen_at": "Another book"}, {"source": "other"}], 1),
    ([{"source": "book", "seen_at": "Some catalogue"}, {"source": "other"}], 2),
    # For a claim that somebody makes inside a source he counts, not the source.
    ([{"source": "book", **ANNA}, {"source": "other", **ANNA}], 1),
    ([{"source": "book", **ANNA}, {"source": "book"}], 2),
    ([{"source": "book", **ANONYMOUS}, {"source": "other", **ANONYMOUS}], 1),
    ([{"source": "book", **ANONYMOUS}, {"source": "other"}], 1),
]


def test_who_counts_as_another_witness(empty_folder: GraphFolder, tmp_path: Path) -> None:
    fact = {
        "subject_type": "Place",
        "predicate": "PART_OF",
        "object": "Sea",
        "object_type": "Place",
    }
    sheet = {
        "sheet": {"title": "sheet", "publisher": "Tests"},
        "sources": SOURCES,
        "facts": [
            {"subject": f"Rock {place}", **fact, **one}
            for place, (said, _) in enumerate(SAID)
            for one in said
        ],
    }
    path = tmp_path / "sheet.yml"
    path.write_text(yaml.safe_dump(sheet, sort_keys=False), encoding="utf-8")
    report = load_sheet(empty_folder.ledger, path)
    assert not report.refused, report.refused
    found = {
        edge["s"]: (len(edge["statements"]), edge["sources"])
        for edge in edges(empty_folder.ledger, "PART_OF")
    }
    names = {
        row["id"]: row["words"] for row in empty_folder.ledger.rows("SELECT id, words FROM records")
    }
    assert {names[uid]: count for uid, count in found.items()} == {
        f"Rock {place}": (len(said), independent) for place, (said, independent) in enumerate(SAID)
    }
