"""What the gazetteer knows of one polity, office, organization or place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kg.resolve.span import ALWAYS, Span, date_span, overlaps, spans_of, within

__all__ = ["OURS", "UNCHECKED", "GazetteerEntity", "Name"]

OURS = "ours"
UNCHECKED = "ours-unverified"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Name:
    """Words by which it goes, with who uses them, when, and on whose word we have it.

    `kind` is official, short, alias, endonym, exonym or abbreviation for names
    proper; demonym, metonym and capital for words that stand for it; loose for
    words that may mean it and never decide. Under a `usual` name it went in that
    time, whatever its label is.
    """

    words: str
    kind: str
    source: str = OURS
    lang: str = "en"
    time: str | None = None
    used_by: str | None = None
    spans: tuple[Span, ...] = (ALWAYS,)
    usual: bool = False


@dataclass(frozen=True, slots=True)
class GazetteerEntity:
    """One entity of the gazetteer; `facts` are its rows as written, each with its source.

    `spans` is the time in which its names are taken to mean it. That is a
    judgement of ours; what each authority says stands under `existed` in the facts.
    """

    uid: str
    type: str
    label: str
    group: str
    spans: tuple[Span, ...] = (ALWAYS,)
    names: tuple[Name, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    @property
    def codes(self) -> dict[str, list[str]]:
        """Authority → codes."""
        found: dict[str, list[str]] = {}
        for code in self.facts.get("codes", ()):
            found.setdefault(code["authority"], []).append(code["value"])
        return found

    def label_on(self, on: str | None) -> str:
        """The name that it usually went by on a date (EDTF); its label if none is told."""
        asked = date_span(on) if on else None
        usual = (n.words for n in self.names if n.usual and asked and within(n.spans, asked))
        return next(usual, self.label)

    def existence(self, on: str) -> list[str]:
        """Which authorities say that it existed on a date (EDTF), and which give other dates."""
        asked = date_span(on)
        said: dict[str, bool] = {}
        for row in self.facts.get("existed", ()):
            source = row.get("source", OURS)
            if source == UNCHECKED:
                source += " (not yet checked against a source)"
            held = asked is not None and overlaps(spans_of([str(row["time"])]), asked)
            said[source] = said.get(source, False) or held
        yes, no = (sorted(s for s, held in said.items() if held is want) for want in (True, False))
        told = f"existed on {on} according to {', '.join(yes)}" if yes else ""
        other = f"not within the dates of {', '.join(no)}" if no else ""
        return [text for text in (told, other) if text] if asked else []

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> GazetteerEntity:
        """From a mapping of the YAML files."""
        bounds = row.get("bounds", [])
        return cls(
            uid=row["uid"],
            type=row["type"],
            label=row["label"],
            group=row.get("group", row["uid"]),
            spans=spans_of([bounds] if isinstance(bounds, str) else list(bounds)),
            names=tuple(_name(n) for n in row.get("names", ())),
            facts=row,
        )


def _name(row: Mapping[str, Any]) -> Name:
    time = row.get("time")
    return Name(
        words=row["words"],
        kind=row.get("kind", "alias"),
        source=row.get("source", OURS),
        lang=row.get("lang", "en"),
        time=None if time is None else str(time),
        used_by=row.get("used_by"),
        spans=spans_of([str(time)]) if time is not None else (ALWAYS,),
        usual=bool(row.get("usual", False)),
    )
