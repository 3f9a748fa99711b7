"""Reading the ledger for the view must not disturb the connection that writes to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kg.folder import GraphFolder
from kg.ledger import Ledger
from kg.view import View
from tests.graph_folders import load_rows

_WITHOUT_CLOSING = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.graph_folders import load_rows
from kg.ledger import Ledger
from kg.view import View
ledger = Ledger(Path(sys.argv[1]))
for name in ("Anna Alba", "Boris Bruno"):
    row = {"subject": name, "predicate": "BORN", "time": "1901"}
    load_rows(ledger, Path(sys.argv[2]), [row], name.replace(" ", "-"))
    with View(ledger) as view:
        view.rows("SELECT count(*) FROM st")
os._exit(0)
"""


def test_what_is_written_after_a_view_is_seen_by_the_next(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    ledger = empty_folder.ledger
    for number, name in enumerate(("Anna Alba", "Boris Bruno", "Clara Corso"), 1):
        row = {"subject": name, "predicate": "BORN", "time": "1901"}
        load_rows(ledger, tmp_path, [row], name.replace(" ", "-"))
        with View(ledger) as view:
            assert view.rows("SELECT count(*) FROM st") == [(number,)]
        other = Ledger(empty_folder.path)
        assert len(other.rows("SELECT id FROM statements")) == number
        other.close()


def test_what_is_written_after_a_view_survives_a_crash(
    empty_folder: GraphFolder, tmp_path: Path
) -> None:
    """The second load is in the write-ahead log when the process ends without closing anything."""
    empty_folder.ledger.close()
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", _WITHOUT_CLOSING, str(empty_folder.path), str(tmp_path), root]
    subprocess.run(command, check=True)
    ledger = Ledger(empty_folder.path)
    assert len(ledger.rows("SELECT id FROM statements")) == 2
    ledger.close()
