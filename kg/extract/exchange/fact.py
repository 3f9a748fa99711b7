"""The exchange format: one fact of a text, as gold files and `kg extract` write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Argument", "Fact"]


@dataclass(frozen=True, slots=True)
class Argument:
    """Somebody or something in a fact: its words, our uid if known, and the key of the format.

    A key is a state's ISO code, `JP:FM` for an office, a lower-case family name or
    town, `x:words` for free text.
    """

    words: str
    key: str
    uid: str | None = None

    def as_json(self) -> dict[str, str | None]:
        return {"words": self.words, "uid": self.uid, "key": self.key}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a text says, with where it says it, in code points."""

    rel: str
    subj: tuple[Argument, ...]
    obj: tuple[Argument, ...]
    sentence: int
    sent_start: int
    sent_end: int
    start: int
    end: int
    sha256: str
    date: str | None = None
    place: str | None = None
    context: str | None = None
    attribution: str | None = None
    modality: str = "asserted"
    mode: str | None = None
    words: str = ""
    safe: bool = True
    engines: tuple[str, ...] = ()

    def as_json(self) -> Mapping[str, Any]:
        """The fact as one object of the exchange format."""
        return {
            "rel": self.rel,
            "subj": [a.as_json() for a in self.subj],
            "obj": [a.as_json() for a in self.obj],
            "date": self.date,
            "place": self.place,
            "context": self.context,
            "attribution": self.attribution,
            "modality": self.modality,
            "mode": self.mode,
            "sentence": self.sentence,
            "sent_start": self.sent_start,
            "sent_end": self.sent_end,
            "start": self.start,
            "end": self.end,
            "trigger": self.words,
            "sha256": self.sha256,
            "engines": list(self.engines),
        }
