"""`kg extract` and `kg evaluate`: facts of texts without a graph, and how good they are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.output import format_option, say, write_rows
from kg.errors import BadInput
from kg.model.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.exchange.fact import Fact
    from kg.resolve import Gazetteer

__all__ = ["evaluate", "extract"]

_FILE = click.Path(path_type=Path)
_ENGINES = ("both", "spacy", "regex")


def _engine_option(function: Any) -> Any:
    return click.option(
        "--engine",
        type=click.Choice(_ENGINES),
        default="both",
        show_default=True,
        help="Which engine reads; with both, each fact tells which of them found it.",
    )(function)


@click.command()
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.option("--published", help="The texts' date of publication (EDTF); never today by default.")
@click.option(
    "--engine",
    type=click.Choice((*_ENGINES, "llm")),
    default="both",
    show_default=True,
    help="Which engine reads; llm is a language model that you bring (docs/articles.md).",
)
@click.option("-o", "--out", type=_FILE, help="Write into this file.")
@click.pass_context
def extract(
    context: click.Context,
    files: tuple[Path, ...],
    published: str | None,
    engine: str,
    out: Path | None,
) -> None:
    """Print the facts of texts, one JSON object a line, without a graph.

    Offsets are code points of the file as it stands; `-` is the text that comes in by stdin.
    Relations and keys are those of the exchange format that `kg evaluate` reads. A file that
    cannot be read stops no other (exit code 1).

    Example:

        kg extract talks.txt --published 2019-09-26 -o facts.jsonl
    """
    failed: list[Path] = []
    lines = _facts(files, published, engine, failed)
    if out is None:
        for line in lines:
            click.echo(line)
    else:
        count = 0
        with out.open("w", encoding="utf-8") as target:
            for line in lines:
                target.write(line + "\n")
                count += 1
        say(f"{counted(count, 'fact')} in {out}")
    if failed:
        context.exit(1)


def _facts(
    files: tuple[Path, ...], published: str | None, engine: str, failed: list[Path]
) -> Iterator[str]:
    from kg.extract.available import engines_that_read
    from kg.extract.exchange import read_facts, read_text
    from kg.model import parse_period
    from kg.resolve import Gazetteer

    gazetteer = Gazetteer.load()
    if engine != "llm" and (missing := engines_that_read(engine)[1]):
        say(missing)
    if published is not None:
        parse_period(published)
    for path in files:
        try:
            text, told = read_text(path)
            if not text.strip("\ufeff \t\r\n"):
                raise BadInput("there is no text in it", where=str(path))
        except BadInput as error:
            say(f"kg: {error}")
            failed.append(path)
            continue
        day, name = published or told, "stdin" if str(path) == "-" else path.stem
        if text.lstrip("\ufeff \t\r\n")[:1] == "<":
            say(f"{path}: read as it stands, tags and all; for a page or feed use kg load article")
        try:
            if engine == "llm":
                facts = _by_model(text, day, gazetteer)
            else:
                facts = read_facts(text, published=day, gazetteer=gazetteer, engine=engine)
        except BadInput as error:
            say(f"kg: {path}: {error}")
            failed.append(path)
            continue
        for number, fact in enumerate(facts, 1):
            row = {"id": f"{name}-{number:03d}", "doc": name, **fact.as_json()}
            yield json.dumps(row, ensure_ascii=False)


def _by_model(text: str, published: str | None, gazetteer: Gazetteer) -> list[Fact]:
    """The facts that a model points at; where it fails, those of the default engines."""
    from kg.extract.exchange import read_facts
    from kg.llm import Client, Endpoint, EndpointFailed, account, facts_with_model

    with Client(Endpoint.from_environment()) as client:
        try:
            facts, told = facts_with_model(text, client, published=published, gazetteer=gazetteer)
        except EndpointFailed as error:
            say(f"{error}; read without it, by the default engines")
            return read_facts(text, published=published, gazetteer=gazetteer)
        say(account(told, client))
        return facts


@click.command()
@click.argument("gold", nargs=-1, required=True, type=_FILE, metavar="GOLD...")
@click.option("--texts", required=True, type=_FILE, help="The folder of the texts.")
@click.option("--published", help="The texts' date of publication (EDTF), where none is told.")
@_engine_option
@format_option
def evaluate(
    gold: tuple[Path, ...], texts: Path, published: str | None, engine: str, shape: str | None
) -> None:
    """Measure the engines on gold facts: precision, recall and F1, lenient and strict.

    Texts are found by the SHA-256 in the gold facts. A found fact matches a gold fact of the same
    relation and sentence; lenient: a subject and an object agree; strict: all do, none is extra.

    Example:

        kg evaluate talks.gold.jsonl --texts articles --engine spacy
    """
    from kg.extract.exchange import measure, unknown_relations

    for line in unknown_relations(gold):
        say(line)

    shape = shape or ("table" if sys.stdout.isatty() else "jsonl")
    write_rows(measure(gold, texts, published=published, engine=engine), shape)
