"""A reader's own notes: kept with who wrote them and when, and never a fact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.errors import BadInput, NotFound
from kg.ledger.ledger import Ledger

__all__ = ["note_down", "notes_on", "take_back"]

_STANDING = """
SELECT n.thing, n.text, n.by, r.recorded_at FROM notes n JOIN runs r ON r.id = n.run
WHERE n.event = 'noted' AND NOT EXISTS (SELECT 1 FROM notes b WHERE b.event = 'taken back'
    AND b.thing = n.thing AND b.text = n.text AND b.seq > n.seq)
"""


def note_down(ledger: Ledger, thing: str, text: str, *, by: str) -> bool:
    """Keep a note on something by its id; False where the same note stands already."""
    words = text.strip()
    if not words:
        raise BadInput("a note needs words")
    if any(note["text"] == words for note in notes_on(ledger, [thing])):
        return False
    with ledger.run("note", by) as run:
        run.add("notes", thing=thing, text=words, event="noted", by=by)
    return True


def take_back(ledger: Ledger, thing: str, *, by: str) -> str:
    """Take the last note on something back, by a row of its own; returns its words."""
    standing = notes_on(ledger, [thing])
    if not standing:
        raise NotFound(f"there is no note on {thing}; `kg note` lists all")
    words = str(standing[-1]["text"])
    with ledger.run("note", by) as run:
        run.add("notes", thing=thing, text=words, event="taken back", by=by)
    return words


def notes_on(ledger: Ledger, things: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The notes that stand, on these things or on all: {thing, text, by, recorded_at}."""
    if things is None:
        return ledger.rows(f"{_STANDING} ORDER BY n.seq")
    import json

    wanted = json.dumps(sorted(set(things)))
    among = "AND n.thing IN (SELECT value FROM json_each(?))"
    return ledger.rows(f"{_STANDING} {among} ORDER BY n.seq", (wanted,))
