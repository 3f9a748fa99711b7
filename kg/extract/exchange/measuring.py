"""Reading texts for the exchange format, and the table of how well an engine does on gold."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from kg.errors import BadInput, nearest
from kg.extract.encoded import decoded
from kg.extract.exchange.engines import read_facts
from kg.extract.exchange.fact import Fact
from kg.extract.exchange.gold import RELATIONS, Gold, read_gold, texts_by_digest
from kg.extract.exchange.scoring import Score, score
from kg.model import parse_period
from kg.resolve import Gazetteer

__all__ = ["measure", "read_text", "unknown_relations"]

Row = dict[str, str | int | float]


def read_text(path: Path) -> tuple[str, str | None]:
    """A text exactly as it stands, and its date of publication if `<name>.meta.yml` tells it.

    `-` is what comes in by stdin.
    """
    try:
        text = decoded(sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes())
    except OSError as error:
        raise BadInput(f"cannot read the file: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise BadInput(
            "the text is not UTF-8; save it as UTF-8 plain text", where=str(path)
        ) from None
    beside = path.with_suffix(".meta.yml")
    try:
        told = yaml.safe_load(beside.read_text("utf-8")) if beside.is_file() else None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problem = getattr(error, "problem", None) or "is no YAML"
        raise BadInput(f"broken YAML: {problem}", where=str(beside)) from None
    published = told.get("published") if isinstance(told, dict) else None
    return text, str(published) if published else None


def unknown_relations(files: Sequence[Path]) -> Iterator[str]:
    """A line for each relation of the gold facts that the format does not have."""
    for path in files:
        for rel in sorted({fact.rel for fact in read_gold(path)} - RELATIONS):
            told = f"{rel!r} is no relation of the exchange format{nearest(rel, RELATIONS)}"
            yield f"{path}: {told}; nothing matches it"


def measure(
    files: Sequence[Path], texts: Path, *, published: str | None = None, engine: str = "both"
) -> list[Row]:
    """A row for all relations, for each relation, and for each tier of agreement."""
    found, gold = _read_all(files, texts, published, engine)
    lenient, strict = (score(found, gold, strict=s) for s in (False, True))
    total = [sum(scores.values(), Score()) for scores in (lenient, strict)]
    rows = [_row("all", *total)]
    for rel in sorted(lenient):
        rows.append(_row(rel, lenient[rel], strict.get(rel, Score())))
    if engine == "both":
        rows.extend(_tiers(found, gold))
    return rows


def _tiers(found: Sequence[Fact], gold: Sequence[Gold]) -> Iterator[Row]:
    for name, wanted in (("agreed", 2), ("one engine only", 1)):
        some = [f for f in found if len(f.engines) == wanted]
        yield _row(
            name, *(sum(score(some, gold, strict=s).values(), Score()) for s in (False, True))
        )


def _read_all(
    files: Sequence[Path], texts: Path, published: str | None, engine: str
) -> tuple[list[Fact], list[Gold]]:
    paths, gazetteer = texts_by_digest(texts), Gazetteer.load()
    gold = [fact for path in files for fact in read_gold(path)]
    dates = {d: date for path in files for d, date in _dates(path)}
    found: list[Fact] = []
    for digest in dict.fromkeys(g.sha256 for g in gold):
        if digest not in paths:
            raise BadInput(
                f"no text with the SHA-256 {digest[:12]}… of the gold facts", where=str(texts)
            )
        text, told = read_text(paths[digest])
        on = published or dates.get(digest) or told
        if on is not None:
            parse_period(on)
        found.extend(read_facts(text, published=on, gazetteer=gazetteer, engine=engine))
    return found, gold


def _dates(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and (date := json.loads(line).get("published")):
            yield json.loads(line)["sha256"], date


def _row(name: str, lenient: Score, strict: Score) -> Row:
    return {
        "relation": name,
        "gold": lenient.gold,
        "found": lenient.found,
        "right": lenient.right,
        "precision": round(lenient.precision, 3),
        "recall": round(lenient.recall, 3),
        "f1": round(lenient.f1, 3),
        "strict_right": strict.right,
        "strict_f1": round(strict.f1, 3),
    }
