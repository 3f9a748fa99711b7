"""Readable parts of ids: stable, and never the same for different words."""

from __future__ import annotations

from kg.model import slug


def test_marks_on_letters_are_left_out() -> None:
    assert slug("Shinzō Abe") == "shinzo-abe"


def test_words_of_which_ascii_keeps_a_part_stay_apart() -> None:
    assert slug("김영숙 (1943년)") != slug("허천 (1943년)")
    assert slug("Józef Kłos") != slug("Józef Kos")
