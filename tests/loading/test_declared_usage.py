"""A source may say what it means by a word, with dates and a reason; others are not bound by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.loading import find_loader
from kg.loading.identify import Identifier
from kg.loading.usage import read_usage
from kg.model.claim import Mention
from kg.resolve import Gazetteer

SOURCE = """\
title: Visits of the ministry
kind: data_set
names:
- {words: China, polity: polity-republic-of-china, time: ../1950-01-05, why: recognized until then}
"""


def china(identifier: Identifier, on: str | None) -> tuple[str, str] | None:
    judged = identifier.identify(Mention("Polity", "China", on=on)).judged
    return None if judged is None else (judged.uid, judged.by)


def test_the_declared_usage_decides_within_its_dates(tmp_path: Path) -> None:
    folder = tmp_path / "visits"
    folder.mkdir()
    (folder / "source.yml").write_text(SOURCE, "utf-8")
    settings = find_loader("visits", [tmp_path]).settings
    ours = Identifier("visits", Gazetteer.load(), settings.names)
    declared = ("polity-republic-of-china", "policy:declared-usage")
    assert china(ours, "1949-12-20") == declared
    for on in ("1950-06-01", "1950", None):
        assert china(ours, on) != declared
    assert china(Identifier("others", Gazetteer.load()), "1949-12-20") != declared
    judged = ours.identify(Mention("Polity", "China", on="1949-12-20")).judged
    assert judged is not None and judged.evidence == "visits"
    assert "recognized until then" in judged.why


def test_a_usage_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadInput, match="words, polity, time and why"):
        read_usage([{"words": "China", "polity": "China", "why": "habit"}], "meta.yml")
    with pytest.raises(BadInput, match=r"meta\.yml"):
        read_usage("China", "meta.yml")
