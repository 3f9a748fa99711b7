"""Text that every format can carry."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

__all__ = ["attribute", "content", "printable", "words"]

# XML 1.0 has no way to write these, not even escaped; lone surrogates are no Unicode text.
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

SPECIAL = re.compile('[&<>"\t\n\r]')


def printable(text: str) -> str:
    """The text with a replacement mark where a control character stood."""
    return text if text.isprintable() else UNPRINTABLE.sub("\ufffd", text)


def attribute(text: str) -> str:
    """The text as the quoted value of an XML attribute; line breaks survive."""
    return quoteattr(text) if SPECIAL.search(text) else f'"{text}"'


def content(text: str) -> str:
    """The text as the content of an XML element; a carriage return survives."""
    return escape(text, {"\r": "&#13;"})


def words(predicate: str) -> str:
    """A predicate as people say it: HELD_OFFICE is "held office"."""
    return predicate.replace("_", " ").lower()
