"""`kg init`, `kg demo`."""

from __future__ import annotations

import click

from kg.cli.output import say, write_rows

__all__ = ["demo", "init"]


@click.command()
@click.pass_context
def init(context: click.Context) -> None:
    """Make a new graph in the folder of -g, with the gazetteer in it.

    Example:

        kg -g my-graph init
    """
    from kg.knowledge import KnowledgeGraph

    options = context.find_root().obj
    with KnowledgeGraph.create(options["graph"], by=options["by"]):
        pass
    say(f"made a graph in {options['graph']}")


@click.command()
@click.pass_context
def demo(context: click.Context) -> None:
    """Make the sample graph in the folder of -g, ask the three questions in both languages.

    Russia and Japan, 1855 to 2019. Graph files go to `files` in that folder. A sample made there
    before is made anew.

    Example:

        kg demo
    """
    from kg.demo import run_demo

    options = context.find_root().obj
    for step in run_demo(options["graph"], by=options["by"]):
        if isinstance(step, str):
            say(step)
        else:
            write_rows(step, None)
