"""Running a loader over files of our own, and reading back what the ledger holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg.ledger import Ledger
from kg.loading import LoadReport, find_loader, load_path

_ROWS = """
SELECT s.id, s.predicate, s.subject AS subject_id,
       a.words AS subject, a.key AS subject_key, ja."right" AS subject_uid,
       b.words AS object, b.type AS object_type, jb."right" AS object_uid, s.value, s.time,
       s.qualifiers, s.modality, s.polarity, s.attested, s.calendar, s.basis, s.source, s.locator,
       s.original_subject, s.original_object, s.original_time, s.certainty, s.note, s.lang,
       s.attributed_to, c.words AS behalf, jc."right" AS behalf_uid
FROM statements s JOIN records a ON a.id = s.subject LEFT JOIN records b ON b.id = s.object
LEFT JOIN judgements ja ON ja."left" = a.id AND ja.verdict = 'same'
LEFT JOIN judgements jb ON jb."left" = b.id AND jb.verdict = 'same'
LEFT JOIN records c ON c.id = substr(s.qualifiers ->> 'on_behalf_of', 2)
LEFT JOIN judgements jc ON jc."left" = c.id AND jc.verdict = 'same'
ORDER BY s.rowid
"""
Said = dict[str, Any]


def shared_data(name: str) -> Path:
    """A folder of the real data that lie beside the checkout; skips the test without it."""
    for parent in Path(__file__).resolve().parents:
        if (parent / "shared" / "data" / name).is_dir():
            return parent / "shared" / "data" / name
    pytest.skip(f"shared/data/{name} is not here")


@contextmanager
def ledger_in(folder: Path) -> Iterator[Ledger]:
    """The ledger of a test, made where there is none yet."""
    graph = folder / "graph"
    new = not graph.exists()
    graph.mkdir(exist_ok=True)
    with closing(Ledger(graph, new=new)) as ledger:
        yield ledger


def load(folder: Path, loader: str, path: Path, **options: str) -> tuple[LoadReport, list[Said]]:
    """Load a path with a loader that comes with the product; the report, and all statements."""
    with ledger_in(folder) as ledger:
        report = load_path(ledger, find_loader(loader), path, options, by="test")
        return report, said(ledger)


def load_only(folder: Path, loader: str, path: Path, **options: str) -> LoadReport:
    """The same without reading the statements back, for large data."""
    with ledger_in(folder) as ledger:
        return load_path(ledger, find_loader(loader), path, options, by="test")


def said(ledger: Ledger) -> list[Said]:
    """Every statement with the words and judged identities of its two ends."""
    cursor = ledger.connection.execute(_ROWS)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    for row in rows:
        row["qualifiers"] = json.loads(row["qualifiers"])
        row["locator"] = json.loads(row["locator"])
    return rows


def of(rows: list[Said], predicate: str, **wanted: Any) -> list[Said]:
    """The statements of a relation in which these fields have these values."""
    return [
        row
        for row in rows
        if row["predicate"] == predicate and all(row[k] == v for k, v in wanted.items())
    ]


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Files by their paths in the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
