"""A source that changed its shape fails the load, and the ledger stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.folder import GraphFolder
from tests.loading.test_context import SOURCE, load, write_loader

ONE = (
    "<visits><visit><id>1</id><date>1956-10-19</date><from id='Japan'/></visit>"
    "<visit><id>2</id><date>1957-02</date><from id='Nowhereland'/></visit></visits>"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data"
    path.mkdir()
    (path / "a.xml").write_text(ONE)
    return path


@pytest.mark.parametrize(
    ("expect", "reason"),
    [
        ("records_min: 3", "2 records read, at least 3 expected"),
        ("records_max: 1", "2 records read, at most 1 expected"),
        ("statements_min: 5", "4 statements read, at least 5 expected"),
        ("statements_max: 3", "4 statements read, at most 3 expected"),
        ("unresolved_share_max: 0.4", "1 of 2 records unresolved, more than 40%"),
        ("fields: [id, form@id]", "no record has the field 'form@id'; did you mean from@id"),
        ("years: [1956, 1999]", "nothing begins or ends in 1999"),
        ("polities: [Japan, Brazil]", "it does not speak of Brazil"),
    ],
)
def test_not_as_expected(folder: GraphFolder, data: Path, expect: str, reason: str) -> None:
    write_loader(folder.path, source=f"{SOURCE}expect: {{{expect}}}\n")
    before = folder.ledger.sequence
    with pytest.raises(BadInput, match=reason) as told:
        load(folder, data)
    assert "nothing was loaded" in str(told.value) and folder.ledger.sequence == before
    assert load(folder, data, part=True).changes.added == 4  # of a part nothing is expected


def test_as_expected(folder: GraphFolder, data: Path) -> None:
    expect = (
        "expect: {records_min: 2, records_max: 2, statements_min: 4, unresolved_share_max: 0.5, "
        "silent_share_max: 0, fields: [id, from@id], years: [1956, 1957], polities: [Japan]}\n"
    )
    write_loader(folder.path, source=SOURCE + expect)
    assert load(folder, data).changes.added == 4


def test_a_misspelt_expectation_is_told(folder: GraphFolder, data: Path) -> None:
    write_loader(folder.path, source=SOURCE + "expect: {record_min: 3}\n")
    with pytest.raises(BadInput, match=r"source\.yml: expect\.record_min"):
        load(folder, data)


def test_too_many_refused(folder: GraphFolder, data: Path) -> None:
    write_loader(folder.path)
    (data / "a.xml").write_text(ONE.replace("<id>2</id>", ""))
    with pytest.raises(
        BadInput, match=r"1 of 2 records refused, more than 2%; the first: a\.xml:1"
    ):
        load(folder, data)


def test_a_part_withdraws_nothing(folder: GraphFolder, data: Path) -> None:
    write_loader(folder.path)
    load(folder, data)
    (data / "a.xml").write_text("<visits><visit><id>9</id></visit></visits>")
    report = load(folder, data, part=True)
    assert (report.changes.added, report.changes.withdrawn) == (1, 0)
    changes = load(folder, data).changes
    assert (changes.withdrawn, changes.superseded) == (4, 0)


def test_bytes_that_were_read_before_are_not_read_again(folder: GraphFolder, data: Path) -> None:
    loader = write_loader(folder.path)
    first = load(folder, data)
    again = load(folder, data)
    assert again.earlier is not None and again.read == 0
    told = again.as_dict()
    assert (told["added"], told["unchanged"], told["read"]) == (0, first.changes.added, 2)
    assert told["unresolved_first"] == first.as_dict()["unresolved_first"]
    assert load(folder, data, anew=True).earlier is None
    assert load(folder, data, dry_run=True).earlier is None
    # Another loader, or other bytes, are read.
    (loader / "load.py").write_text((loader / "load.py").read_text() + "\n# changed\n")
    assert load(folder, data).earlier is None
    (data / "b.xml").write_text("<visits/>")
    assert load(folder, data).earlier is None


def test_what_was_withdrawn_is_read_and_comes_back(folder: GraphFolder, data: Path) -> None:
    write_loader(folder.path)
    load(folder, data)
    with folder.ledger.run("retract", "test") as run:
        run.add("withdrawals", source="visits", event="withdrawn", by="test", why=None)
    report = load(folder, data)
    assert report.earlier is None and report.reinstated_source
