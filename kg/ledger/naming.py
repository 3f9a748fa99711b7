"""What people call a source or a state of the graph: ids, titles, run numbers, load dates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time

from kg.errors import BadInput, NotFound, after, nearest
from kg.ledger.ledger import Ledger
from kg.model.ids import normal_words

__all__ = ["run_known_by", "source_named"]


def source_named(ledger: Ledger, name: str) -> str:
    """The id of the source or data set with that id, loader name or title.

    NotFound offers the nearest, or lists all that bear the title.
    """
    titles: dict[str, set[str]] = {}
    makers: dict[str, dict[str, str]] = {}
    known = set()
    for source, attributes in ledger.connection.execute("SELECT id, attributes FROM sources"):
        known.add(source)
        told = json.loads(attributes)
        if title := told.get("title"):
            titles.setdefault(title, set()).add(source)
        for maker in filter(None, (told.get("publisher"), told.get("author"))):
            makers.setdefault(normal_words(maker), {})[source] = str(title or "untitled")
    for id in (name, name.replace("_", "-")):
        if id in known:
            return id
    wanted = normal_words(name)
    found = titles.get(name) or {
        id for title, ids in titles.items() if normal_words(title) == wanted for id in ids
    }
    if not found:
        hint = _made_by(makers.get(wanted, {})) or nearest(name, [*sorted(known), *sorted(titles)])
        raise NotFound(after(f"no source {name!r}{hint}", "`kg sources` lists all"))
    if len(found) > 1:
        listed = ", ".join(sorted(found)[:8])
        raise NotFound(f"{name!r} is the title of several sources: {listed}; give the id of one")
    return next(iter(found))


def _made_by(sources: Mapping[str, str]) -> str:
    """The hint for the name of a newspaper or author: what of it is in the graph."""
    listed = [f"{title} ({id})" for id, title in sorted(sources.items())]
    more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
    return f", but by that publisher or author: {'; '.join(listed[:5])}{more}" if listed else ""


def run_known_by(ledger: Ledger, moment: str) -> int:
    """The run after which the graph stood as it was known then.

    `moment` is the number of a run, or a day or time (UTC where no zone is told),
    which means the last run recorded by then; a day means the end of the day.
    """
    last = ledger.sequence
    if moment.isdigit() and len(moment) < 8:
        run = int(moment)
        if not 1 <= run <= last:
            raise BadInput(f"no run {run}: the runs of this graph are 1 to {last}")
        return run
    until = _moment(moment)
    recorded = [
        (run, datetime.fromisoformat(at))
        for run, at in ledger.connection.execute("SELECT id, recorded_at FROM runs ORDER BY id")
    ]
    runs: list[int] = [run for run, at in recorded if at <= until]
    if not runs:
        first = f"; the first run is of {recorded[0][1].isoformat()}" if recorded else ""
        raise BadInput(f"nothing was in the graph by {moment}{first}")
    return max(runs)


def _moment(words: str) -> datetime:
    try:
        found = datetime.fromisoformat(words)
    except ValueError as error:
        raise BadInput(
            f"{words!r} is neither the number of a run nor a date such as 2026-03-01 or "
            "2026-03-01T12:00"
        ) from error
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    whole_day = ":" not in words and "T" not in words
    return datetime.combine(found.date(), time.max, UTC) if whole_day else found
