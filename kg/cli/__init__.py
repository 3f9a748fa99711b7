"""The command line: `kg`. Each command is a module of its own, read only when it is used."""

from __future__ import annotations

from kg.cli.group import kg, main

__all__ = ["kg", "main"]
