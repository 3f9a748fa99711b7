"""A page as Markdown with footnotes (CommonMark and the footnotes of GitHub and Pandoc)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.page.page import Line, Note, Page, Section, Text, Work
from kg.page.safe import in_markdown, one_line, web_address

__all__ = ["markdown_lines"]


def markdown_lines(page: Page) -> Iterator[str]:
    """The lines of the file."""
    yield f"# {in_markdown(page.title)}"
    for remark in page.remarks:
        yield ""
        yield in_markdown(remark)
    for section in page.sections:
        yield from _section(section, 2)
    if page.notes:
        yield from ("", "## Notes", "")
        for note in page.notes:
            yield _note(note)
    if page.works:
        yield from ("", "## Bibliography", "")
        for work in page.works:
            yield f"- {_cited(work)} (`{_code(work.id)}`)"
    for remark in page.closing:
        yield from ("", in_markdown(remark))


def _section(section: Section, level: int) -> Iterator[str]:
    yield from ("", f"{'#' * min(level, 6)} {in_markdown(section.heading)}")
    for remark in section.remarks:
        yield from ("", f"*{in_markdown(remark)}*")
    if section.lines:
        yield ""
    for line in section.lines:
        yield from _line(line, 0)
    for below in section.sections:
        yield from _section(below, level + 1)


def _line(line: Line, depth: int) -> Iterator[str]:
    marks = "".join(f"[^{number}]" for number in line.notes)
    standing = f"**{in_markdown(line.standing.capitalize())}:** " if line.standing else ""
    yield f"{'  ' * depth}- {standing}{_text(line.text)}{marks}"
    for below in line.under:
        yield from _line(below, depth + 1)


def _text(text: Text) -> str:
    return "".join(_styled(in_markdown(span.text), span.style) for span in text)


def _styled(words: str, style: str) -> str:
    if style not in ("strong", "mark") or not words.strip():
        return words
    start = words[: len(words) - len(words.lstrip())]
    end = words[len(words.rstrip()) :]
    return f"{start}**{words.strip()}**{end}"


def _note(note: Note) -> str:
    parts = [in_markdown(note.cited)]
    if note.place:
        parts.append(in_markdown(note.place))
    if note.words:
        words = in_markdown(note.entered or note.words)
        parts.append(words if note.entered else f"“{words}”")
    ids = " ".join(f"`{_code(statement)}`" for statement in note.statements)
    return f"[^{note.number}]: {', '.join(parts)}. {ids}"


def _cited(work: Work) -> str:
    address = web_address(work.url)
    if address is None:
        return in_markdown(work.citation)
    before, found, after = work.citation.partition(address)
    if not found:
        return f"{in_markdown(work.citation)} <{address}>"
    return f"{in_markdown(before)}<{address}>{in_markdown(after)}"


def _code(text: str) -> str:
    return one_line(text).replace("`", "'")
