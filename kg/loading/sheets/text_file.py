"""Opens text as spreadsheets and editors save it: UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import codecs
from pathlib import Path

from kg.errors import BadInput
from kg.loading.files import check_file

__all__ = ["encoding_of"]

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1a")


def encoding_of(path: Path) -> str:
    """The encoding of the text in the file; BadInput for an empty or a binary one."""
    with check_file(path).open("rb") as file:
        start = file.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            candidates: tuple[str, ...] = (encoding,)
            break
    else:
        candidates = ("utf-8", "cp1252")
    for encoding in candidates:
        if _reads_as(path, encoding):
            return encoding
    raise BadInput(
        "is not text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8", where=path.name
    )


def _reads_as(path: Path, encoding: str) -> bool:
    """Whether all of the file is text in that encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                return False
            if not _CONTROLS.isdisjoint(text):
                raise BadInput("is a binary file, not a sheet of facts", where=path.name)
            if not chunk:
                return True
