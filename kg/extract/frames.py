"""The table of frames: which words tell which relation, as data that a user can extend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from kg.errors import BadInput
from kg.paths import loaders_dir

__all__ = ["Frame", "Frames", "frame_file", "load_frames"]

_FIELDS = {"frame", "relation", "verbs", "nouns", "object", "slots", "unless", "with", "particle"}
_FILES = (
    "meetings.yml",
    "visits.yml",
    "agreements.yml",
    "territory.yml",
    "relations.yml",
    "offices.yml",
    "statements.yml",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of saying something: words that trigger it and paths to its arguments.

    `object` are the nouns that a light verb needs ("hold talks"); `slots` names
    an argument and the paths where it may stand, tried in order and all taken;
    `unless` are the words at a path with which the verb means something else.
    """

    name: str
    relation: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    particle: str | None = None
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, found by the lemma that triggers them."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]

    def all(self) -> set[str]:
        """The relations that some frame tells."""
        both = [*self.verbs.values(), *self.nouns.values()]
        return {frame.relation for frames in both for frame in frames}


def frame_file(name: str) -> dict[str, Any]:
    """One file of the table, parsed."""
    path = loaders_dir() / "article" / "frames" / name
    try:
        data = yaml.load(
            path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    except (OSError, yaml.YAMLError) as error:
        raise BadInput(f"cannot read the table of frames: {error}", where=str(path)) from None
    if not isinstance(data, dict):
        raise BadInput("a table of frames is a mapping", where=str(path))
    return data


@cache
def load_frames() -> Frames:
    """The table of frames that comes with the article loader."""
    verbs: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for file in _FILES:
        for row in frame_file(file)["frames"]:
            frame = _frame(row, file)
            for lemma in frame.verbs:
                verbs[lemma].append(frame)
            for lemma in frame.nouns:
                nouns[lemma].append(frame)
    return Frames({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})


def _frame(row: dict[str, Any], file: str) -> Frame:
    if unknown := set(row) - _FIELDS:
        raise BadInput(f"unknown field {min(unknown)!r} of frame {row.get('frame')!r}", where=file)
    return Frame(
        name=row["frame"],
        relation=row["relation"],
        verbs=frozenset(row.get("verbs", ())),
        nouns=frozenset(row.get("nouns", ())),
        object=frozenset(row.get("object", ())),
        particle=row.get("particle"),
        slots={_word(k): tuple(map(_word, v)) for k, v in row.get("slots", {}).items()},
        unless={_word(k): frozenset(v) for k, v in row.get("unless", {}).items()},
        settings=row.get("with", {}),
    )


def _word(value: str | bool) -> str:
    """YAML reads a bare `on` or `off` as a truth value; here both are prepositions."""
    return value if isinstance(value, str) else "on" if value else "off"
