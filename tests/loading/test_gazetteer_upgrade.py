"""A graph made with an older gazetteer is brought up to date when it is opened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kg
from kg import paths
from kg.resolve import gazetteer as resolving


def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A schema folder whose gazetteer knows no Manchukuo under that name."""
    old = tmp_path / "old"
    shutil.copytree(paths.schema_dir(), old)
    file = old / "gazetteer" / "polities.yml"
    text = file.read_text("utf-8").replace("Manchukuo", "Mandschurien")
    file.write_text(text, "utf-8")
    monkeypatch.setattr(paths, "schema_dir", lambda: old)
    monkeypatch.setattr(resolving, "_loaded", [])
    return old


@pytest.mark.slow
def test_the_first_open_brings_it_in_and_judges_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph"
    with monkeypatch.context() as earlier:
        older(tmp_path, earlier)
        with kg.create(graph, by="test") as made:
            made.add(
                subject="Manchukuo",
                subject_type="Polity",
                predicate="MEMBER_OF",
                object="The Club",
                object_type="Organization",
                time="1935",
                source="The Gazette, 1935",
            )
            before = made.folder.ledger.rows("SELECT id FROM statements ORDER BY id")
            assert who(made) is None
    with kg.open(graph, by="test") as now:
        assert who(now) == "polity-manchukuo"
        after = {row["id"] for row in now.folder.ledger.rows("SELECT id FROM statements")}
        assert {row["id"] for row in before} <= after
        runs = now.folder.ledger.sequence
    with kg.open(graph, by="test") as again:
        assert again.folder.ledger.sequence == runs


def who(graph: kg.KnowledgeGraph) -> str | None:
    """Who the record of the words is, by the last judgement."""
    rows = graph.folder.ledger.rows(
        'SELECT j."right" AS uid FROM records r JOIN judgements j ON j."left" = r.id '
        "WHERE r.words = 'Manchukuo' AND r.dataset <> 'gazetteer' AND j.verdict = 'same' "
        "ORDER BY j.seq DESC"
    )
    return rows[0]["uid"] if rows else None
