"""A projection that another version of the program made is made anew."""

from __future__ import annotations

import pytest

import kg.view.projection as projection
from kg.folder import GraphFolder
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
