"""A quotation and the places in a text where just these words stand."""

from __future__ import annotations

__all__ = ["places_of"]


def places_of(exact: str, text: str) -> list[int]:
    """The code points at which the words begin, overlapping ones too; never nearly the same."""
    found: list[int] = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found
