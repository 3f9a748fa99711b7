"""The characters of a file of plain text, each counted as it stands there."""

from __future__ import annotations

import codecs

__all__ = ["decoded"]

_MARKED = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decoded(data: bytes) -> str:
    """UTF-8, or UTF-16 where the file says so by its first bytes; the mark counts as a character.

    UnicodeDecodeError for any other: which one it is could only be guessed.
    """
    return data.decode(_MARKED.get(data[:2], "utf-8"))
