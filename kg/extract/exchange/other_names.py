"""Other names told in passing: "the Rivers Supervisory Commission, or RSC,"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.spans import Span

__all__ = ["in_passing"]

_WORD = r"\b[A-Z][\w\u2019'\-\u2013]{1,30}"
_LONG = rf"{_WORD}(?: (?:(?:of|on|for|and|the|in) ){{0,2}}{_WORD}){{0,8}}"
_SHORT = re.compile(rf"(?P<thing>{_LONG}), or (?P<name>[A-Z]{{3,10}})(?=[,.;)])")
_PAPER = r"(?:Treaty|Pact|Convention|Protocol|Accords?|Agreement|Declaration|Act)"
_PAPERS = re.compile(
    rf"(?:^|(?<=[.!?;] ))(?:The )?(?P<thing>{_LONG}), "
    rf"or the (?P<name>(?:{_WORD} ){{1,6}}{_PAPER}),",
    re.MULTILINE,
)
_CALLED = re.compile(
    r"\b[Tt]he (?P<thing>[A-Z][\w\-\u2013]+(?: [\w\-\u2013]+){1,3}), "
    r"(?:also|sometimes|formerly|better|commonly|officially) (?:called|known as|named) "
    rf"(?:the )?(?P<name>{_LONG}),"
)


def in_passing(text: str) -> Iterator[tuple[Span, Span]]:
    """Where the thing stands and where its other name does."""
    for match in _SHORT.finditer(text):
        if any(i.endswith(match["name"]) for i in _initials(match["thing"])):
            yield _both(match)
    for pattern in (_PAPERS, _CALLED):
        yield from map(_both, pattern.finditer(text))


def _initials(words: str) -> tuple[str, str]:
    """The first letters without small words and with them: GSMIA or GSOMIA."""
    parts = [w for w in re.split(r"[ \-]", words) if w]
    great = "".join(w[0] for w in parts if w[0].isupper())
    return great, "".join(w[0] for w in parts).upper()


def _both(match: re.Match[str]) -> tuple[Span, Span]:
    return Span(*match.span("thing")), Span(*match.span("name"))
