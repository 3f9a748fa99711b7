"""The command group: which commands there are, where their code is, how errors reach people."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from kg import __version__
from kg.errors import DragomanError

__all__ = ["COMMANDS", "kg", "main"]

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("making", "Make a new graph."),
    "demo": ("making", "Make the sample graph, ask the three questions, write graph files."),
    "add": ("putting", "Add one fact; its source is required."),
    "load": ("loading", "Load articles, fact sheets or data sets."),
    "retract": ("putting", "Withdraw a source, and what rests on it alone."),
    "rank": ("weighing", "Weigh a statement against those that it contradicts."),
    "merge": ("judging", "Judge that two things are one."),
    "duplicates": ("duplicates", "List things that may be one, and judge them."),
    "review": ("reviewing", "Review claims that were read out of texts."),
    "verify": ("verifying", "Hold quotations against their texts."),
    "unmerge": ("judging", "Judge that two things are not one, or take a judgement back."),
    "sources": ("standing", "List the sources."),
    "show": ("standing", "Show all that is said of a thing."),
    "conflicts": ("weighing", "List statements that exclude each other, side by side."),
    "ask": ("asking", "Ask a question of the catalogue."),
    "why": ("tracing", "Tell what lies behind an edge, a statement or a row."),
    "why-not": ("tracing", "Tell what is missing for an edge."),
    "what-if": ("changing", "Show which rows would fall without a source."),
    "diff": ("changing", "Show what came and went between two states or two days."),
    "cite": ("citing", "Write citations: BibTeX, CSL-JSON, RIS or plain notes."),
    "cypher": ("asking", "Run a Cypher query that reads."),
    "sparql": ("asking", "Run a SPARQL query that reads."),
    "find": ("finding", "Find words in names, titles, quotations and notes."),
    "note": ("finding", "Keep a note of your own on a thing or a statement."),
    "compare": (
        "comparing",
        "Tell what two sources both say, say alone, or say against each other.",
    ),
    "dossier": ("telling", "Tell the dated story of two states, or of one thing."),
    "export": ("leaving", "Write the graph for other programs."),
    "push": ("leaving", "Make a Neo4j database hold this graph."),
    "snapshot": ("leaving", "Write the ledger as Parquet files."),
    "status": ("standing", "Tell how the graph stands."),
    "doctor": ("standing", "Check that all parts of the graph agree."),
    "extract": ("extracting", "Print the facts of texts, without a graph."),
    "evaluate": ("extracting", "Measure the engines of extraction on gold facts."),
    "period": ("period", "Read EDTF dates."),
    "resolve": ("resolve", "Tell who is meant by a name on a date."),
}


class _Commands(click.Group):
    """Knows its commands by name and imports one only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"kg.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from kg.errors import nearest

            ctx.fail(f"no command {args[0]!r}{nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option(
    "-g",
    "--graph",
    type=click.Path(path_type=Path),
    envvar="KG_GRAPH",
    default=Path("graph"),
    show_default=True,
    help="The graph's folder (also: KG_GRAPH).",
)
@click.option("--by", envvar="KG_USER", help="Who does it, for the ledger (also: KG_USER).")
@click.pass_context
def kg(context: click.Context, graph: Path, by: str | None) -> None:
    """Dragoman: the relations between states as a graph, each edge with its source.

    Example:

        kg demo
    """
    context.obj = {"graph": graph, "by": by}


_INTERRUPTED = "Query interrupted"  # the engine of the view so tells of Ctrl-C


def _stopped() -> NoReturn:
    click.echo("stopped", err=True)
    sys.exit(130)


def main() -> None:
    """Run the command line; an error is one line on stderr and an exit code."""
    from kg.cli.output import say

    try:
        # Without standalone mode click returns the exit code that a command asked for.
        sys.exit(kg.main(prog_name="kg", standalone_mode=False) or 0)
    except click.Abort:
        _stopped()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DragomanError as error:
        say(f"kg: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"kg: {place}{error.strerror or error}")
        sys.exit(1)
    except Exception as error:
        if isinstance(error, RuntimeError) and str(error) == _INTERRUPTED:
            _stopped()
        if os.environ.get("KG_TRACE"):
            raise
        told = " ".join(f"{type(error).__name__}: {error}".split())
        say(f"kg: a fault of the program: {told}; KG_TRACE=1 shows where")
        sys.exit(1)
