"""A ledger that cites every kind of source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.cite import Bibliography, cite_statements
from kg.folder import GraphFolder
from tests.cite.kinds import write
from tests.graph_folders import load_sheet


@pytest.fixture
def cited(empty_folder: GraphFolder, tmp_path: Path) -> tuple[Bibliography, Mapping[str, str]]:
    """The bibliography of the sheet, and the statement of each row."""
    load_sheet(empty_folder.ledger, write(tmp_path))
    rows = empty_folder.ledger.rows(
        "SELECT record_row, statement FROM holdings WHERE record_row IS NOT NULL"
    )
    ids = {row["record_row"]: row["statement"] for row in rows}
    return cite_statements(empty_folder.ledger, ids.values()), ids
