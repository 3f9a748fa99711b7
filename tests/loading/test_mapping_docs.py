"""The page on mappings, the JSON schema and the template say what the program does."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import yaml

from kg.loading import find_loader, load_path
from kg.paths import loaders_dir
from tests.loaders.loading import ledger_in, of, said
from tools.generate_mapping_docs import DOCS, generated

TEMPLATE = loaders_dir() / "mapping.template.yml"
TABLE = "state,league,joined,left,still,remark\nJapan,U,18/12/1956,,yes,\nJapan,L,1920,1933,no,x\n"


def test_nothing_is_stale() -> None:
    for path, text in generated().items():
        assert path.read_text(encoding="utf-8") == text, (
            "run: python tools/generate_mapping_docs.py"
        )


def test_every_mapping_fits_the_json_schema() -> None:
    schema = json.loads((DOCS / "mapping.schema.json").read_text(encoding="utf-8"))
    for path in (TEMPLATE, *loaders_dir().glob("*/mapping.yml")):
        jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), schema)


def test_the_template_loads_a_table(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE)
    with ledger_in(tmp_path) as ledger:
        report = load_path(ledger, find_loader(str(TEMPLATE)), table, {}, by="test")
        rows = of(said(ledger), "MEMBER_OF")
    assert report.refused == []
    assert [(r["object"], r["time"]) for r in rows] == [
        ("United Nations", "1956-12-18/.."),
        ("League of Nations", "1920/1933"),
    ]
