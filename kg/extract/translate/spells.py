"""Spells of time that a text only begins or only ends."""

from __future__ import annotations

__all__ = ["begins", "ends"]


def begins(time: str | None) -> str | None:
    """From that date on, nobody knows how long; a choice of dates stays the time it held on."""
    return f"{time}/" if time and _single(time) and "X" not in time else time


def ends(time: str | None) -> str | None:
    """Up to that date, from nobody knows when."""
    return f"/{time}" if time and _single(time) else time


def _single(time: str) -> bool:
    return "/" not in time and not time.startswith(("[", "{"))
