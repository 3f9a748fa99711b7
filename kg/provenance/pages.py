"""Reasons and changes as pages, to be read, printed and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.cite import Bibliography
from kg.cite.note import note as cited_as
from kg.page import Line, Note, Page, Section, Span, Work

__all__ = ["page_of_changes", "page_of_missing", "page_of_reasons", "statements_of"]

Record = Mapping[str, Any]
_CHANGES = {
    "went": "Went", "falls": "Would fall", "changed": "Changed",
    "changes": "Would change", "came": "Came", "appears": "Would appear",
}  # fmt: skip


def page_of_reasons(records: Sequence[Record], works: Bibliography) -> Page:
    """The records of `why`: for each the rule, its statements, judgements and conflicts."""
    notes = _Notes(works)
    sections = tuple(_reason(record, notes) for record in records)
    title = records[0]["what"] if len(records) == 1 else f"Why: {len(records)} explained"
    return notes.page(f"{title}: why" if len(records) == 1 else title, sections)


def page_of_missing(record: Record, works: Bibliography) -> Page:
    """The record of `why-not`."""
    notes = _Notes(works)
    sections = [
        Section(reason["words"], tuple(map(notes.line, reason.get("statements", ()))))
        for reason in record.get("reasons", ())
    ]
    near: dict[str, list[Record]] = {}
    for row in record.get("near", ()):
        near.setdefault(row["how"], []).append(row)
    sections += [Section(f"Near: {how}", _edges(rows)) for how, rows in near.items()]
    if "edges" in record:
        sections.append(Section("Edges", _edges(record["edges"])))
    covering = tuple(_plain(told) for told in record.get("covered_by", ()))
    if covering:
        sections.append(Section("Loaded sources that cover such things", covering))
    remarks = (*record.get("notes", ()), record["words"])
    return notes.page(f"{record['asked']}: why not", tuple(sections), remarks)


def page_of_changes(title: str, rows: Iterable[Record]) -> Page:
    """The rows of `what-if` or `diff`, by what becomes of them."""
    groups: dict[str, list[Line]] = {}
    for row in rows:
        groups.setdefault(row["change"], []).append(_change(row))
    sections = tuple(
        Section(f"{heading} ({len(groups[name])})", tuple(groups[name]))
        for name, heading in _CHANGES.items()
        if name in groups
    )
    return Page(title, () if sections else ("Nothing changed.",), sections)


class _Notes:
    """Numbers what is cited, in the order of citing; one number for one place and its words."""

    def __init__(self, works: Bibliography) -> None:
        self._works = {work.key: work for work in works.works}
        self._citations = works.citations
        self._notes: dict[tuple[str, str, str | None], Note] = {}

    def line(self, row: Record) -> Line:
        """A statement as a line with its citation."""
        cited = self._citations[row["id"]]
        words = row.get("sentence") or row.get("quotation")
        place, lang = cited.place or "", row.get("lang")
        key, name = (cited.key, place, words), self._works[cited.key].name
        note = self._notes.get(key) or Note(
            len(self._notes) + 1, cited.key, name, place, words, lang, ()
        )
        rests_on = dict.fromkeys((*note.statements, row["id"]))
        self._notes[key] = replace(note, statements=tuple(rests_on))
        voice = row.get("said_by") or "the source itself"
        told = [f"said by {voice}"] if voice != "the source itself" else []
        told += [f"accepted {row['accepted']}"] if "accepted" in row else []
        told += [f"found by {', '.join(row['found_by'])}"] if "found_by" in row else []
        told += [row["text"]] if "text" in row else []
        besides = "; ".join([*told, *row.get("hindered", ())])
        when = f", {row['time']}" if row.get("time") else ""
        return Line(
            (Span(row["says"], "strong"), Span(when), Span(f" ({besides})" if besides else "")),
            (note.number,),
            (row["id"],),
            "" if row["counts"] else "does not count",
            ((words, lang, note.number),) if words else (),
        )

    def page(
        self, title: str, sections: tuple[Section, ...], remarks: tuple[str, ...] = ()
    ) -> Page:
        """The page with its notes, and the works that they cite."""
        notes = tuple(self._notes.values())
        works = tuple(
            Work(key, cited_as(self._works[key], ()), self._works[key].url)
            for key in sorted({note.work for note in notes})
        )
        return Page(title, remarks, sections, notes, works)


def _reason(record: Record, notes: _Notes) -> Section:
    remarks = [f"because {record['rule']}"] if "rule" in record else []
    if "independent_sources" in record:
        remarks.append(f"independent sources: {record['independent_sources']}")
    parts = [Section("It rests on", tuple(map(notes.line, record["statements"])))]
    if "decided_by" in record:
        parts.append(Section("Decided also by", tuple(map(notes.line, record["decided_by"]))))
    if "edges" in record:
        parts.append(Section("Edges that rest on it", _edges(record["edges"])))
    judged = tuple(
        _plain(f"{', '.join(row['words'])} → {row['name'] or row['thing']}: {row['why']} "
               f"({row['by']})")
        for row in record.get("judgements", ())
        if row["by"] not in ("policy:own-identifier", "nobody")
    )  # fmt: skip
    if judged:
        parts.append(Section("Who is who", judged))
    against = tuple(_plain(row["why"]) for row in record.get("conflicts", ()))
    if against:
        parts.append(Section("Against it", against))
    return Section(_heading(record), (), tuple(remarks), tuple(parts))


def _heading(record: Record) -> str:
    """What is explained; of a row of an answer its plain cells."""
    cells = (v for k, v in record.get("row", {}).items() if k not in ("basis", "possible"))
    told = " · ".join(cell for cell in cells if isinstance(cell, str) and cell)
    when = f", {record['time']}" if record.get("time") else ""
    return told or f"{record['what']}{when}"


def _edges(rows: Iterable[Record]) -> tuple[Line, ...]:
    return tuple(
        Line((Span(row["what"]), Span(f", {row['time']}" if row.get("time") else ""),
              Span(" "), Span(row["id"], "code")))
        for row in rows
    )  # fmt: skip


def _change(row: Record) -> Line:
    if "what" not in row:
        return _row_changed(row)
    when = f", {row['time']}" if row.get("time") else ""
    was = f" (before: {row['was']})" if row.get("was") else ""
    ids = (*row.get("gained", ()), *row.get("lost", ()))
    text = (Span(f"{row['what']}{when}{was} "), Span(row["id"], "code"))
    return Line(text, (), ids, "" if row.get("certain", True) else "perhaps")


def _row_changed(row: Record) -> Line:
    cells = {name: value for name, value in row["row"].items() if value not in (None, "", [])}
    ids = tuple(cells.pop("statements", ()))
    text = "; ".join(f"{name}: {_words(value)}" for name, value in cells.items())
    under = tuple(
        _plain(f"{name} was: {_words(value) or 'nothing'}")
        for name, value in row.get("was", {}).items()
        if name != "statements"
    )
    return Line((Span(text),), (), ids, "", (), under)


def _plain(text: str) -> Line:
    return Line((Span(text),))


def _words(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def statements_of(records: Iterable[Record]) -> Iterator[str]:
    """The statements that the records tell of."""
    for record in records:
        for reason in (record, *record.get("reasons", ())):
            for name in ("statements", "decided_by"):
                yield from (row["id"] for row in reason.get(name, ()))
