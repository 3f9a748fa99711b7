"""An article understood: its reading, what its frames tell, and its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.extract.available import known_as
from kg.extract.events import Event, merge
from kg.extract.language import parse
from kg.extract.matching import Matcher
from kg.extract.occurrences import Occurrence
from kg.extract.reading import Parser, Reading
from kg.extract.shallow import parse_shallow
from kg.extract.tellings import tellings
from kg.extract.translate import EVENT_RELATIONS
from kg.extract.translate.agreements import learn_parties
from kg.extract.writer import Writer

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["ENGINES", "Understood", "understand", "understood"]

_MOST_WORDS, _MOST_LETTERS = 120_000, 1_200_000
_PARSERS: dict[str, Parser] = {"spacy": parse, "regex": parse_shallow}
ENGINES = tuple(_PARSERS)


@dataclass(frozen=True, slots=True)
class Understood:
    """What one engine made of a text, before it becomes claims or facts of the exchange format."""

    reading: Reading
    writer: Writer
    occurrences: list[Occurrence]
    events: list[Event]


def understand(
    text: str,
    *,
    published: str | None,
    gazetteer: Gazetteer,
    language: str = "en",
    engine: str = "spacy",
) -> Understood:
    """Read a text, match the frames, put the mentions of one event together."""
    _refuse_a_library(text)
    reading = Reading(text, published, gazetteer, _PARSERS[engine])
    return understood(reading, Matcher(reading).occurrences(), language, (known_as(engine),))


def _refuse_a_library(text: str) -> None:
    """A text is held in memory whole with its grammar: a longer one would take 400 MB and more."""
    words = len(text.split()) if len(text) > _MOST_WORDS else 0
    if words > _MOST_WORDS or len(text) > _MOST_LETTERS:
        told = f"{words:,} words" if words > _MOST_WORDS else f"{len(text):,} letters"
        raise BadInput(
            f"a text of {told} is too long to be read at once (at most {_MOST_WORDS:,} words and "
            f"{_MOST_LETTERS:,} letters): cut it into files, such as one for each chapter"
        )


def understood(
    reading: Reading, found: list[Occurrence], language: str = "en", engines: tuple[str, ...] = ()
) -> Understood:
    """Put together what was found in a text, by whatever engine."""
    writer = Writer(reading, language, engines)
    found = sorted(found, key=lambda told: told.sentence.index)
    for told in found:
        learn_parties(told, writer)
    of_events = [o for o in found if o.frame.relation in EVENT_RELATIONS]
    events = merge((t for o in of_events for t in tellings(o, writer)), reading)
    return Understood(reading, writer, found, events)
