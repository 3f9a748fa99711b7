"""Opening the graph that a command works on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.cli.output import say

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph

__all__ = ["opened"]


@contextmanager
def opened(context: click.Context) -> Iterator[KnowledgeGraph]:
    """The graph of `-g`, closed afterwards."""
    from kg.graph.arcade_runtime import answers_once
    from kg.knowledge import KnowledgeGraph

    answers_once()
    options = context.find_root().obj
    with KnowledgeGraph(options["graph"], by=options["by"]) as graph:
        if sys.stderr.isatty():
            graph.tell = say
        graph.folder.warn = say
        yield graph
