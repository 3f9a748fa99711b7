"""Both projections made of one view: complete, and given up together when one is stopped."""

from __future__ import annotations

from threading import Event

import pytest

from kg.folder import GraphFolder
from kg.graph.projection import GraphProjection
from kg.view import View
from kg.view.projection import Projection, bring_up_to_date


class Broken:
    """A projection whose engine fails while it is filled."""

    sequence = -1

    def draw(self, view: View) -> Broken:
        return self

    def fill(self, stop: Event) -> None:
        raise OSError("no space left on device")

    def apply(self, view: View) -> None:
        raise AssertionError("there is nothing to catch up with")


def both(folder: GraphFolder) -> list[Projection]:
    return [GraphProjection(folder.path / "cypher"), folder.rdf()]


def test_both_reflect_the_ledger_and_leave_nothing_beside(empty_folder: GraphFolder) -> None:
    bring_up_to_date(both(empty_folder), empty_folder.ledger)
    assert [one.sequence for one in both(empty_folder)] == [empty_folder.ledger.sequence] * 2
    left = {path.name for path in empty_folder.path.glob("*/build-*/*")}
    assert left == {"store", "db", "sequence"}


@pytest.mark.parametrize("place", [0, 2])
def test_what_fails_beside_others_is_told(empty_folder: GraphFolder, place: int) -> None:
    projections = both(empty_folder)
    projections.insert(place, Broken())
    with pytest.raises(OSError, match="no space left"):
        bring_up_to_date(projections, empty_folder.ledger)
    bring_up_to_date(both(empty_folder), empty_folder.ledger)
    assert [one.sequence for one in both(empty_folder)] == [empty_folder.ledger.sequence] * 2
