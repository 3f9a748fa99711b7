"""The text layer of a PDF; a scan without one is refused, nothing is recognized from pictures."""

from __future__ import annotations

import io
import logging
import re

from kg.articles.article import Article
from kg.errors import BadInput

__all__ = ["read_pdf"]

_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_MADE_UP = re.compile(r"^(?:microsoft \w+ - |untitled|.*\.(?:docx?|pdf|indd|rtf|tmp|qxd)$)", re.I)
_ENDS = '.!?:;"”»)'
_MOST = 5_000  # pages


def read_pdf(data: bytes, *, where: str, name: str) -> Article:
    """The text of all pages, lines put together to paragraphs; BadInput where there is none.

    The day on which the file was made is not the day of publication, and is not read.
    """
    pages, title, author = _pages(data, where)
    texts = [_paragraphs(page) for page in pages]
    if not any(texts):
        reason = "the PDF holds no text layer (a scan?); make one with OCR and load it again"
        raise BadInput(reason, where=where)
    starts, text = [], ""
    for page in texts:
        goes_on = text[-1:] not in _ENDS and page[:1].islower()
        text += (" " if goes_on else "\n\n") if text and page else ""
        starts.append(len(text))
        text += page
    return Article(
        text, where, name, title=title, author=author, pages=tuple(starts),
        notes=(("text layer of a PDF", "look at quotations beside the page"),),
    )  # fmt: skip


def _pages(data: bytes, where: str) -> tuple[list[str], str | None, str | None]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInput("the PDF is locked by a password; save it without one", where=where)
        if len(reader.pages) > _MOST:
            raise BadInput(f"more than {_MOST} pages; split the PDF", where=where)
        about = reader.metadata
        pages = [page.extract_text() for page in reader.pages]
        title = _told(about.title if about else None)
        return pages, title, _told(about.author if about else None)
    except BadInput:
        raise
    except Exception as error:  # a broken PDF makes the reader fail in any way
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise BadInput(f"broken PDF: {reason}", where=where) from error


def _told(words: object) -> str | None:
    text = " ".join(str(words or "").split())
    return text if text and not _MADE_UP.match(text) else None


def _paragraphs(page: str) -> str:
    """Lines that go on in the next one are joined; others end a paragraph."""
    page = page.encode("utf-8", "replace").decode()
    lines = [line.strip() for line in _HYPHEN.sub("", page).splitlines()]
    full = max((len(line) for line in lines), default=0) * 0.7
    text = ""
    for line in lines:
        if not line:
            text = text.rstrip(" \n") + "\n\n" if text else ""
        elif line[-1] in _ENDS and len(line) < full:
            text += line + "\n"
        else:
            text += line + (" " if len(line) >= full else "\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()
