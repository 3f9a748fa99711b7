"""Text line by line, with line numbers, in an encoding that is told and never guessed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import BadInput
from kg.loading.files.limits import Limits
from kg.loading.files.paths import check_file, file_problem

__all__ = ["Origin", "Stream", "named", "opened", "read_lines", "whole"]

Stream: TypeAlias = "BufferedReader[Any]"
Origin: TypeAlias = "Path | tuple[str, Path | Stream]"
"""A file, or a file or an open stream with the name that messages give it."""

_DEFAULT = Limits()
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"))
_OLD_ENDS = re.compile(r"(?<=\r)(?=[^\n])")  # the ends of lines of old Macintosh files
_ALIKE = "save it as UTF-8, or say `encoding:` in source.yml (cp1252, latin-1, cp932 …)"


def named(origin: Origin) -> str:
    """The name of what is read, for messages."""
    return origin.name if isinstance(origin, Path) else origin[0]


@contextmanager
def opened(origin: Origin) -> Iterator[Stream]:
    """The bytes of a file or of a part of an archive."""
    found = origin if isinstance(origin, Path) else origin[1]
    if isinstance(found, Path):
        try:
            with check_file(found).open("rb") as stream:
                yield stream
        except OSError as error:
            raise file_problem(found, error) from error
    else:
        yield found


def whole(origin: Origin, limits: Limits = _DEFAULT) -> bytes:
    """All bytes of something that is read as a whole; BadInput where it is too large."""
    with opened(origin) as stream:
        data = stream.read(limits.whole + 1)
    if len(data) > limits.whole:
        raise BadInput(
            f"is larger than {_size(limits.whole)}, the most that is read as a whole; "
            "split it, or raise `limits: {whole: …}` in source.yml",
            where=named(origin),
        )
    return data


def read_lines(
    origin: Origin, *, encoding: str = "utf-8", limits: Limits = _DEFAULT
) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, each as it stands with its end; memory holds one at a time."""
    name = named(origin)
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise BadInput(f"unknown encoding {encoding!r}; {_ALIKE}", where=name) from None
    with opened(origin) as stream:
        yield from _decoded(stream, name, encoding, limits)


def _decoded(stream: Stream, name: str, encoding: str, limits: Limits) -> Iterator[tuple[int, str]]:
    start = stream.peek(6)
    if kind := next((kind for mark, kind in _PACKED if start.startswith(mark)), None):
        raise BadInput(f"is packed ({kind}), no text: unpack it first", where=name)
    for mark, marked in _MARKS:
        if start.startswith(mark):
            encoding = marked
            if marked == "utf-8":
                stream.read(len(mark))
            break
    wide = codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))
    lines = _wide_lines if wide else _byte_lines
    number = 0
    for whole_line in lines(stream, name, encoding, limits):
        for line in _OLD_ENDS.split(whole_line) if "\r" in whole_line else (whole_line,):
            number += 1
            if "\0" in line:
                where = f"{name}:{number}"
                raise BadInput("holds a NUL byte: no text, or text in UTF-16", where=where)
            yield number, line


def _byte_lines(stream: Stream, name: str, encoding: str, limits: Limits) -> Iterator[str]:
    """Lines of an encoding in which the end of a line is one byte."""
    number = 0
    while line := stream.readline(limits.line + 1):
        number += 1
        if len(line) > limits.line:
            raise _too_long(name, number, limits)
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError as error:
            bad = line[error.start : error.start + 1].hex()
            raise BadInput(
                f"is not {encoding.upper()} (byte 0x{bad} at column {error.start + 1}); {_ALIKE}",
                where=f"{name}:{number}",
            ) from error


def _wide_lines(stream: Stream, name: str, encoding: str, limits: Limits) -> Iterator[str]:
    """Lines of an encoding of several bytes a character."""
    decoder = codecs.getincrementaldecoder(encoding)()
    number, text = 1, ""
    while True:
        data = stream.read(1 << 16)
        try:
            text += decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise BadInput(
                f"is not {encoding.upper()}; {_ALIKE}", where=f"{name}:{number}"
            ) from error
        *lines, text = text.split("\n")
        for line in lines:
            yield line + "\n"
            number += 1
        if len(text) > limits.line:
            raise _too_long(name, number, limits)
        if not data:
            if text:
                yield text
            return


def _too_long(name: str, number: int, limits: Limits) -> BadInput:
    return BadInput(
        f"a line of more than {_size(limits.line)}: is this the right format? "
        "`limits: {line: …}` in source.yml allows longer ones",
        where=f"{name}:{number}",
    )


def _size(number: int) -> str:
    return f"{number >> 20} MB" if number >= 1 << 20 else f"{number:,} bytes"
