"""The words of an XML element as running text, and where in it the marked ones stand."""

from __future__ import annotations

import re
from typing import Any, Self

from lxml import etree

__all__ = ["RunningText"]

_SPACE = re.compile(r"\s+")
_NONE: frozenset[str] = frozenset()


class RunningText:
    """Text with a paragraph for each block; `marked` are elements with their code points."""

    def __init__(self) -> None:
        self.marked: list[tuple[Any, int, int]] = []
        self._parts: list[str] = []
        self._length = 0
        self._last = "\n"

    @classmethod
    def of(
        cls, element: Any, blocks: frozenset[str], outside: frozenset[str],
        marks: frozenset[str] = _NONE,
    ) -> Self:  # fmt: skip
        """The words of an element; `blocks` begin paragraphs, `outside` are passed over."""
        run = cls()
        run._walk(element, blocks, outside, marks)
        return run

    @property
    def text(self) -> str:
        """All of it, without space at its end."""
        return "".join(self._parts).rstrip()

    def _walk(
        self, element: Any, blocks: frozenset[str], outside: frozenset[str], marks: frozenset[str]
    ) -> None:
        name = etree.QName(element).localname
        if name == "lb":
            return self._add(" ")
        if name in blocks:
            self._break()
        self._add(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                local = etree.QName(child).localname
                if local not in outside:
                    start = self._length
                    self._walk(child, blocks, outside, marks)
                    if local in marks:
                        self._mark(child, start)
            self._add(child.tail or "")
        if name in blocks:
            self._break()

    def _mark(self, element: Any, start: int) -> None:
        words = "".join(self._parts)[start:]
        left = len(words) - len(words.lstrip())
        if words.strip():
            self.marked.append((element, start + left, start + left + len(words.strip())))

    def _add(self, text: str) -> None:
        words = _SPACE.sub(" ", text)
        if self._last in " \n":
            words = words.lstrip()
        if words:
            self._parts.append(words)
            self._length += len(words)
            self._last = words[-1]

    def _break(self) -> None:
        if self._length and self._last != "\n":
            if self._last == " ":
                self._parts[-1] = self._parts[-1][:-1]
                self._length -= 1
            self._parts.append("\n\n")
            self._length += 2
            self._last = "\n"
