"""Each format gives its text and what it tells of itself; what it does not tell stays unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Article, articles_of, read_articles, source_of
from kg.articles.days import day_of
from kg.articles.html import text_of_fragment
from kg.errors import BadInput
from kg.loading import Refusal
from kg.loading.files import Limits
from tests.articles.files import MORE, TEXT, atom, feed, page, pdf, tei


def read(folder: Path, name: str, data: str | bytes) -> list[Article | Refusal]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_articles(path))


def one(folder: Path, name: str, data: str | bytes) -> Article:
    (found,) = read(folder, name, data)
    assert isinstance(found, Article)
    return found


def test_text_stays_as_it_stands(tmp_path: Path) -> None:
    words = "\ufeff  Talks\r\nin Lima \n"
    found = one(tmp_path, "piece.txt", words)
    assert (found.text, found.name, found.title, found.published) == (words, "piece", None, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_where_the_file_says_so(tmp_path: Path, encoding: str) -> None:
    found = one(tmp_path, "piece.txt", "\ufeffTalks in Łódź 😀\r\n".encode(encoding))
    assert found.text == "\ufeffTalks in Łódź 😀\r\n"


def test_a_page_is_read_whatever_its_file_is_called(tmp_path: Path) -> None:
    for name in ("a.html", "a.txt", "a.xml"):
        found = one(tmp_path, name, page())
        assert TEXT in " ".join(found.text.split())
        assert (found.title, found.publisher, found.author, found.published) == (
            "Ministers meet in Lima", "The Coast", "Eva Sol", "2021-05-04",
        )  # fmt: skip


def test_the_text_layer_of_a_pdf_with_its_pages(tmp_path: Path) -> None:
    found = one(tmp_path, "a.pdf", pdf([[TEXT[:57], TEXT[57:]], [MORE]], "Talks in Lima"))
    assert TEXT in " ".join(found.text.split())
    assert found.text[found.pages[1] :] == MORE
    assert (found.title, found.published) == ("Talks in Lima", None)


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    found = one(tmp_path, "a.pdf", pdf([["The two ministers had spoken of"], ["fish and nets."]]))
    assert found.text == "The two ministers had spoken of fish and nets."
    assert found.text[found.pages[1] :] == "fish and nets."


@pytest.mark.parametrize("title", ["Microsoft Word - a.doc", "untitled", "notes.docx"])
def test_a_title_that_a_program_made_up_is_none(tmp_path: Path, title: str) -> None:
    assert one(tmp_path, "a.pdf", pdf([[TEXT]], title)).title is None


def test_a_feed_gives_its_items(tmp_path: Path) -> None:
    whole, short, nothing = read(tmp_path, "a.rss", feed())
    assert isinstance(whole, Article)
    assert whole.text == f"{TEXT}\nThey spoke of fish."
    assert (whole.title, whole.publisher, whole.author) == (
        "Ministers meet & talk", "The Coast", "Eva Sol",
    )  # fmt: skip
    assert (whole.published, whole.url, whole.language) == (
        "2021-05-04", "https://coast.example/1", "en-gb",
    )  # fmt: skip
    assert isinstance(short, Article)
    assert short.text == TEXT
    assert short.published is None
    assert short.notes[0][0] == "summary"
    assert isinstance(nothing, Refusal)
    assert "item 3" in nothing.where


def test_the_day_of_a_change_is_not_the_day_of_publication(tmp_path: Path) -> None:
    found = one(tmp_path, "a.atom", atom())
    assert (found.text, found.title, found.published) == (TEXT, "Talks & more", None)
    assert (found.url, found.author) == ("https://harbour.example/a", "Eva Sol")


def test_documents_of_an_edition_with_their_marks(tmp_path: Path) -> None:
    telegram, note, left_out = read(tmp_path, "a.xml", tei())
    assert isinstance(telegram, Article)
    assert isinstance(note, Article)
    assert isinstance(left_out, Refusal)
    assert telegram.title == "1. Telegram From the Embassy"
    assert "nobody" not in telegram.text
    assert (telegram.document_date, telegram.published) == ("1956-10-19", None)
    assert (note.document_date, note.published) == (None, None)
    marked = [(telegram.text[m.start : m.end], m.ref, m.name) for m in telegram.persons]
    assert marked == [("Torres", "p_TA1", "Ana Torres"), ("Rojas", "p_RL1", "Luis Rojas")]
    days = [(telegram.text[m.start : m.end], m.ref) for m in telegram.dates]
    assert days == [("October 19, 1956", "1956-10-19"), ("October 17", "1956-10-17")]
    assert telegram.part_of is not None
    assert telegram.part_of.title == "Papers of the Coast, 1956, Volume I"
    assert source_of(telegram).part_of == telegram.part_of.id
    assert len({source_of(d).id for d in (telegram, note)}) == 2


def test_json_lines_and_what_is_wrong_with_them(tmp_path: Path) -> None:
    lines = (
        '{"text": "Talks in Lima.", "headline": "T", "source": {"name": "Wire"}, '
        '"authors": ["A", "B"], "date": "2021-05", "id": 7}\n'
        '{"text": "Talks.", "published": "soon", "mood": "calm"}\n'
        '{"title": "no text"}\n[1]\n{"text": "a", "text": "b"}\n{"text": "\\ud800 alone"}\n'
    )
    first, second, *bad = read(tmp_path, "a.jsonl", lines)
    assert isinstance(first, Article)
    assert (first.title, first.publisher, first.author) == ("T", "Wire", "A, B")
    assert (first.published, first.key) == ("2021-05", "7")
    assert isinstance(second, Article)
    assert second.published is None
    assert {kind for kind, _ in second.notes} == {"date not read", "fields that nobody read"}
    assert [(type(b), b.where) for b in bad] == [
        (Refusal, f"a.jsonl:{line}") for line in (3, 4, 5, 6)
    ]


def test_what_lies_beside_a_text_tells_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.meta.yml").write_text("title: Talks\npublisher: Wire\n")
    found = one(tmp_path, "a.txt", TEXT)
    assert (found.title, found.publisher) == ("Talks", "Wire")
    (tmp_path / "a.meta.yml").write_text("titel: Talks\n")
    with pytest.raises(BadInput, match=r"a\.meta\.yml: unknown field 'titel'"):
        one(tmp_path, "a.txt", TEXT)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", pdf([[]]), "no text layer"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj <<", "broken PDF"),
        ("a.docx", b"PK\x03\x04\0\0", "office document"),
        ("a.xml", "<menu><item/></menu>", "<menu> is not known"),
        ("a.xml", "<rss><channel></channel></rss>", "no items"),
        ("a.xml", "<rss><channel>", "broken XML"),
        ("a.xml", "<!DOCTYPE r [<!ENTITY a 'b'>]><rss>&a;</rss>", "entities"),
        ("a.txt", b"", "empty"),
        ("a.json", "{", "broken JSON"),
    ],
)
def test_a_bad_file_is_one_clear_line(
    tmp_path: Path, name: str, data: bytes | str, message: str
) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        read(tmp_path, name, data)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_a_folder_gives_all_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.4")
    found = list(articles_of([tmp_path], Limits()))
    assert [type(f) for f in found] == [Refusal, Article, Refusal]


@given(st.dates(), st.sampled_from(["", "T10:00:00Z", " 23:59:59+09:00"]))
def test_days_are_those_of_their_own_clock(day: object, rest: str) -> None:
    assert day_of(f"{day}{rest}") == str(day)


@given(st.text(max_size=40))
def test_what_is_no_day_is_unknown(words: str) -> None:
    found = day_of(words)
    assert found is None or found[:4] in words


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=60))
def test_fragments_never_fail(words: str) -> None:
    assert "\n\n" not in text_of_fragment(f"<p>{words}<br>{words}</p>")
