"""How long one value of a file may be."""

from __future__ import annotations

from kg.errors import BadInput

__all__ = ["MAX_CELL", "checked_size"]

MAX_CELL = 100_000


def checked_size(text: str, where: str) -> str:
    """The text itself, if it is no longer than a cell may be."""
    if len(text) > MAX_CELL:
        raise BadInput(
            f"a cell of {len(text)} characters; at most {MAX_CELL} are taken", where=where
        )
    return text
