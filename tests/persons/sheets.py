"""Sheets that tell of persons, and who they were judged to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kg.ledger import Ledger
from kg.ledger.live import LIVE_STATEMENTS
from tests.graph_folders import load_sheet

__all__ = ["Fact", "held", "load_sheet_of", "who"]

Fact = tuple[str, str, str, str, str]
"""Person, predicate, object or value or date, time, and "attested" or nothing."""


def held(person: str, office: str, time: str, mode: str = "") -> Fact:
    """A term, or with the mode "attested" a day on which somebody was seen in office."""
    return (person, "HELD_OFFICE", office, time, mode)


def load_sheet_of(
    ledger: Ledger, folder: Path, title: str, facts: Iterable[Fact], keys: Mapping[str, str]
) -> str:
    """Load the facts as a sheet; `keys` are the persons that it tells apart, with their names."""
    sheet = {
        "sheet": {"title": title, "publisher": title},
        "things": {key: {"type": "Person", "words": words} for key, words in keys.items()},
        "facts": [_row(*fact) for fact in facts],
    }
    path = folder / f"{title}.yml"
    path.write_text(yaml.safe_dump(sheet, allow_unicode=True), encoding="utf-8")
    return load_sheet(ledger, path).source


def who(ledger: Ledger) -> dict[str, list[str]]:
    """Each person that live statements speak of, with the words of the records."""
    rows = ledger.rows(
        f'{LIVE_STATEMENTS} SELECT DISTINCT r.id, r.words, j."right" AS uid FROM live l '
        "JOIN records r ON r.id IN (l.subject, l.object) "
        "JOIN judgements j ON j.\"left\" = r.id AND j.verdict = 'same' "
        'AND j.seq = (SELECT max(seq) FROM judgements WHERE "left" = r.id) '
        "WHERE r.type = 'Person'"
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["uid"], []).append(row["words"])
    return {uid: sorted(words) for uid, words in sorted(found.items())}


def _row(person: str, predicate: str, what: str, time: str, mode: str) -> dict[str, Any]:
    row: dict[str, Any] = {"subject": person, "subject_type": "Person", "predicate": predicate}
    if predicate == "HELD_OFFICE":
        row |= {"object": what, "object_type": "Office"}
    elif predicate == "PARTICIPATED_IN":
        row |= {"object": what, "object_type": "Event"}
    elif predicate in ("BORN", "DIED"):
        row["time"] = what
    else:
        row |= {"value": what, "authority": "wikidata"}
    if time:
        row["time"] = time
    if mode:
        row["attested"] = "true"
    return row
