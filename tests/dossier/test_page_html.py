"""A page as HTML: words keep their language, addresses are links, notes lead there and back."""

from __future__ import annotations

import lxml.html

from kg.page import Line, Note, Page, Section, Span, Work, page_text

LINE = Line(
    (Span("It was called “"), Span("国後島", "name", "ja"), Span("”, found under "),
     Span("https://example.org/a?b=1&c=2", "name"), Span(".")),
    (1, 2), ("st-1", "st-2"), "", (("слова", "ru", 2),),
)  # fmt: skip
PAGE = Page(
    "Islands",
    sections=(Section("Names", (LINE,)),),
    notes=(
        Note(1, "w", "A work", "p. 1", None, None, ("st-1",)),
        Note(2, "w", "A work", "p. 2", "слова", "ru", ("st-2",)),
    ),
    works=(Work("w", "A work, 1956."),),
)


def _tree(page: Page) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page_text(page, "html"))


def test_words_keep_their_language() -> None:
    tree = _tree(PAGE)
    assert tree.xpath("//bdi[@lang='ja']/text()") == ["国後島"]
    assert tree.xpath("//blockquote[@lang='ru'] and //q[@lang='ru']")


def test_an_address_is_a_link_and_another_word_is_none() -> None:
    outside = _tree(PAGE).xpath("//a[starts-with(@href, 'http')]")
    assert [link.get("href") for link in outside] == ["https://example.org/a?b=1&c=2"]
    other = Page("x", sections=(Section("y", (Line((Span("javascript:alert(1)", "name"),)),)),))
    assert not _tree(other).xpath("//main//a")


def test_each_note_leads_back_to_the_one_place_that_it_stands_at() -> None:
    tree = _tree(PAGE)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href") if link[0] == "#"} <= set(ids)
    assert tree.xpath("//ol//a[@href='#r2']") and tree.xpath("//li/sup/a[@id='r2']")
    twice = Page("x", sections=(Section("y", (LINE, LINE)),), notes=PAGE.notes, works=PAGE.works)
    assert len(_tree(twice).xpath("//li/sup/a[@href='#n1']")) == 2
    assert len(_tree(twice).xpath("//li/sup/a[@id='r1']")) == 1


def test_words_of_the_source_are_folded_away_unless_the_page_is_one_of_quotations() -> None:
    assert _tree(PAGE).xpath("//details//blockquote")
    open_page = Page("x", sections=PAGE.sections, notes=PAGE.notes, works=PAGE.works, quoting=True)
    assert _tree(open_page).xpath("//li/blockquote") and not _tree(open_page).xpath("//details")


def test_what_a_reader_may_type_is_set_apart_in_a_remark_and_nothing_else() -> None:
    tree = _tree(Page("x", remarks=("`kg show` tells <b>more</b> of it`s own",)))
    assert tree.xpath("//main/p/code/text()") == ["kg show"]
    assert not tree.xpath("//b")
