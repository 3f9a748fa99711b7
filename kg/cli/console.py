"""The terminal of a reader: words of sources are shown on it, never obeyed by it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from kg.page.safe import harmless

__all__ = ["terminal"]


class _Harmless(Console):
    """Whatever is printed comes without escape sequences but those of its own styles."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=harmless(segment.text))


def terminal() -> Console:
    """Where tables and pages are printed."""
    return _Harmless(highlight=False)
