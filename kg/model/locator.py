"""Where in a source a thing is said."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

__all__ = ["ANCHOR_FIELDS", "Locator"]

ANCHOR_FIELDS = ("start", "end", "prefix", "suffix", "sha256")


@dataclass(frozen=True, slots=True)
class Locator:
    """The place in a source, as exact as the source allows; every field may be missing.

    `start` and `end` are Unicode code points `[start, end)` into the text whose
    UTF-8 has the digest `sha256`; `exact`, `prefix` and `suffix` are those of a
    W3C TextQuoteSelector. The anchor (position, surroundings, digest) may move
    when a source appears in a new edition; the rest is part of what was said.
    `trigger` is the pair of offsets, from `start`, of the words that carry the claim.
    """

    page: str | None = None
    section: str | None = None
    article: str | None = None
    row: str | None = None
    volume: str | None = None
    document: str | None = None
    archive: str | None = None
    fonds: str | None = None
    box: str | None = None
    folio: str | None = None
    seen_at: str | None = None
    exact: str | None = None
    occurrence: int | None = None
    trigger: tuple[int, int] | None = None
    lang: str | None = None
    translation: bool | None = None
    start: int | None = None
    end: int | None = None
    prefix: str | None = None
    suffix: str | None = None
    sha256: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """All fields that are there; the shape stored in the ledger."""
        return self._some(_FIELDS)

    def place(self) -> dict[str, Any]:
        """The part that identifies the place: all but the anchor."""
        return self._some(_PLACE_FIELDS)

    def anchor(self) -> dict[str, Any]:
        """The part that a new edition may move."""
        return self._some(ANCHOR_FIELDS)

    def _some(self, names: tuple[str, ...]) -> dict[str, Any]:
        found = {name: v for name in names if (v := getattr(self, name)) is not None}
        if "trigger" in found:
            found["trigger"] = list(found["trigger"])
        return found


_FIELDS = tuple(field.name for field in fields(Locator))
_PLACE_FIELDS = tuple(name for name in _FIELDS if name not in ANCHOR_FIELDS)
