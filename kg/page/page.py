"""What a page holds: sections of lines, the notes that the lines rest on, the works cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Line", "Note", "Page", "Section", "Span", "Text", "Work", "all_lines", "plain"]


@dataclass(frozen=True, slots=True)
class Span:
    """A few words in one style: name, strong, mark (found), code, or plain; `lang` is theirs."""

    text: str
    style: str = ""
    lang: str | None = None


Text = tuple[Span, ...]


def plain(text: Text) -> str:
    """The words without their style."""
    return "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told; `notes` are the numbers of what it rests on, `statements` their ids.

    `standing` is a word such as planned, denied or contested where the line
    tells of something else than a plain fact. `quotations` are the words of the
    sources, each with its language and the number of its note.
    """

    text: Text
    notes: tuple[int, ...] = ()
    statements: tuple[str, ...] = ()
    standing: str = ""
    quotations: tuple[tuple[str, str | None, int], ...] = ()
    under: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines and sections below it; `remarks` speak of the page, not of the world."""

    heading: str
    lines: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered citation: the work, the place in it, the words there, the statements.

    Words that are not `quoted` are those of whoever entered the statement, cell by cell.
    """

    number: int
    work: str
    cited: str
    place: str
    words: str | None
    lang: str | None
    statements: tuple[str, ...]
    quoted: bool = True

    @property
    def entered(self) -> str | None:
        """What stands in place of a quotation where nobody gave one."""
        return f"entered as: {self.words}" if self.words and not self.quoted else None


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the bibliography."""

    id: str
    citation: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page; where it is `quoting`, the words of the sources stand open under the lines."""

    title: str
    remarks: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    works: tuple[Work, ...] = ()
    closing: tuple[str, ...] = ()
    quoting: bool = False


def all_lines(sections: Iterable[Section]) -> Iterator[tuple[tuple[str, ...], Line]]:
    """Every line with the headings that it stands under, those under another line too."""
    for section in sections:
        for line in section.lines:
            yield from _lines((section.heading,), line)
        for path, line in all_lines(section.sections):
            yield (section.heading, *path), line


def _lines(path: tuple[str, ...], line: Line) -> Iterator[tuple[tuple[str, ...], Line]]:
    yield path, line
    for below in line.under:
        yield from _lines(path, below)
