"""What can go wrong, as one tree.

    DragomanError                 exit 1: the work could not be done, nothing was changed
    ├── BadInput                  a file, a record or a value that cannot be taken as it stands
    │   ├── InvalidDate           a text that is no EDTF date
    │   ├── UnknownName           a predicate, type, column, loader, question … that nobody declared
    │   └── BadQuery              a query the engine cannot read, or one that would write
    ├── NotFound                  an entity, source or statement that the graph does not hold
    │   └── Ambiguous             a name that several things bear
    ├── NoGraph                   the folder holds no graph
    ├── GraphBusy                 another process has the graph open
    ├── Corrupt                   the stored graph contradicts itself
    └── ServerError               exit 4: a server is not there or refuses us

Every message is one line and says what is wrong, where, the nearest valid
thing, and the next step.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "Ambiguous",
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
    "after",
    "nearest",
]


_LONG = 1500  # letters: a name may be of any length, a message is to be read
_ALIKE = (0.8, 0.65)  # how much a name looks like another: surely misspelt, perhaps
_FEW = 20  # names: a word that more of them have tells none of them


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


class Ambiguous(NotFound):
    """A name that several things bear; the message lists them with their ids."""


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


def after(told: str, further: str) -> str:
    """What was told and what more there is to say of it: a question ends with its own mark."""
    return f"{told} {further}" if told.endswith("?") else f"{told}; {further}"


def nearest(name: str, known: Iterable[str]) -> str:
    """The hint "; did you mean …?" for a misspelt name, or the known names if few, or nothing.

    After the likest stand names that have its telling words, and only then others that look
    like it: whoever asks for the "Treaty of Shimoda" means no State of Cambodia.
    """
    names = list(dict.fromkeys(known))
    if len(name) > _LONG:
        return ""
    folded = {n.casefold(): n for n in names}
    likest = _likest(name.casefold(), folded, 3, _ALIKE[1])
    perhaps = [folded[choice] for choice, _ in likest]
    alike = [folded[choice] for choice, score in likest if score >= _ALIKE[0]]
    if close := alike or _with_its_words(name, names) or perhaps:
        return "; did you mean " + " or ".join(close) + "?"
    if 0 < len(names) <= 12:
        return "; known: " + ", ".join(sorted(names))
    return ""


def _with_its_words(name: str, names: Sequence[str]) -> list[str]:
    """The names that share most of its words, among them one that few names have."""
    bearers = Counter(word for known in names for word in _words(known))
    wanted = {_spelt(word, bearers) for word in _words(name) if len(word) > 3}
    few = min(_FEW, max(1, len(names) // 50))
    telling = {word for word in wanted if 0 < bearers[word] <= few}
    near = {known: len(wanted & _words(known)) for known in names if telling & _words(known)}
    most = max(near.values(), default=0)
    best = [known for known, shared in near.items() if shared == most]
    return sorted(best, key=lambda known: (len(known), known))[:3]


def _spelt(word: str, known: Mapping[str, int]) -> str:
    """The word, or the one that is surely meant by it."""
    if word in known:
        return word
    return next((choice for choice, _ in _likest(word, known, 1, _ALIKE[0])), word)


def _likest(name: str, known: Iterable[str], many: int, cutoff: float) -> list[tuple[str, float]]:
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extract(
        name, list(known), scorer=Indel.normalized_similarity, limit=many, score_cutoff=cutoff
    )
    return [(choice, score) for choice, score, _ in found]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
