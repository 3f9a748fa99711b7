"""The bibliography of some statements, of some sources, or of the whole graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.cite.bibtex import bibtex
from kg.cite.csl import csl
from kg.cite.note import note
from kg.cite.place import part_of_place, place_words
from kg.cite.reading import Described, Spoken, all_cited, describe, spoken
from kg.cite.ris import ris
from kg.cite.work import Work
from kg.cite.works import work_of
from kg.errors import BadInput, UnknownName
from kg.ledger import Ledger
from kg.model.ids import normal_words

__all__ = ["FORMATS", "Bibliography", "Citation", "cite_all", "cite_statements", "format_of"]

FORMATS = ("bibtex", "csl-json", "ris", "text")
_SUFFIXES = {
    ".bib": "bibtex", ".json": "csl-json", ".ris": "ris", ".txt": "text", ".md": "text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """Where one statement is said: the work, the places in it, and where that was seen.

    `voice` is a document that the work quotes there.
    """

    statement: str
    work: Work
    places: tuple[str, ...]
    cited_in: str | None
    voice: str | None

    @property
    def key(self) -> str:
        """The key of the work."""
        return self.work.key

    @property
    def place(self) -> str | None:
        """The place in the work alone ("document 623", "record 67300")."""
        return ", ".join(self.places) or None

    @property
    def note(self) -> str:
        """All of it in words, for a footnote."""
        return note(replace(self.work, cited_in=self.cited_in), self.places, self.voice)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Works in the order of their keys, and the note of every statement that was asked for."""

    works: tuple[Work, ...]
    citations: Mapping[str, Citation] = field(default_factory=dict)

    def text(self, format: str) -> str:
        """The bibliography in one of FORMATS, ending with a line's end."""
        if format not in FORMATS:
            raise UnknownName("format of citations", format, FORMATS)
        if format == "csl-json":
            items = [csl(work) for work in self.works]
            return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
        if format == "text":
            notes = sorted((note(work) for work in self.works), key=normal_words)
            return "".join(f"{text}\n" for text in notes)
        write = bibtex if format == "bibtex" else ris
        return "".join(f"{write(work)}\n\n" for work in self.works)

    def write(self, target: str | Path, format: str | None = None) -> Path:
        """Write it to a file, in the format that the suffix tells."""
        path = Path(target)
        text = self.text(format or format_of(path))
        path.write_text(text, encoding="utf-8")
        return path

    def joined(self, other: Bibliography) -> Bibliography:
        """Both in one."""
        works = {work.key: work for work in (*self.works, *other.works)}
        ordered = tuple(works[key] for key in sorted(works))
        return Bibliography(ordered, {**self.citations, **other.citations})


def format_of(path: Path) -> str:
    """The format that a file's name tells."""
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        known = ", ".join(_SUFFIXES)
        raise BadInput(f"no format of citations by its name; known: {known}", where=str(path))
    return found


def cite_statements(ledger: Ledger, statements: Iterable[str]) -> Bibliography:
    """The works in which the statements are said, each with all its places that are cited."""
    return _bibliography(ledger, list(spoken(ledger, statements)))


def cite_all(ledger: Ledger, sources: Iterable[str] | None = None) -> Bibliography:
    """Every work that states something in the graph, or those of some sources."""
    wanted = None if sources is None else set(sources)
    found = [s for s in all_cited(ledger) if wanted is None or s.source in wanted]
    silent = (wanted or set()) - {s.source for s in found}
    return _bibliography(ledger, [*found, *(Spoken(None, id, id, {}) for id in sorted(silent))])


def _bibliography(ledger: Ledger, said: list[Spoken]) -> Bibliography:
    shelf = describe(ledger, {id for s in said for id in (s.source, s.dataset)})
    groups: dict[tuple[str, str], list[Spoken]] = {}
    for one in said:
        part = part_of_place(one.locator) if shelf[one.source].is_container else {}
        groups.setdefault((one.source, json.dumps(part)), []).append(one)
    works: dict[str, Work] = {}
    citations: dict[str, Citation] = {}
    for (source, _), group in groups.items():
        work, notes = _cited(shelf[source], group, shelf)
        works[work.key] = work
        citations |= {found.statement: found for found in notes}
    return Bibliography(tuple(works[key] for key in sorted(works)), citations)


def _cited(
    source: Described, group: list[Spoken], shelf: Mapping[str, Described]
) -> tuple[Work, list[Citation]]:
    """One work with all its places that are cited, and the note of each statement."""
    parts = [part_of_place(one.locator).items() for one in group]
    common = dict(set(parts[0]).intersection(*parts[1:]))
    seen = {one.locator.get("seen_at") for one in group}
    cited_in = next(iter(seen)) if len(seen) == 1 else None
    told: dict[str, None] = {}
    for one in group:
        told |= dict.fromkeys(place_words(one.locator, common))
        if cited_in is None and (text := one.locator.get("seen_at")):
            told[f"cited in {text}"] = None
    work = work_of(
        source, common, shelf, dataset=group[0].dataset, cited_in=cited_in, places=tuple(told)
    )
    return work, [_citation(one, work, common) for one in group if one.statement is not None]


def _citation(one: Spoken, work: Work, common: Mapping[str, str]) -> Citation:
    documents = [str(v["words"]) for v in one.voices if v.get("kind") == "document"]
    return Citation(
        statement=str(one.statement),
        work=work,
        places=tuple(place_words(one.locator, common)),
        cited_in=one.locator.get("seen_at"),
        voice=documents[-1] if documents else None,
    )
