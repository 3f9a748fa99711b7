"""YAML as plain text with line numbers: every scalar is the text that stands there.

No dates, numbers or booleans are guessed (1956-10-19 and `no` stay what they
are), no key may occur twice, and no tag makes an object. Settings, which a
program reads, may ask for what YAML means by an unquoted scalar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NoReturn

import yaml

from kg.errors import BadInput
from kg.model.cell import checked_size

__all__ = ["Marked", "read_tree"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 20
_PLAIN_TAGS = {None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}
_NULLS = {"", "~", "null", "Null", "NULL"}

Value = str | dict[str, "Marked"] | list["Marked"] | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with the line where it, or its key, stands.

    `size` counts the values in it, aliases written out.
    """

    value: Value
    line: int
    size: int = 1
    unquoted: bool = False

    def plain(self) -> Any:
        """The value without its lines: mappings, lists and texts."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def meant(self, name: str) -> Any:
        """The same with numbers, dates and truth values where YAML means them."""
        if isinstance(self.value, dict):
            return {key: child.meant(name) for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.meant(name) for child in self.value]
        return _typed(self.value, f"{name}:{self.line}") if self.unquoted else self.value


def read_tree(text: str, name: str) -> Marked:
    """The one document in the text; BadInput (with file:line) if it is no valid YAML."""
    try:
        return _Builder(name, len(text) + 1).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        problem = error.problem or error.context or "cannot be read"
        raise BadInput(f"broken YAML: {problem}", where=where) from error
    except yaml.YAMLError as error:
        raise BadInput(f"broken YAML: {error}", where=name) from error


def _typed(text: Any, where: str) -> Any:
    """What YAML means by an unquoted scalar."""
    if text is None:
        return None
    reader: Any = yaml.SafeLoader("")
    tag = reader.resolve(yaml.ScalarNode, text, (True, False))
    try:
        return reader.construct_object(yaml.ScalarNode(tag, text))
    except (yaml.YAMLError, ValueError) as error:
        raise BadInput(f"{text!r} is no value of YAML; put it in quotes", where=where) from error


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not ended."""

    node: dict[str, Marked] | list[Marked]
    line: int
    anchor: str | None
    size: int = 1
    key: str | None = None
    key_line: int = 0


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, name: str, limit: int) -> None:
        self.name, self.limit = name, limit
        self.open: list[_Open] = []
        self.anchors: dict[str, Marked] = {}
        self.root: Marked | None = None

    def build(self, events: Iterator[Any]) -> Marked:
        for event in events:
            self._take(event, event.start_mark.line + 1)
        if self.root is None:
            raise BadInput("holds nothing", where=self.name)
        return self.root

    def _take(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse("a second document begins here; one file holds one sheet", line)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                self._refuse(f"the alias *{event.anchor} has nothing complete to refer to", line)
            self._place(self.anchors[event.anchor], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.open.pop()
            self._done(Marked(done.node, done.line, done.size), done.anchor, line)
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            tag = event.tag
            if tag not in _PLAIN_TAGS:
                self._refuse(f"the tag {tag} is not read; write plain text", line)
            if isinstance(event, yaml.ScalarEvent):
                plain = event.style is None or event.style == ""
                value = None if plain and event.value in _NULLS else event.value
                checked_size(event.value, f"{self.name}:{line}")
                self._done(Marked(value, line, unquoted=plain), event.anchor, line)
            else:
                self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], event, line)

    def _begin(self, node: dict[str, Marked] | list[Marked], event: Any, line: int) -> None:
        if len(self.open) >= _MAX_DEPTH:
            self._refuse(f"nested more than {_MAX_DEPTH} deep", line)
        top = self.open[-1] if self.open else None
        if top and isinstance(top.node, dict) and top.key is None:
            self._refuse("a key must be plain text", line)
        self.open.append(_Open(node, line, event.anchor))

    def _done(self, found: Marked, anchor: str | None, line: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = found
        self._place(found, line)

    def _place(self, found: Marked, line: int) -> None:
        if not self.open:
            self.root = found
            return
        top = self.open[-1]
        if isinstance(top.node, list):
            top.node.append(found)
        elif top.key is None:
            if not isinstance(found.value, str):
                self._refuse("a key must be plain text", line)
            elif found.value in top.node:
                first = top.node[found.value].line
                self._refuse(f"the key {found.value!r} stands here again; see line {first}", line)
            else:
                top.key, top.key_line = found.value, line
            return
        else:
            top.node[top.key] = replace(found, line=min(found.line, top.key_line))
            top.key = None
        top.size += found.size
        if top.size > self.limit:
            self._refuse("the aliases blow the file up; write the values out", line)

    def _refuse(self, reason: str, line: int) -> NoReturn:
        raise BadInput(reason, where=f"{self.name}:{line}")
