"""Fact sheets in YAML and JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadInput
from kg.loading.sheets import Row, Sheet, read_sheet


def sheet_of(folder: Path, text: str, name: str = "a.yml") -> Sheet:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_sheet(path)


def facts_of(folder: Path, text: str, name: str = "a.yml") -> list[Row]:
    return list(sheet_of(folder, text, name).facts)


def test_text_stays_as_it_stands(tmp_path: Path) -> None:
    text = "facts:\n- {time: 1956-10-19, page: 012, note: no, value: 1e3}\n\n- subject: x\n"
    first, second = facts_of(tmp_path, text)
    assert dict(first.cells) == {"time": "1956-10-19", "page": "012", "note": "no", "value": "1e3"}
    assert (first.where, second.where) == ("a.yml:2", "a.yml:4")


def test_empty_values_say_nothing(tmp_path: Path) -> None:
    (row,) = facts_of(tmp_path, "facts:\n- {subject: a, note: , page: ~, lang: null, id: ''}\n")
    assert dict(row.cells) == {"subject": "a"}


def test_an_alias_stands_for_its_value(tmp_path: Path) -> None:
    text = "facts:\n- {subject: &j Joint declaration, note: a}\n- {subject: *j, note: b}\n"
    assert [row.cells["subject"] for row in facts_of(tmp_path, text)] == ["Joint declaration"] * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("facts: [\n", "a.yml:2: broken YAML"),
        ("facts:\n- {subject: a, subject: b}", "a.yml:2: the key 'subject' stands here again"),
        ("facts: {subject: a}", "a.yml:1: facts is a list"),
        ("- a", "a.yml:1: a sheet is a mapping"),
        ("# nothing", "a.yml: holds nothing"),
        ("facts:\n- a", "a.yml:2: must be a mapping"),
        ("facts:\n- {subject: [a]}", "a.yml:2: subject must be plain text"),
        ("facts:\n- {subject: !!python/object:os.system a}", "a.yml:2: the tag"),
        ("facts: &a [*a]", "nothing complete to refer to"),
        ("facts: *b", "nothing complete to refer to"),
        ("facts: []\n---\nfacts: []", "a.yml:2: a second document"),
        ("facts: " + "[" * 30, "nested more than"),
        ("facts: " + "[" * 5000, "nest"),
        ("sources: [a]", "mapping from names"),
        ("? [a]\n: b", "a key must be plain text"),
        ("\x07", "binary"),
    ],
)
def test_broken_yaml_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        facts_of(tmp_path, text)
    told = str(caught.value)
    assert "\n" not in told and told.startswith("a.yml")
    assert message in told


def test_a_bomb_of_aliases_is_refused(tmp_path: Path) -> None:
    lines = ["sheet:", " coverage:", "  a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(BadInput, match=r"a\.yml:\d+: the aliases blow the file up"):
        sheet_of(tmp_path, "\n".join(lines))


def test_json_lines_with_a_header(tmp_path: Path) -> None:
    lines = [
        {"sheet": {"title": "T"}, "sources": {"k": {"title": "S"}}},
        {"things": {"x": {"type": "Place"}}},
        {"subject": "a", "time": 1956, "attested": True, "note": None, "said_by": ["p", "q"]},
    ]
    text = "\n\n".join(json.dumps(line) for line in lines)
    sheet = sheet_of(tmp_path, text, "a.jsonl")
    assert sheet.about is not None and dict(sheet.about.cells) == {"title": "T"}
    assert [dict(row.cells) for row in sheet.sources] == [{"key": "k", "title": "S"}]
    assert [dict(row.cells) for row in sheet.things] == [{"name": "x", "type": "Place"}]
    (row,) = sheet.facts
    assert row.where == "a.jsonl:5"
    assert dict(row.cells) == {
        "subject": "a",
        "time": "1956",
        "attested": "true",
        "said_by": "p > q",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"subject": "a"', "a.jsonl:1: broken JSON"),
        ('{"a": "b", "a": "c"}', "a.jsonl:1: the key 'a' stands there twice"),
        ("[1]", "a.jsonl:1: each line must hold one object"),
        ('{"a": NaN}', "a.jsonl:1: NaN is no value"),
        ('{"a": {"b": "c"}}', "a.jsonl:1: a must be plain text"),
        ('{"a": "b"}\n{"sheet": {}}', "a.jsonl:2: lines with sheet"),
        ('{"sheet": {}, "a": "b"}', "a.jsonl:1: 'a' and the header"),
        ("[" * 100_000, "a.jsonl:1: broken JSON: nested too deep"),
    ],
)
def test_broken_json_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        facts_of(tmp_path, text, "a.jsonl")
    assert message in str(caught.value)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.yml", "a.jsonl", "a.csv"):
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            list(read_sheet(folder / name).facts)
        except BadInput as error:
            assert "\n" not in str(error)
