"""A graph folder that is open, and whose name the ledger keeps for what is done."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.folder import GraphFolder

if TYPE_CHECKING:
    from kg.ask.things import Meant

__all__ = ["Opened"]


class Opened:
    """A graph in a folder, until it is closed."""

    def __init__(self, path: Path, *, by: str | None = None, new: bool = False) -> None:
        self.by = by or os.environ.get("KG_USER") or getpass.getuser()
        self.folder = GraphFolder(path, new=new)
        self.loader_folders: tuple[Path, ...] = (path / "loaders",)
        self.query_folders: tuple[Path, ...] = (path / "queries",)
        self._warned: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        self.folder.close()

    def warn_once(self, text: str) -> None:
        """Tell the reader, however often it comes up."""
        if text not in self._warned:
            self._warned.add(text)
            self.folder.warn(text)

    def ids_of(self, meant: Meant) -> list[str]:
        """The ids that a name is taken for; the reader is told what to know of it."""
        for note in meant.notes:
            self.folder.warn(note)
        return list(meant.things)

    @property
    def tell(self) -> Callable[[str], None]:
        return self.folder.tell

    @tell.setter
    def tell(self, function: Callable[[str], None]) -> None:
        self.folder.tell = function
