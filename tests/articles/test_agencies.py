"""A report of an agency is the agency's, whichever paper prints it."""

from __future__ import annotations

import pytest

from kg.articles.article import Article
from kg.articles.understanding import source_of

REPORT = "CAIRO, Feb 19, 1958 (Reuters) - The ministers met in Geneva on Monday."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (REPORT, "Reuters"),
        ("Ministers meet\n\nBy A. Smith\n\nWASHINGTON (AP) — They met on Monday.",
         "Associated Press"),
        ("MOSCOW, November 23. /TASS/. The ministers met on Monday.", "TASS"),
        ("BEIJING, Sept. 5 (Xinhua) -- The ministers met on Monday.", "Xinhua"),
        ("KHARTOUM, Feb 20, 1958 (Gazette) - The ministers met on Monday.", None),
        ("The minister told an agency (Reuters) on Monday that they had met.", None),
    ],
)  # fmt: skip
def test_the_agency_of_a_dateline(text: str, agency: str | None) -> None:
    assert source_of(Article(text, publisher="The Paper", title="They meet")).author == agency


def test_papers_that_print_one_report_have_one_originator() -> None:
    one, other = (source_of(Article(REPORT, publisher=name, title=name)) for name in "AB")
    assert one.id != other.id and one.author == other.author


def test_who_is_named_as_author_stays_and_an_agency_is_no_author_beside_itself() -> None:
    assert source_of(Article(REPORT, publisher="A", author="A. Smith")).author == "A. Smith"
    assert source_of(Article(REPORT, publisher="Reuters")).author is None
