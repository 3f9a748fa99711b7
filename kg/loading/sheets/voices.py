"""Who says a thing inside a source, as a sheet writes it: "Pravda > Molotov"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import BadInput, UnknownName
from kg.loading.sheets.things import Things
from kg.model import Mention, Voice
from kg.schema import Schema

__all__ = ["voices_of"]

_KIND_OF_TYPE = {
    "Person": "named",
    "Office": "office",
    "Organization": "institution",
    "Polity": "institution",
    "Source": "document",
    "Agreement": "document",
}
_TYPES_OF_KIND = {
    "named": ("Person",),
    "office": ("Office",),
    "institution": ("Organization", "Polity"),
}


def voices_of(
    cells: Mapping[str, str], things: Things, schema: Schema, on: str | None
) -> tuple[Voice, ...]:
    """The voices of a row, outermost first; none is the source's own voice."""
    if "said_by" not in cells:
        if "said_by_kind" in cells:
            raise BadInput("said_by_kind stands without said_by")
        return ()
    names = _links(cells["said_by"], "said_by")
    kinds: list[str | None] = [None] * len(names)
    if "said_by_kind" in cells:
        told = _links(cells["said_by_kind"], "said_by_kind")
        if len(told) != len(names):
            raise BadInput(f"said_by has {len(names)} voices, said_by_kind {len(told)} kinds")
        kinds = list(told)
    return tuple(
        _voice(words, kind, things, schema, on) for words, kind in zip(names, kinds, strict=True)
    )


def _links(cell: str, column: str) -> list[str]:
    parts = [part.strip() for part in cell.split(">")]
    if not all(parts):
        raise BadInput(f"{column}: a voice is missing beside '>'")
    return parts


def _voice(words: str, kind: str | None, things: Things, schema: Schema, on: str | None) -> Voice:
    known = schema.values("voice_kind")
    if kind is not None and kind not in known:
        raise UnknownName("kind of voice", kind, known)
    declared = things.declared(words)
    if kind is None:
        kind = _KIND_OF_TYPE.get(declared.type) if declared else None
    if kind is None:
        raise BadInput(
            f"said_by: of what kind is {words!r}? declare it in things, or write into "
            f"said_by_kind one of {', '.join(known)}"
        )
    mention = _speaker(words, kind, things, on)
    return Voice(kind, mention.words if mention else words, mention)


def _speaker(words: str, kind: str, things: Things, on: str | None) -> Mention | None:
    """Who the voice is, where its kind can be somebody and its type is told."""
    types = _TYPES_OF_KIND.get(kind, ())
    if not types or (len(types) > 1 and things.declared(words) is None):
        return None
    return things.mention(words, column="said_by", expected=types, on=on)
