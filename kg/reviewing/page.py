"""The queue as a page of its own: no server, no network; its decisions come out as a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kg.reviewing.decide import REASONS
from kg.reviewing.edit import EDITABLE
from kg.reviewing.queue import Item

__all__ = ["write_page"]


def write_page(target: Path, items: Sequence[Item]) -> int:
    """Write the claims as one HTML file; returns how many."""
    data = {
        "items": [item.as_dict() for item in items],
        "reasons": REASONS,
        "editable": EDITABLE,
        "file": f"{target.stem}-decisions.jsonl",
    }
    # Nothing that a text holds may end the script, whatever its language.
    safe = json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace("&", "\\u0026")
    template = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    target.write_text(template.replace("__DATA__", safe), encoding="utf-8")
    return len(items)
