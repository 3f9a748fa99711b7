"""Who and what the cells of a sheet speak of: declared things, identifiers, or plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from kg.errors import BadInput, NotFound, UnknownName
from kg.loading.sheets.cells import Row
from kg.loading.sheets.columns import only
from kg.model import Mention
from kg.schema import Schema

__all__ = ["Entities", "Things"]

_FIELDS = ("name", "type", "uid", "polity", "words")
_UID = re.compile(r"([a-z]+)-[a-z0-9]+(-[a-z0-9]+)*")
# What these words mean may depend on the date; any other name means one thing in a sheet.
_DATED = frozenset({"Polity", "Organization", "Office", "Person"})


class Entities(Protocol):
    """The part of the gazetteer that tells whether an identifier is known."""

    def entity(self, uid: str) -> Any: ...


class Things:
    """Turns the words of a cell into a mention of the right type."""

    def __init__(self, declared: Iterable[Row], schema: Schema, gazetteer: Entities) -> None:
        self._schema = schema
        self._gazetteer = gazetteer
        self._concrete = tuple(n for n, t in schema.node_types.items() if not t.abstract)
        self._prefixes = {name.casefold(): name for name in self._concrete}
        self._allowed: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._declared: dict[str, Mention] = {}
        for row in declared:
            name = row.cells.get("name", "")
            if name in self._declared:
                raise BadInput(f"the thing {name!r} is declared twice", where=row.where)
            self._declared[name] = self._declare(row, name)

    def _declare(self, row: Row, name: str) -> Mention:
        only(row, _FIELDS, "a thing")
        if not name:
            raise BadInput("a thing needs a name", where=row.where)
        uid = row.cells.get("uid")
        type = row.cells.get("type")
        if uid is not None:
            told = self._type_of(uid, row.where)
            if type not in (None, told):
                raise BadInput(f"{uid} is a {told}, not a {type}", where=row.where)
            type = told
        if type not in self._concrete:
            if type is None:
                raise BadInput(f"the thing {name!r} needs a type", where=row.where)
            raise UnknownName("type", type, self._concrete, where=row.where)
        words = row.cells.get("words", name)
        # A declared person is one person, whenever the sheet speaks of them.
        known_alone = type == "Person" or (type == "Office" and "polity" not in row.cells)
        key = name if known_alone and uid is None else None
        return Mention(type, words, key=key, uid=uid, polity=row.cells.get("polity"))

    def declared(self, words: str) -> Mention | None:
        """The declared thing of that name, if there is one."""
        return self._declared.get(words)

    def mention(
        self,
        words: str,
        *,
        column: str,
        expected: Sequence[str],
        type: str | None = None,
        polity: str | None = None,
        on: str | None = None,
    ) -> Mention:
        """What the cell speaks of; BadInput if its type is not told."""
        found = self._declared.get(words)
        if found is None:
            match = _UID.fullmatch(words)
            if match and match[1] in self._prefixes:
                known = self._type_of(words)
                label = getattr(self._gazetteer.entity(words), "label", None) or words
                found = Mention(known, label, uid=words)
        if found is None:
            told = self._schema.node_type(type).name if type else self._only(expected)
            if told is None:
                raise BadInput(self._untold(words, column, expected))
            found = Mention(told, words)
        elif type not in (None, found.type):
            raise BadInput(f"{column}: {words!r} is a {found.type}, not a {type}")
        if found.type not in self._concrete:
            raise BadInput(
                f"{column}: {found.type} is no type of its own; "
                f"write one of {', '.join(self.concrete((found.type,)))}"
            )
        if polity:
            found = replace(found, polity=polity)
        dated = found.type in _DATED and found.uid is None and found.key is None
        return replace(found, on=on) if dated and on else found

    def concrete(self, types: Iterable[str]) -> tuple[str, ...]:
        """The types that a thing can have where one of these is asked for."""
        wanted = tuple(types)
        found = self._allowed.get(wanted)
        if found is None:
            found = tuple(t for t in self._concrete if self._schema.accepts(wanted, t))
            self._allowed[wanted] = found
        return found

    def _only(self, expected: Sequence[str]) -> str | None:
        types = self.concrete(expected)
        return types[0] if len(types) == 1 else None

    def _untold(self, words: str, column: str, expected: Sequence[str]) -> str:
        types = self.concrete(expected)
        which = f" ({', '.join(types)})" if len(types) < len(self._concrete) else ""
        return (
            f"{column}: what is {words!r}{which}? declare it in things, "
            f"or say its type in {column}_type"
        )

    def _type_of(self, uid: str, where: str | None = None) -> str:
        """The type of a known identifier."""
        match = _UID.fullmatch(uid)
        found = None
        if match:
            try:
                found = self._gazetteer.entity(uid)
            except (NotFound, KeyError) as error:
                raise BadInput(f"{_unquoted(error, uid)}", where=where) from error
        if found is None or match is None or match[1] not in self._prefixes:
            raise BadInput(f"the gazetteer has no {uid!r}", where=where)
        return self._prefixes[match[1]]


def _unquoted(error: Exception, uid: str) -> str:
    return str(error) if isinstance(error, NotFound) else f"the gazetteer has no {uid!r}"
