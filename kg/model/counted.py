"""Numbers with the noun that they count."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 statement", "2 statements"; `many` where another letter than an s is wanted."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
