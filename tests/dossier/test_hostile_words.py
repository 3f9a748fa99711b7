"""Names that look like markup are names; the order of loading changes no dossier."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from kg.knowledge import KnowledgeGraph
from kg.page import page_text, write_page
from tests.graph_folders import load_rows

SCRIPT = "<script>alert('1')</script> & <img src=x onerror=alert(2)>"
MARKDOWN = "# *Talks* [click](javascript:alert(3)) `code` | ![x](y) _z_ \\"
HEBREW = "הסכם דיג \u202e abc"
CHINESE = "日蘇漁業協定（一九五六年）"
TEMPLATE = "{object} [{time}] %x% {capacity}"


def _signed(name: str, **cells: str) -> list[dict[str, str]]:
    steps = [
        {"subject": party, "predicate": "AGREEMENT_ACTION", "object": name, "action": "signed",
         "time": "1956-05-14", **cells}
        for party in ("Japan", "Soviet Union")
    ]  # fmt: skip
    return [*steps, {"subject": name, "predicate": "KIND", "value": "treaty", **cells}]


SHEETS: dict[str, list[dict[str, Any]]] = {
    "one": [*_signed(SCRIPT), *_signed(MARKDOWN)],
    "two": [
        *_signed(HEBREW),
        *_signed(CHINESE),
        *_signed(TEMPLATE),
        {"subject": CHINESE, "predicate": "DATED", "phase": "in_force", "time": "1956-12-12"},
        {"subject": CHINESE, "predicate": "DATED", "phase": "in_force", "time": "1957-12-12"},
    ],
    "three": [
        {"subject": "Japan", "predicate": "AT_WAR", "object": "Soviet Union", "time": "1945/1956"},
    ],
}


def told(gazetteer: Path, place: Path, order: Sequence[str]) -> dict[str, str]:
    """The dossier in each format, after loading the sheets in this order."""
    from tests import graph_folders

    names = {name: {"type": "Agreement", "words": name} for name in
             (SCRIPT, MARKDOWN, HEBREW, CHINESE, TEMPLATE)}  # fmt: skip
    place.mkdir()
    shutil.copytree(gazetteer, place / "graph")
    with KnowledgeGraph(place / "graph", by="test") as graph, pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph_folders, "THINGS", graph_folders.THINGS | names)
        for title in order:
            assert load_rows(graph.folder.ledger, place, SHEETS[title], title).refused == []
        page = graph.dossier("Japan", "Soviet Union")
        write_page(page, place / "page.html")
        return {format: page_text(page, format) for format in ("html", "md", "csv")}


@pytest.fixture(scope="module")
def pages(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return told(gazetteer_folder, tmp_path_factory.mktemp("hostile") / "a", ("one", "two", "three"))


def test_the_html_has_no_element_that_a_name_brought(pages: dict[str, str]) -> None:
    tree = lxml.html.document_fromstring(pages["html"])
    assert tree.xpath("//script | //img | //iframe | //link | //*[@src]") == []
    assert not [name for x in tree.iter() for name in x.attrib if name.startswith("on")]
    assert tree.xpath("//strong[.=$name]", name=SCRIPT)
    assert tree.xpath("//strong[.=$name]", name=" ".join(MARKDOWN.split()))
    assert tree.xpath("//strong[.=$name]", name=CHINESE)
    assert tree.xpath("//strong[.=$name]", name="הסכם דיג abc")
    assert tree.xpath("//strong[.=$name]", name=TEMPLATE)


def test_every_link_inside_the_html_leads_somewhere(pages: dict[str, str]) -> None:
    tree = lxml.html.document_fromstring(pages["html"])
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = tree.xpath("//a/@href")
    assert links and {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in links)
    for item in tree.xpath("//section[not(@id='notes' or @id='bibliography')]//li"):
        assert item.get("data-statements") and item.xpath("./sup/a")


def test_the_markdown_says_the_names_and_nothing_else(pages: dict[str, str]) -> None:
    from markdown_it import MarkdownIt

    text = pages["md"]
    assert "\u202e" not in text
    body = text.partition("## Notes")[0].replace("[^", "\\[^")
    html = MarkdownIt("commonmark").render(body)
    tree = lxml.html.document_fromstring(html)
    assert tree.xpath("//a | //img | //script | //code | //em[not(parent::p)]") == []
    strong = [item.text_content().strip("\u2068\u2069") for item in tree.xpath("//strong")]
    assert {SCRIPT, " ".join(MARKDOWN.split()), CHINESE, TEMPLATE, "הסכם דיג abc"} <= set(strong)


def test_a_contradiction_of_two_sheets_is_told_once(pages: dict[str, str]) -> None:
    assert pages["md"].count("**Sources differ:**") == 1


@pytest.mark.parametrize("order", [("three", "two", "one"), ("two", "one", "three")])
def test_the_order_of_loading_changes_nothing(
    gazetteer_folder: Path, tmp_path: Path, pages: dict[str, str], order: tuple[str, ...]
) -> None:
    assert told(gazetteer_folder, tmp_path / "b", order) == pages
