"""Loading a table by a mapping file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import BadInput, UnknownName
from kg.loading.files import Fields
from kg.loading.mapping.codes import Codes
from kg.loading.mapping.model import Mapping, Said, Thing
from kg.loading.mapping.reading import columns_named, line_of, read_mapping
from kg.loading.mapping.texts import Cells
from kg.loading.mapping.times import Times
from kg.model import Claim, Locator, Mention

if TYPE_CHECKING:
    from kg.loading.context import Context

__all__ = ["loader_of"]

_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".jsonl", ".ndjson")


def loader_of(path: Path) -> Callable[[Context], None]:
    """The `load` of a mapping file."""
    return partial(_load, path)


def _load(path: Path, context: Context) -> None:
    mapping = read_mapping(path, context.schema)
    files = [f for f in context.files() if f.suffix.lower() in _SUFFIXES]
    if not files:
        known = ", ".join(_SUFFIXES)
        raise BadInput(f"no table in it; a mapping reads {known}", where=str(context.path))
    _check_named(mapping, path)
    context.described(files)
    if mapping.seen == "no":
        context.note("mapping", path.name, "its columns were not seen by whoever wrote it")
    rows = _Rows(mapping, context)
    for file in files:
        for row in _rows_of(mapping, context, file):
            if rows.headings != row.names:
                _check_columns(mapping, path, row, whole=file.suffix.lower() not in _SUFFIXES[4:])
                rows.headings = row.names
            rows.take(row)


def _rows_of(mapping: Mapping, context: Context, file: Path) -> Iterator[Fields]:
    suffix = file.suffix.lower()
    if suffix == ".xlsx":
        return context.read.xlsx(file, table=mapping.table)
    if suffix in _SUFFIXES[4:]:
        return context.read.jsonl(file)
    return context.read.csv(file, delimiter=mapping.delimiter)


def _check_named(mapping: Mapping, path: Path) -> None:
    """Every column that goes by another name has a heading."""
    empty = [name for name, heading in mapping.columns.items() if not heading]
    if empty:
        raise BadInput(
            f"the headings of {', '.join(empty)} are not known; write them there, in a copy of "
            f"the folder {path.parent.name} in the folder loaders of your graph",
            where=line_of(path, ("columns", empty[0])),
        )


def _check_columns(mapping: Mapping, path: Path, row: Fields, *, whole: bool) -> None:
    """The table has every column that the mapping uses; JSON may leave out an empty one."""
    for column, place in columns_named(mapping) if whole else ():
        heading = mapping.columns.get(column) or column
        if heading not in row.names:
            where = line_of(path, place)
            raise UnknownName(f"column of {row.where.rpartition(':')[0]}", heading, row.names,
                              where=where)  # fmt: skip


class _Rows:
    """Takes in row after row."""

    def __init__(self, mapping: Mapping, context: Context) -> None:
        self.headings: tuple[str, ...] = ()
        self._mapping, self._context = mapping, context
        self._missing = frozenset(mapping.missing) | {""}
        self._codes = Codes(context.gazetteer)
        self._keys: dict[str, str] = {}
        self._unread: tuple[tuple[str, ...], list[str]] = (), []

    def take(self, row: Fields) -> None:
        """State what one row says."""
        mapping = self._mapping
        cells = Cells(row, mapping.columns, self._missing, mapping.lookups)
        if any(cells.holds(condition) for condition in mapping.skip):
            self._context.report.passed_over += 1
            return
        with self._context.record(row.where):
            key = cells.text(mapping.key)
            if key is None:
                raise BadInput(f"the key {mapping.key!r} is empty")
            if self._keys.setdefault(key, row.where) != row.where:
                raise BadInput(f"the key {key!r} is taken by the row at {self._keys[key]}")
            self._state(row, cells, key)
            self._context.unread(
                row.where, [n for n in self._left(row) if str(row[n] or "") not in self._missing]
            )

    def _left(self, row: Fields) -> list[str]:
        """The columns that the mapping neither uses nor declares as unread."""
        if self._unread[0] != row.names:
            known = {self._mapping.columns.get(c) or c for c, _ in columns_named(self._mapping)}
            left = [name for name in row.names if name not in known]
            skipped = self._mapping.unread
            left = [name for name in left if not any(fnmatchcase(name, s) for s in skipped)]
            self._unread = row.names, left
        return self._unread[1]

    def _state(self, row: Fields, cells: Cells, key: str) -> None:
        times = Times(self._mapping, cells)
        for number, said in enumerate(self._mapping.statements):
            if cells.holds(said.when):
                claim = self._claim(said, cells, times, key)
                if claim is not None:
                    place = Locator(document=row.where.rpartition(":")[0], row=key)
                    self._context.emit(_placed(claim, place, f"{key} {number + 1}"))

    def _claim(self, said: Said, cells: Cells, times: Times, key: str) -> Claim | None:
        subject = self._thing(said.subject, cells, times)
        target = self._thing(said.object, cells, times) if said.object else None
        value = cells.text(said.value)
        time = times.find(said.time)
        if subject is None or (said.object and target is None) or (said.value and value is None):
            return None
        if said.object is None and said.value is None and time is None:
            return None
        qualifiers: dict[str, Mention | str] = {}
        for name, template in said.qualifiers.items():
            if template.startswith("@"):
                thing = self._thing(template[1:], cells, times)
                if thing is not None:
                    qualifiers[name] = thing
            elif (text := cells.text(template)) is not None:
                qualifiers[name] = text
        return Claim(
            subject,
            said.predicate,
            target,
            value=value,
            time=time,
            attested=said.attested and time is not None,
            qualifiers=qualifiers,
            modality=said.modality,
            polarity=said.polarity,
            original_time=cells.text(said.original_time),
            certainty=cells.text(said.certainty),
            note=cells.text(said.note),
        )

    def _thing(self, name: str, cells: Cells, times: Times) -> Mention | None:
        """What the row speaks of under that name; None where it does not."""
        thing: Thing = self._mapping.things[name]
        words, on = cells.text(thing.words), times.find(thing.as_of)
        uid = why = None
        if thing.code is not None:
            code = cells.text(thing.code.value)
            if code is None and words is None:
                return None
            if code is not None:
                uid = self._codes.find(thing.code.authority, code, on)
                words = words or f"{thing.code.authority} {code}"
                why = f"the code {code} of {thing.code.authority}" + (f" on {on}" if on else "")
        if words is None:
            return None
        return Mention(
            thing.type, words, key=cells.text(thing.key), on=on, uid=uid,
            polity=cells.text(thing.polity), why=why if uid else None,
        )  # fmt: skip


def _placed(claim: Claim, place: Locator, row: str) -> Claim:
    from dataclasses import replace

    return replace(claim, locator=place, row=row)
