"""Reads the Markdown of a dossier with nothing else in hand, and says what it does wrong."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

__all__ = ["faults"]

_MARK = re.compile(r"\[\^(\d+)\]")
_NOTE = re.compile(r"\[\^(\d+)\]: (.+)")
_ID = re.compile(r"`(st-[0-9a-f]{20})`")
_APART = ("Planned, demanded", "Set aside")
_STANDING = re.compile(r"\s*- \*\*(Denied|Planned|Demanded|Alleged|Hypothetical)")
_CLOSING = re.compile(r"It rests on (\d+) statements\. (\d+) of them were accepted by a policy")


def faults(text: str, ledger: Path) -> Iterator[str]:
    """Lines without a source, notes that lead nowhere, plans told as done, a wrong sum."""
    body, _, rest = text.partition("\n## Notes\n")
    cited, _, closing = rest.partition("\n## Bibliography\n")
    notes = {int(n): words for n, words in _NOTE.findall(cited)}
    works = [line for line in closing.splitlines() if line.startswith("- ")]
    ids = {number: _ID.findall(words) for number, words in notes.items()}
    known = _known(ledger, {one for some in ids.values() for one in some})
    heading, used = "", set()
    for number, line in enumerate(body.splitlines(), 1):
        heading = line[3:] if line.startswith("## ") else heading
        if not line.lstrip().startswith("- "):
            continue
        marks = [int(mark) for mark in _MARK.findall(line)]
        found = [one for mark in marks for one in ids.get(mark, ())]
        used.update(marks)
        if not found:
            yield f"line {number} rests on no statement: {line}"
        if missing := [one for one in found if one not in known]:
            yield f"line {number} rests on {missing[0]}, which the ledger does not hold"
        done = [known[one] for one in found if one in known]
        apart = heading.startswith(_APART) or _STANDING.match(line)
        if done and not apart and all(told != ("asserted", "actual") for told in done):
            yield f"line {number} tells as done what is {done[0]}: {line}"
    yield from (f"note {n} belongs to no line" for n in notes.keys() - used)
    yield from (f"note {n} leads to no statement" for n, some in ids.items() if not some)
    told = _CLOSING.search(closing)
    if not works or not told:
        yield "it ends without a bibliography, or without what no person has seen"
    elif int(told[1]) != len(known):
        yield f"it says that it rests on {told[1]} statements and cites {len(known)}"


def _known(ledger: Path, ids: set[str]) -> dict[str, tuple[str, str]]:
    """Polarity and modality of these statements, from the ledger itself."""
    with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
        rows = [
            connection.execute(
                "SELECT id, polarity, modality FROM statements WHERE id = ?", (one,)
            ).fetchone()
            for one in sorted(ids)
        ]
    return {row[0]: (row[1], row[2]) for row in rows if row}
