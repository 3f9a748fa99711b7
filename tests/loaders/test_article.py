"""Loading an article into a ledger: its source, its claims, and what is refused."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from kg.articles.html import read_html
from kg.errors import BadInput
from kg.ledger import Ledger
from kg.loading.load import load_path
from kg.loading.report import LoadReport
from kg.loading.settings import find_loader

TEXT = (
    "Peruvian Foreign Minister Ana Torres met Chilean Foreign Minister Luis Rojas in Lima "
    "on May 3, 2021."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Ministers meet in Lima</title>
<meta property="og:site_name" content="The Coast"><meta name="author" content="Eva Sol">
<meta property="article:published_time" content="2021-05-04T08:00:00Z"></head>
<body><nav>Home News Contact</nav><article><h1>Ministers meet in Lima</h1>
<p>{TEXT} The two ministers discussed fisheries and the common border for several hours.</p>
<p>Torres said that the talks had been useful and that both sides would continue them soon.</p>
</article><footer>All rights reserved</footer></body></html>"""


def load(
    folder: Path, data: bytes | str, kept: list[str] | None = None, **options: str
) -> LoadReport:
    path = folder / "piece.txt"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    folder.joinpath("graph").mkdir(exist_ok=True)
    with closing(Ledger(folder / "graph", new=True)) as ledger:
        return load_path(
            ledger, find_loader("article"), path, options, by="tester",
            keep=(kept.append if kept is not None else lambda text: None),
        )  # fmt: skip


def test_an_article_becomes_statements(tmp_path: Path) -> None:
    kept: list[str] = []
    report = load(tmp_path, TEXT, kept, publisher="The Coast", published="2021-05-04")
    assert report.statements >= 6
    assert kept == [TEXT]
    assert report.refused == []


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (b"", {}, "empty"),
        (b" \n\t\n", {}, "empty"),
        (b"\xef\xbb\xbf \n", {}, "empty"),
        (b"PK\x03\x04\x00\x00\x08", {}, "binary"),
        (b"Caf\xe9 talks in Lima.", {}, "UTF-8"),
        (TEXT.encode(), {"published": "yesterday"}, "publication date"),
        (TEXT.encode(), {"language": "fr"}, "'fr'"),
    ],
)
def test_bad_input_is_one_clear_line(
    tmp_path: Path, data: bytes, options: dict[str, str], message: str
) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        load(tmp_path, data, **options)
    assert "\n" not in str(caught.value)
    assert "piece.txt" in str(caught.value)


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    page = read_html(PAGE)
    assert TEXT in page.text
    assert "rights reserved" not in page.text
    assert (page.title, page.publisher, page.author) == (
        "Ministers meet in Lima",
        "The Coast",
        "Eva Sol",
    )
    assert page.published == "2021-05-04"


def test_a_page_without_a_date_has_none() -> None:
    bare = PAGE.replace(
        '<meta property="article:published_time" content="2021-05-04T08:00:00Z">', ""
    )
    assert read_html(bare).published is None


def test_a_page_loads_without_options(tmp_path: Path) -> None:
    report = load(tmp_path, PAGE)
    assert report.title == "Ministers meet in Lima"
    assert report.statements >= 6
