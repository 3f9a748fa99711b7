"""What is written is read back alike by the readers that others use."""

from __future__ import annotations

import json
import string
import warnings
from collections.abc import Mapping
from dataclasses import replace

import bibtexparser
import rispy
from bibtexparser import middlewares
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from kg.cite import Bibliography, Work

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc import formatter as shapes
    from citeproc.source.json import CiteProcJSON

# Commands of LaTeX that the decoder does not know, or draws as other signs.
LATEX = get_default_latex_context_db()
LATEX.add_context_category(
    "braces",
    macros=[
        MacroTextSpec(f"text{name}", sign)
        for name, sign in (
            ("braceleft", "{"),
            ("braceright", "}"),
            ("asciicircum", "^"),
            ("asciitilde", "~"),
        )
    ],
    prepend=True,
)
DECODER = LatexNodes2Text(LATEX, keep_braced_groups=False, math_mode="text")

Cited = tuple[Bibliography, Mapping[str, str]]

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US">
  <info><title>ours</title><id>ours</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout delimiter="; "><group delimiter=", ">
    <names variable="author"/><text variable="title"/><text variable="container-title"/>
    <date variable="issued" form="numeric"/><text variable="archive"/>
    <text variable="archive_location"/>
  </group></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>"""


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(
        text, append_middleware=[middlewares.LatexDecodingMiddleware(decoder=DECODER)]
    )
    assert not library.failed_blocks
    return {e.key: {f.key: f.value for f in e.fields} | {"type!": e.entry_type}
            for e in library.entries}  # fmt: skip


def read_ris(text: str) -> dict[str, dict[str, object]]:
    return {str(entry["id"]): entry for entry in rispy.loads(text)}


def test_bibtex(cited: Cited) -> None:
    found = read_bibtex(cited[0].text("bibtex"))
    assert found.keys() == {w.key for w in cited[0].works}
    for work in cited[0].works:
        entry = found[work.key]
        assert entry["title"] == work.name
        assert entry.get("volume") == work.volume and entry.get("address") == work.place
        assert entry.get("isbn") == work.isbn and entry.get("doi") == work.doi


def test_bibtex_persons_and_bodies(cited: Cited) -> None:
    text = cited[0].text("bibtex")
    assert "author = {Berg, Ana and {Staff of the Coast}}" in text
    assert "author = {Иванов, Пётр}" in text
    assert "url = {https://coast.example/a_b%20c?x=%7B1%7D&y=~2}" in text


def test_pages_from_one_to_another_are_a_range(cited: Cited) -> None:
    text = cited[0].text("bibtex")
    for pages in ("32--53", "251--276", "10--20"):
        assert f"pages = {{{pages}}}" in text


def test_ris(cited: Cited) -> None:
    found = read_ris(cited[0].text("ris"))
    assert found.keys() == {w.key for w in cited[0].works}
    for work in cited[0].works:
        entry = found[work.key]
        assert entry["title"] == work.name
        assert entry.get("volume") == work.volume and entry.get("doi") == work.doi
        assert entry.get("archive_location", None) in (work.archive_place, None)
        assert entry.get("urls", [None])[0] == work.url


def test_citeproc(cited: Cited, tmp_path: object) -> None:
    items = json.loads(cited[0].text("csl-json"))
    told = rendered(items)
    for item in items:
        assert plain(item["title"]) in plain(told[item["id"]])
    by_title = {item["title"]: told[item["id"]] for item in items}
    assert "SA, fonds 80, opis 1, delo 940" in by_title["Minutes of talks"]
    assert "1925" in by_title["Treaty of Öresund & Sound {final}"]


def rendered(items: list[dict[str, object]]) -> dict[str, str]:
    """Every item as a processor of citations writes it."""
    import io

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it knows an older list of types and fields
        source = CiteProcJSON(items)
        style = CitationStylesStyle(io.BytesIO(STYLE.encode()), validate=False)
        works = CitationStylesBibliography(style, source, shapes.plain)
        found = {}
        for item in items:
            citation = Citation([CitationItem(str(item["id"]))])
            works.register(citation)
            found[str(item["id"])] = str(works.cite(citation, lambda item: None))
    return found


def plain(text: str) -> str:
    """Without what a processor sets its own way: quotation marks and spaces."""
    return "".join(c for c in text if c.isalnum())


SAFE = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")),
        min_size=1,
        max_size=40,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
NASTY = st.text(st.sampled_from(string.punctuation + string.ascii_letters + " é語"), min_size=1)
TITLES = st.one_of(SAFE, NASTY.map(lambda text: " ".join(text.split())).filter(bool))
WORK = Work(key="key-2000-x-0000", kind="article", source="x", published="2000-01-02")


@given(title=TITLES, outlet=TITLES)
def test_any_title_survives(title: str, outlet: str) -> None:
    work = replace(WORK, title=title, container=outlet)
    found = Bibliography((work,))
    (entry,) = read_bibtex(found.text("bibtex")).values()
    assert (entry["title"], entry["journal"]) == (title, outlet)
    (record,) = read_ris(found.text("ris")).values()
    assert (record["title"], record["secondary_title"]) == (title, outlet)
    (item,) = json.loads(found.text("csl-json"))
    assert (item["title"], item["container-title"]) == (title, outlet)
