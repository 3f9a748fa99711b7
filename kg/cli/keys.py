"""Keys that are pressed at a terminal, one at a time."""

from __future__ import annotations

from collections.abc import Container

import click

__all__ = ["pressed"]


def pressed(known: Container[str]) -> str:
    """The next of these keys that is pressed; others do nothing, Ctrl-C and Ctrl-D stop."""
    while True:
        key = click.getchar().lower()
        if key in ("\x03", "\x04"):
            raise click.Abort
        if key in known:
            return key
