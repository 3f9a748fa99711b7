"""What has no title is not given one, and what an archive keeps says where."""

from __future__ import annotations

import bibtexparser
import rispy

from kg.cite.bibtex import bibtex
from kg.cite.csl import csl
from kg.cite.note import note
from kg.cite.ris import ris
from kg.cite.work import Work

UNTITLED = Work("gazette-1958-x", "article", "the-gazette-5d0902615a", publisher="The Gazette",
                document_date=None, published="1958-02-20")  # fmt: skip


def entry(work: Work) -> dict[str, str]:
    library = bibtexparser.parse_string(bibtex(work))
    (found,) = library.entries
    assert not library.failed_blocks
    return {field.key: field.value for field in found.fields}


def test_an_article_without_a_title_is_cited_by_paper_and_day() -> None:
    assert note(UNTITLED) == "The Gazette, 20 February 1958."
    assert UNTITLED.name == "The Gazette, 20 February 1958"
    assert "title" not in entry(UNTITLED) and entry(UNTITLED)["journal"] == "The Gazette"
    assert "title" not in csl(UNTITLED)
    (record,) = rispy.loads(ris(UNTITLED))
    assert "title" not in record and record["secondary_title"] == "The Gazette"


def test_what_bears_no_name_at_all_is_called_by_its_id() -> None:
    work = Work("nd-x", "article", "article-498ec7fe7f")
    assert work.name == entry(work)["title"].strip("{}") == csl(work)["title"] == work.source


def test_a_style_prints_where_an_archive_keeps_it() -> None:
    work = Work("na-x", "document", "s", title="Telegram 212", archive="The Archives",
                fonds="FO 371", box="131332", folio="17r")  # fmt: skip
    assert entry(work)["howpublished"] == "The Archives, FO 371, box 131332, folio 17r"


def test_no_sign_of_control_reaches_a_bibliography() -> None:
    work = Work("x", "book", "s", title="\x1b[31mRed\x07 \x01letters\x9b", author="A\x1bB")
    for text in (bibtex(work), ris(work), note(work)):
        assert not set("\x1b\x07\x01\x9b") & set(text)
        assert "[31mRed letters" in text


def test_a_citation_in_words_is_gone_on_with_and_nothing_in_it_said_twice() -> None:
    work = Work("x", "data_set", "s", citation="Lists of calls, kept at https://x.example/l daily.",
                url="https://x.example/l", edition="2.0")  # fmt: skip
    told = "Lists of calls, kept at https://x.example/l daily, data set, version 2.0."
    assert note(work) == told
    assert note(Work("x", "book", "s", citation="Papers of the U.S.")) == "Papers of the U.S."


def test_a_year_before_christ_is_not_given_as_one_after() -> None:
    work = Work("x", "treaty_text", "s", title="Oath", document_date="-0043-03-15")
    (record,) = rispy.loads(ris(work))
    assert "year" not in entry(work) and entry(work)["date"] == "-0043-03-15"
    assert "year" not in record and "date: -0043-03-15" in record["notes"]
    assert note(work) == "Oath, 15 March 44 BC."
