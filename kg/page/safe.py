"""Words of sources made harmless for a page: they are text, whatever they look like."""

from __future__ import annotations

import re
import unicodedata
from html import escape

__all__ = ["harmless", "in_html", "in_markdown", "in_spreadsheet", "one_line", "web_address"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURES = re.compile(r"[-+]?\d[\d./-]*")
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Without what a terminal obeys instead of showing it; line ends and tabs stay."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) != "Cc" else ""
        for c in _DIRECTING.sub("", text)
    )


def one_line(text: str) -> str:
    """In one line, without characters that no page shows or that turn the text around them."""
    if text.isprintable():  # nearly all: nothing in it to be taken out
        return " ".join(text.split())
    shown = (
        c if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co") else " "
        for c in _DIRECTING.sub("", text)
    )
    return " ".join("".join(shown).split())


def in_html(text: str) -> str:
    """As the content of an element or an attribute."""
    return escape(_kept_ends(text), quote=True)


def in_markdown(text: str) -> str:
    """As words of a paragraph; what runs from right to left is set apart."""
    kept = _kept_ends(text)
    escaped = _BLOCK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", kept))
    escaped = re.sub(r"^(\s*)\\(\d+)([.)])", r"\1\2\\\3", escaped)
    if not kept.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in kept):
        return f"\u2068{escaped}\u2069"
    return escaped


def in_spreadsheet(text: str) -> str:
    """As a cell that no spreadsheet program reads as a formula; figures and dates stay."""
    if text.startswith(_FORMULA) and not _FIGURES.fullmatch(text):
        return f"'{text}"
    return text


def web_address(url: str | None) -> str | None:
    """An address that a reader may follow, or None."""
    if url and re.fullmatch(r"https?://[^\s<>\"']+", url) and harmless(url) == url:
        return url
    return None


def _kept_ends(text: str) -> str:
    """In one line, with the blank at either end that joins it to its neighbours."""
    line = one_line(text)
    start = " " if text[:1].isspace() and line else ""
    end = " " if text[-1:].isspace() and line else ""
    return f"{start}{line}{end}" if line else (" " if text else "")
