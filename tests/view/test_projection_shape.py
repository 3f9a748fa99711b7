"""A projection that another version of the program made is made anew."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

import kg.view.projection as projection
from kg.folder import GraphFolder
from kg.rdf.projection import RdfProjection
from kg.view import View
from tests.graph_folders import load_sheet, write_sheet


def test_another_shape_is_built_anew(
    empty_folder: GraphFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = write_sheet(
        empty_folder.path.parent / "sheet.yml",
        [
            {
                "subject": "Anna Alba",
                "predicate": "PARTICIPATED_IN",
                "object": "talks",
                "source": "diary",
            }
        ],
    )
    load_sheet(empty_folder.ledger, sheet)
    told: list[str] = []
    empty_folder.tell = told.append
    with empty_folder.reading_rdf():
        pass
    with empty_folder.reading_rdf() as found:
        made = found.place.current()
    assert told == ["building"] and made is not None

    monkeypatch.setattr(projection, "projection_shape", lambda: "another")
    with empty_folder.reading_rdf() as found:
        assert found.place.current() not in (None, made)
    assert told == ["building", "building"]
    assert not made.exists()


def test_what_only_reads_a_copy_decides_nothing_about_its_shape() -> None:
    program = Path(projection.__file__).parent.parent
    for name in projection._READING:
        (found,) = (path for part in ("rdf", "graph") for path in (program / part).glob(name))
        assert "INSERT" not in found.read_text(encoding="utf-8")


def test_a_copy_is_made_where_it_belongs_wherever_the_process_goes(
    empty_folder: GraphFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(tmp_path)
    made = RdfProjection(Path("copies"))
    with View(empty_folder.ledger) as view:
        drawn = made.draw(view)
    monkeypatch.chdir(elsewhere)
    drawn.fill(Event())
    assert made.sequence == empty_folder.ledger.sequence
    assert not list(elsewhere.iterdir())
    assert RdfProjection(tmp_path / "copies").sequence == made.sequence
