"""The vocabulary is read at run time by ourselves, and says clearly what it cannot read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from kg.errors import Corrupt
from kg.paths import schema_dir
from kg.schema import load_schema, read_schema

FILES = ("node_types", "relations", "qualifiers", "statement", "lists")


def test_reading_does_not_bring_linkml_along() -> None:
    program = (
        "import sys; from kg.schema import load_schema; load_schema(); "
        "workshop = ('linkml', 'linkml_runtime', 'rdflib'); "
        "print([m for m in sys.modules if m.split('.')[0] in workshop])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_it_is_read_once() -> None:
    assert load_schema() is load_schema()


def test_a_researchers_own_relation_is_read(tmp_path: Path) -> None:
    folder = copytree(schema_dir(), tmp_path / "schema")
    relations = folder / "relations.yaml"
    relations.write_text(
        relations.read_text("utf-8")
        + "  WROTE_TO:\n    slot_uri: kgo:wroteTo\n    range: Actor\n"
        + "    description: The one sent a letter to the other.\n"
        + "    annotations: {time: point, qualifiers: {value: {part: }}}\n",
        "utf-8",
    )
    types = folder / "node_types.yaml"
    types.write_text(types.read_text("utf-8").replace("[MEMBER_OF,", "[WROTE_TO, MEMBER_OF,"))
    found = read_schema(folder)
    assert found.allows("WROTE_TO", "Person", "Polity")
    assert found.relation("WROTE_TO").time == "point"


def test_missing_broken_and_empty_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(Corrupt, match=r"dragoman\.yaml"):
        read_schema(tmp_path)
    folder = copytree(schema_dir(), tmp_path / "schema")
    (folder / "lists.yaml").write_text("enums: [", "utf-8")
    with pytest.raises(Corrupt, match=r"lists\.yaml.*line"):
        read_schema(folder)
    (folder / "lists.yaml").write_text("", "utf-8")
    with pytest.raises(Corrupt, match=r"lists\.yaml: the file of the vocabulary is empty"):
        read_schema(folder)


@pytest.mark.parametrize("name", FILES)
def test_every_element_says_what_it_means(name: str) -> None:
    content = yaml.safe_load((schema_dir() / f"{name}.yaml").read_text("utf-8"))
    for section in ("classes", "slots", "enums", "types"):
        for element, body in content.get(section, {}).items():
            assert body.get("description", "").strip().endswith("."), f"{name}: {element}"


def test_statement_fields_cover_the_design() -> None:
    content = yaml.safe_load((schema_dir() / "statement.yaml").read_text("utf-8"))
    fields = set(content["classes"]["Statement"]["slots"])
    assert fields >= {
        *("subject", "predicate", "object", "value", "datatype", "lang", "qualifiers"),
        *("time", "begin_earliest", "begin_latest", "end_earliest", "end_latest", "calendar"),
        *("polarity", "modality", "attributed_to", "source", "locator"),
        *("original_subject", "original_object", "original_time", "certainty", "confidence"),
        *("method", "run", "recorded_at", "rank", "rank_reason", "review"),
    }


def test_every_qualifier_is_a_property_of_statements() -> None:
    content = yaml.safe_load((schema_dir() / "statement.yaml").read_text("utf-8"))
    fields = set(content["classes"]["Statement"]["slots"])
    for relation in load_schema().relations.values():
        assert set(relation.qualifiers) <= fields
