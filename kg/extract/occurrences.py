"""Where a frame is found: its trigger, arguments, date, place, mood and speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.dates import When
from kg.extract.spans import Span
from kg.extract.things import Hit
from kg.model import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.frames import Frame
    from kg.extract.modality import Mood
    from kg.extract.reading import Sentence

__all__ = ["Occurrence"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One telling of something, as one sentence has it.

    `slots` are the things found at each argument, `words` the stretch of text
    that stands there, `tokens` its heads. `time` is EDTF. `safe` is false where
    a date, a speaker or the like is only likely.
    """

    frame: Frame
    sentence: Sentence
    token: Token
    trigger: Span
    slots: Mapping[str, tuple[Hit, ...]]
    words: Mapping[str, Span]
    tokens: Mapping[str, tuple[Token, ...]]
    mood: Mood
    noun: Token | None = None
    when: When | None = None
    time: str | None = None
    place: Hit | None = None
    context: Span | None = None
    voices: tuple[Voice, ...] = ()
    speakers: tuple[Hit | None, ...] = ()
    safe: bool = True
    extra: Mapping[str, str] = field(default_factory=dict)

    def things(self, *slots: str) -> list[Hit]:
        """The things at the slots, each once, in order."""
        found: dict[tuple[str, str, str | None], Hit] = {}
        for name in slots:
            for hit in self.slots.get(name, ()):
                found.setdefault(hit.thing.identity, hit)
        return list(found.values())
