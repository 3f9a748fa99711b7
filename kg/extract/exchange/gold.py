"""Gold facts: files in the exchange format in which each argument lists all keys that are right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import BadInput

__all__ = ["RELATIONS", "Gold", "read_gold", "texts_by_digest"]


RELATIONS = frozenset((
    "AGREED", "ALT_NAME", "APPOINTED", "CALLED_FOR", "CLAIMS", "CONDITION", "DISCUSSED",
    "EVENT_HELD", "HOLDS_OFFICE", "INVITED", "MET_WITH", "RECOGNIZED", "REJECTED", "RELATIONS",
    "SIGNED", "STATED", "TRANSFERRED", "VISITED", "WELCOMED", "WITHDREW",
))  # fmt: skip
"""The relations of the exchange format; they are not the vocabulary's."""


_PLACES = ("sent_start", "sent_end", "start", "end")


@dataclass(frozen=True, slots=True)
class Gold:
    """A fact that a reader found in a text; `must` is false where finding it is optional."""

    rel: str
    subj: tuple[frozenset[str], ...]
    obj: tuple[frozenset[str], ...]
    sent_start: int
    sent_end: int
    sha256: str
    modality: str = "asserted"
    must: bool = True
    words: str = ""


def read_gold(path: Path) -> list[Gold]:
    """The facts of one gold file, one JSON object a line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        told = f"cannot read the gold facts: {error.strerror}"
        raise BadInput(told, where=str(path)) from None
    except UnicodeDecodeError:
        raise BadInput("the gold facts are not UTF-8", where=str(path)) from None
    return list(_facts(lines, path))


def _facts(lines: list[str], path: Path) -> Iterator[Gold]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
            for name in _PLACES[2:]:
                if row.get(name) is not None:
                    _place(row, name)
            yield Gold(
                rel=row["rel"],
                subj=tuple(map(_keys, row["subj"])),
                obj=tuple(map(_keys, row["obj"])),
                sent_start=_place(row, "sent_start"),
                sent_end=_place(row, "sent_end"),
                sha256=row["sha256"],
                modality=row.get("modality") or "asserted",
                must=row.get("must") is not False,
            )
        except json.JSONDecodeError as error:
            raise BadInput(f"not a JSON object: {error.msg}", where=where) from None
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(
                f"not a fact of the exchange format ({error}); needed: rel, subj, obj, "
                "sent_start, sent_end, sha256",
                where=where,
            ) from None


def _place(row: dict[str, object], name: str) -> int:
    place = row[name]
    if type(place) is not int or place < 0:
        raise ValueError(f"{name} is {place!r}, not a count of code points")
    return place


def _keys(argument: object) -> frozenset[str]:
    """The accepted keys of an argument; what an extractor printed has one."""
    if isinstance(argument, str):
        return frozenset([argument])
    if isinstance(argument, dict):
        return frozenset([str(argument["key"])])
    if isinstance(argument, list):
        return frozenset(map(str, argument))
    raise TypeError("an argument is a list of keys")


def texts_by_digest(folder: Path) -> dict[str, Path]:
    """The texts of a folder by the SHA-256 of their bytes."""
    if not folder.is_dir():
        raise BadInput("no such folder of texts", where=str(folder))
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {sha256(p.read_bytes()).hexdigest(): p for p in files}
