"""The hint for a name that nothing bears: the likest, or those with its telling words."""

from __future__ import annotations

import pytest

from kg.errors import nearest

NAMES = [
    "Treaty of Commerce, Navigation and Delimitation between Japan and Russia (Shimoda, 1855)",
    "Treaty of Peace between Japan and Russia (Portsmouth, 1905)",
    "State of Cambodia", "Treaty of Taipei", "Sergey Lavrov", "Sergei Witte", "Japan", "Praha",
    *(f"Treaty no. {number}" for number in range(200)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Treaty of Shimoda", NAMES[0]),
        ("treaty of Portsmout", NAMES[1]),
        ("Sergei Lavrof", "Sergey Lavrov"),
        ("Japn", "Japan"),
    ],
)
def test_the_nearest_is_what_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES) == f"; did you mean {meant}?"


def test_a_word_that_many_names_have_tells_none_of_them() -> None:
    assert "Treaty no." not in nearest("Treaty of Nerchinsk", NAMES)
