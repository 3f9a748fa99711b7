"""What can go wrong, as one tree.

    DragomanError                 exit 1: the work could not be done, nothing was changed
    ├── BadInput                  a file, a record or a value that cannot be taken as it stands
    │   ├── InvalidDate           a text that is no EDTF date
    │   ├── UnknownName           a predicate, type, column, loader, question … that nobody declared
    │   └── BadQuery              a query the engine cannot read, or one that would write
    ├── NotFound                  an entity, source or statement that the graph does not hold
    ├── NoGraph                   the folder holds no graph
    ├── GraphBusy                 another process has the graph open
    ├── Corrupt                   the stored graph contradicts itself
    └── ServerError               exit 4: a server is not there or refuses us

Every message is one line and says what is wrong, where, the nearest valid
thing, and the next step.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "BadInput",
    "BadQuery",
    "Corrupt",
    "DragomanError",
    "GraphBusy",
    "InvalidDate",
    "NoGraph",
    "NotFound",
    "ServerError",
    "UnknownName",
    "nearest",
]


_LONG = 1500  # letters: a name may be of any length, a message is to be read


class DragomanError(Exception):
    """The work could not be done; nothing was changed."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(_in_one_line(message))


class BadInput(DragomanError):
    """A file, a record or a value that cannot be taken as it stands.

    `where` is a file and line ("sheet.csv:12"), a record key or an option;
    `reason` is the message without it.
    """

    def __init__(self, message: str, *, where: str | None = None) -> None:
        self.where = where
        self.reason = " ".join(message.split())
        super().__init__(f"{where}: {message}" if where else message)


class InvalidDate(BadInput):
    """A text that is no EDTF date."""


class UnknownName(BadInput):
    """A name that nobody declared; the message offers the nearest declared ones."""

    def __init__(
        self,
        kind: str,
        name: str,
        known: Iterable[str],
        *,
        where: str | None = None,
        hint: str = "",
    ) -> None:
        told = "; ".join(filter(None, (f"unknown {kind} {name!r}{nearest(name, known)}", hint)))
        super().__init__(told, where=where)


class BadQuery(BadInput):
    """A query the engine cannot read, or one that would write."""


class NotFound(DragomanError):
    """An entity, source or statement that the graph does not hold."""


class NoGraph(DragomanError):
    """The folder holds no graph."""


class GraphBusy(DragomanError):
    """Another process has the graph open."""


class Corrupt(DragomanError):
    """The stored graph contradicts itself."""


class ServerError(DragomanError):
    """A server is not there or refuses us."""

    exit_code = 4


def _in_one_line(message: str) -> str:
    """The message without line breaks; of a very long one the beginning and the end."""
    line = " ".join(message.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 300]} […] {line[-300:]}"


def nearest(name: str, known: Iterable[str]) -> str:
    """The hint "; did you mean …?" for a misspelt name, or the known names if few, or nothing."""
    names = list(dict.fromkeys(known))
    if len(name) > _LONG:
        return ""
    folded = {n.casefold(): n for n in names}
    close = get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)
    if close:
        return "; did you mean " + " or ".join(folded[c] for c in close) + "?"
    if 0 < len(names) <= 12:
        return "; known: " + ", ".join(sorted(names))
    return ""
