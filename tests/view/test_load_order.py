"""The order in which sheets are loaded never changes the result."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from kg.folder import GraphFolder
from kg.ledger.digest import ledger_digest
from tests.graph_folders import load_sheet, meaning, write_sheet


def _took_part(person: str, event: str = "talks", **cells: str) -> dict[str, str]:
    return {"subject": person, "predicate": "PARTICIPATED_IN", "object": event, **cells}


def _fact(subject: str, predicate: str, **cells: str) -> dict[str, str]:
    return {"subject": subject, "predicate": predicate, **cells}


SHEETS: dict[str, list[dict[str, str]]] = {
    "alpha": [
        _fact("talks", "KIND", value="meeting"),
        _took_part("Anna Alba", capacity="FM Japan"),
        _took_part("Boris Bruno", capacity="FM USSR"),
        _fact("talks", "TOOK_PLACE", object="Moscow", time="1956-10-19"),
        _fact("talks", "TOOK_PLACE", time="1957-01-19", source="diary"),
    ],
    "beta": [
        _fact("Anna Alba", "HELD_OFFICE", object="FM Japan", time="1950/1956", source="diary"),
        _fact("Clara Corso", "HELD_OFFICE", object="FM Japan", time="1954/1958"),
        _fact("Anna Alba", "BORN", time="1901-02-03"),
        _fact("Moscow", "CLAIMED_BY", object="Japan"),
    ],
    "gamma": [
        _fact("Anna Alba", "BORN", time="1902-02-03", source="diary"),
        _fact("Moscow", "CLAIMED_BY", object="Japan", polarity="denied"),
        _fact("Moscow", "NAMED", value="Mosukuwa", lang="en", kind="official", used_by="Japan"),
        _fact("Japan", "AT_WAR", object="Soviet Union", time="1945-08-09/1956-12-12"),
    ],
    "delta": [
        _fact("treaty", "DATED", phase="signed", time="1956/1957"),
        _fact("Japan", "AGREEMENT_ACTION", object="treaty", action="ratified", time="1956-12-08"),
        _fact("Soviet Union", "AT_WAR", object="Japan", time="1945-08-09/1956-12-12"),
        _fact("Moscow", "CLAIMED_BY", object="Japan"),
    ],
    "epsilon": [
        _fact("Rock", "NAMED", value="Iwa", lang="en", kind="official", used_by="Japan"),
        _fact("Rock", "NAMED", value="Skala", lang="en", kind="official", used_by="Soviet Union"),
        _fact("Clara Corso", "HELD_OFFICE", object="FM Japan", time="1954/1958", acting="true"),
        _fact("Anna Alba", "NAMED", value="A. Alba", lang="en", kind="short"),
    ],
}
ORDERS = (
    ("epsilon", "delta", "gamma", "beta", "alpha"),
    ("gamma", "alpha", "epsilon", "beta", "delta"),
    ("beta", "epsilon", "alpha", "delta", "gamma"),
    ("delta", "gamma", "alpha", "epsilon", "beta"),
)


def _outcome(prepared: Path, work: Path, order: tuple[str, ...]) -> dict[str, Any]:
    shutil.copytree(prepared, work / "graph")
    folder = GraphFolder(work / "graph")
    try:
        for name in order:
            path = write_sheet(work / f"{name}.yml", SHEETS[name])
            if name in ("alpha", "delta"):  # these two tell less of the diary's author than others
                text = path.read_text(encoding="utf-8").replace("A. Clerk", "A. N. Clerk")
                path.write_text(text, encoding="utf-8")
            load_sheet(folder.ledger, path)
        return {**meaning(folder.ledger), "digest": ledger_digest(folder.ledger)}
    finally:
        folder.close()


@pytest.fixture(scope="module")
def usual(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What comes of the sheets in alphabetical order."""
    return _outcome(gazetteer_folder, tmp_path_factory.mktemp("usual"), tuple(sorted(SHEETS)))


def test_the_sheets_are_worth_shuffling(usual: dict[str, Any]) -> None:
    """They contradict each other, share things and sources, and derive relations."""
    assert {kind for *_, kind in usual["contradictions"]} == {"date", "denied", "seat"}
    types = {row[1] for row in usual["edges"]}
    assert {"MET_WITH", "SIGNED_IN", "PARTY_TO", "AT_WAR", "CLAIMED_BY"} <= types


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(n[0] for n in order))
def test_any_order_gives_the_same(
    gazetteer_folder: Path, tmp_path: Path, usual: dict[str, Any], order: tuple[str, ...]
) -> None:
    found = _outcome(gazetteer_folder, tmp_path, order)
    for part, rows in usual.items():
        assert found[part] == rows, part
