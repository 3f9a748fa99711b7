"""What the gazetteer tells apart is not merged."""

from __future__ import annotations

import pytest

from kg.errors import BadInput
from kg.identity import Clusters
from kg.judging.refusals import refuse_impossible
from kg.judging.things import Thing


def _thing(uid: str) -> Thing:
    return Thing(uid, uid, uid, False)


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("polity-soviet-union", "polity-russia", "versions of one thing"),
        ("office-japan-foreign-minister", "office-japan-prime-minister", "role"),
        ("office-japan-foreign-minister", "office-france-foreign-minister", "office_of"),
        ("polity-japan", "office-japan-foreign-minister", "cannot be one"),
    ],
)
def test_two_of_the_gazetteer(left: str, right: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        refuse_impossible(_thing(left), _thing(right), Clusters())


def test_what_stands_for_one_of_them_is_told_apart_too() -> None:
    merged = Clusters(
        {"polity-nippon": "polity-japan", "polity-japan": "polity-japan"},
        {"polity-japan": ("polity-japan", "polity-nippon")},
    )
    with pytest.raises(BadInput, match="kind"):
        refuse_impossible(_thing("polity-japan"), _thing("polity-manchukuo"), merged)
