"""A page as one HTML file that needs nothing else: no network, no script, one inline style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from kg.page.page import Line, Note, Page, Section, Text, Work
from kg.page.safe import in_html, web_address

__all__ = ["html_lines"]

_STYLE = Path(__file__).with_name("page.css")
_TAGS = {"strong": "strong", "mark": "mark", "code": "code", "name": "bdi"}
_TYPED = re.compile(r"`([^`]+)`")
_NO_NETWORK = "default-src 'none'; style-src 'unsafe-inline'"


def html_lines(page: Page) -> Iterator[str]:
    """The lines of the file."""
    title = in_html(page.title)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NO_NETWORK}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>"
    yield f'</head>\n<body>\n<main>\n<h1 dir="auto">{title}</h1>'
    for remark in page.remarks:
        yield f'<p dir="auto">{_remark(remark)}</p>'
    yield from _contents(page)
    body = _Body(page.quoting, set())
    for number, section in enumerate(page.sections, 1):
        yield from _section(section, f"s{number}", 2, body)
    yield from _notes(page.notes)
    yield from _works(page.works)
    if page.closing:
        yield "<footer>"
        for remark in page.closing:
            yield f"<p>{_remark(remark)}</p>"
        yield "</footer>"
    yield "</main>\n</body>\n</html>"


def _contents(page: Page) -> Iterator[str]:
    if len(page.sections) < 2:
        return
    yield '<nav aria-label="Contents">\n<ul>'
    for number, section in enumerate(page.sections, 1):
        yield f'<li><a href="#s{number}">{in_html(section.heading)}</a>'
        if len(section.sections) > 1:
            yield "<ul>"
            for below, part in enumerate(section.sections, 1):
                yield f'<li><a href="#s{number}-{below}">{in_html(part.heading)}</a></li>'
            yield "</ul>"
        yield "</li>"
    if page.notes:
        yield '<li><a href="#notes">Notes</a></li>'
    if page.works:
        yield '<li><a href="#bibliography">Bibliography</a></li>'
    yield "</ul>\n</nav>"


@dataclass(frozen=True, slots=True)
class _Body:
    """Whether quotations stand open, and the notes whose numbers stand in it already."""

    quoting: bool
    marked: set[int]


def _section(section: Section, anchor: str, level: int, body: _Body) -> Iterator[str]:
    tag = f"h{min(level, 6)}"
    yield f'<section id="{anchor}">\n<{tag} dir="auto">{in_html(section.heading)}</{tag}>'
    for remark in section.remarks:
        yield f'<p class="remark">{_remark(remark)}</p>'
    if section.lines:
        yield "<ul>"
        for line in section.lines:
            yield from _line(line, body)
        yield "</ul>"
    for number, below in enumerate(section.sections, 1):
        yield from _section(below, f"{anchor}-{number}", level + 1, body)
    yield "</section>"


def _line(line: Line, body: _Body) -> Iterator[str]:
    standing = f' data-standing="{in_html(line.standing)}"' if line.standing else ""
    ids = f' data-statements="{in_html(" ".join(line.statements))}"' if line.statements else ""
    word = (
        f'<span class="standing">{in_html(line.standing.capitalize())}:</span> '
        if line.standing
        else ""
    )
    new = set(line.notes) - body.marked  # where a note leads back to
    body.marked.update(new)
    yield f'<li{standing}{ids} dir="auto">{word}{_text(line.text)}{_marks(line.notes, new)}'
    if line.quotations:
        yield "" if body.quoting else "<details><summary>in the words of the source</summary>"
        for words, lang, number in line.quotations:
            quoted = f"{in_html(words)}{_marks((number,))}"
            yield f'<blockquote dir="auto"{_lang(lang)}>{quoted}</blockquote>'
        yield "" if body.quoting else "</details>"
    if line.under:
        yield "<ul>"
        for below in line.under:
            yield from _line(below, body)
        yield "</ul>"
    yield "</li>"


def _remark(words: str) -> str:
    """A remark, with what a reader may type set apart."""
    return _TYPED.sub(r"<code>\1</code>", in_html(words))


def _text(text: Text) -> str:
    found = []
    for span in text:
        tag, words = _TAGS.get(span.style), in_html(span.text)
        if web_address(span.text):
            words = f'<a href="{words}">{words}</a>'
        found.append(f"<{tag}{_lang(span.lang)}>{words}</{tag}>" if tag else words)
    return "".join(found)


def _marks(numbers: tuple[int, ...], new: Set[int] = frozenset()) -> str:
    """Links to the notes; those that are `new` can be led back to."""
    if not numbers:
        return ""
    links = (f'<a href="#n{n}"{_anchor(n) if n in new else ""}>{n}</a>' for n in numbers)
    return f"<sup>{', '.join(links)}</sup>"


def _anchor(number: int) -> str:
    return f' id="r{number}"'


def _lang(lang: str | None) -> str:
    return f' lang="{in_html(lang)}"' if lang else ""


def _notes(notes: tuple[Note, ...]) -> Iterator[str]:
    if not notes:
        return
    yield '<section id="notes" role="doc-endnotes">\n<h2>Notes</h2>\n<ol class="notes">'
    for note in notes:
        place = f", {in_html(note.place)}" if note.place else ""
        words = f": <q{_lang(note.lang)}>{in_html(note.words)}</q>" if note.words else ""
        if note.entered:
            words = f", {in_html(note.entered)}"
        ids = " ".join(f"<code>{in_html(statement)}</code>" for statement in note.statements)
        yield (
            f'<li id="n{note.number}" value="{note.number}" dir="auto">'
            f'<a href="#w-{in_html(note.work)}"><bdi>{in_html(note.cited)}</bdi></a>'
            f"{place}{words}. {ids} "
            f'<a href="#r{note.number}" aria-label="Back to mark {note.number}">↑</a></li>'
        )
    yield "</ol>\n</section>"


def _works(works: tuple[Work, ...]) -> Iterator[str]:
    if not works:
        return
    yield '<section id="bibliography" role="doc-bibliography">\n<h2>Bibliography</h2>'
    yield '<ul class="works">'
    for work in works:
        name = in_html(work.id)
        yield f'<li id="w-{name}" dir="auto">{_cited(work)} <code>{name}</code></li>'
    yield "</ul>\n</section>"


def _cited(work: Work) -> str:
    address = web_address(work.url)
    if address is None:
        return in_html(work.citation)
    link = f'<a href="{in_html(address)}">{in_html(address)}</a>'
    before, found, after = work.citation.partition(address)
    if not found:
        return f"{in_html(work.citation)} {link}"
    return f"{in_html(before)}{link}{in_html(after)}"
