"""Arguments and lines of stdin as text, whatever bytes they hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator

__all__ = ["lines", "readable"]


def lines(*, untouched: bool = False) -> Iterator[str]:
    """The lines of stdin, each as it stands without its end.

    The end is a line feed, with the carriage return before it unless the line
    is to stay `untouched`.

    Bytes are split before they are decoded, so that no odd character splits a
    line or stops the reading.
    """
    for line in sys.stdin.buffer:
        line = line.removesuffix(b"\n")
        yield (line if untouched else line.removesuffix(b"\r")).decode("utf-8", "replace")


def readable(argument: str) -> str:
    """An argument of the command line with bytes that are no UTF-8 replaced."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
