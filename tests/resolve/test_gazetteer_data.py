"""The files hang together: every uid and source exists, every date can be read."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model import Claim, parse_period
from kg.paths import loaders_dir, schema_dir
from kg.resolve import Gazetteer
from kg.resolve.entity import UNCHECKED, GazetteerEntity
from kg.resolve.files import read_gazetteer, sources
from tests.loaders.loading import shared_data

ROOT = Path(__file__).resolve().parents[2]
POLITY_NAMES = {
    "official",
    "short",
    "alias",
    "endonym",
    "exonym",
    "demonym",
    "metonym",
    "capital",
    "loose",
}


def raw(name: str) -> dict[str, Any]:
    """A file of the gazetteer as it is written."""
    text = (schema_dir() / "gazetteer" / name).read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def facts(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Its facts that have a date of their own."""
    return [*row.get("existed", ()), *row.get("succeeded_by", ())]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return read_gazetteer()[0]


def test_uids_are_unique_and_tell_their_type(rows: list[dict[str, Any]]) -> None:
    uids = [row["uid"] for row in rows]
    assert len(uids) == len(set(uids))
    assert all(row["uid"].startswith(row["type"].lower() + "-") for row in rows)


def test_every_uid_that_is_named_exists(rows: list[dict[str, Any]]) -> None:
    uids = {row["uid"] for row in rows}
    for row in rows:
        named = [s["uid"] for s in row.get("succeeded_by", ())]
        named += [n["used_by"] for n in row.get("names", ()) if "used_by" in n]
        named += [row[k] for k in ("office_of", "in") if k in row]
        part = row.get("part_of", [])
        named += [part] if isinstance(part, str) else [p["uid"] for p in part]
        assert set(named) <= uids, row["uid"]


def test_every_row_has_a_declared_source_and_a_date_that_can_be_read(
    rows: list[dict[str, Any]],
) -> None:
    known = sources()
    for row in rows:
        bounds = row.get("bounds", [])
        times = [bounds] if isinstance(bounds, str) else list(bounds)
        for key in ("existed", "names", "codes", "succeeded_by"):
            for item in row.get(key, ()):
                assert item.get("source", "ours") in known, (row["uid"], item)
                times += [str(item["time"])] if "time" in item else []
        for text in times:
            parse_period(text)


def test_every_polity_is_dated_by_some_authority(rows: list[dict[str, Any]]) -> None:
    polities = [row for row in rows if row["type"] == "Polity"]
    assert len(polities) > 400
    undated = [row["uid"] for row in polities if not row.get("existed")]
    assert undated == []
    assert {n["kind"] for row in polities for n in row["names"]} <= POLITY_NAMES


def test_japan_keeps_the_gap_of_one_authority_beside_the_view_of_another() -> None:
    existed = Gazetteer.load().entity("polity-japan").facts["existed"]
    cow = [e["time"] for e in existed if e["source"] == "cow"]
    assert cow == ["1860-01-01/1945-08-14", "1952-04-28/.."]
    assert {"time": "1603/..", "source": "us-gsh", "row": "japan"} in existed


def test_thousands_of_names_a_second() -> None:
    gazetteer = Gazetteer.load()
    words = [w for w, kind, _ in gazetteer.phrases() if kind != "title"]
    start = time.perf_counter()
    for word in words:
        gazetteer.resolve(word, on="1957-06-07")
    assert len(words) / (time.perf_counter() - start) > 2_000


def test_the_loader_gives_each_row_to_its_authority() -> None:
    path = loaders_dir() / "gazetteer" / "load.py"
    spec = importlib.util.spec_from_file_location("gazetteer_loader", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    gazetteer = Gazetteer.load()
    ids = {name: f"id-{name}" for name in sources()}
    found: list[Claim] = list(
        module.claims(gazetteer.entity("polity-japan"), gazetteer.entity, ids)
    )
    existed = {(c.source, c.time) for c in found if c.predicate == "EXISTED"}
    assert ("id-cow", "1952-04-28/..") in existed
    assert all(c.subject.uid == "polity-japan" for c in found)
    office = gazetteer.entity("office-japan-foreign-minister")
    said = {c.predicate: c.value for c in module.claims(office, gazetteer.entity, ids)}
    assert said["OFFICE_RANK"] == "minister" and said["SEATS"] == "single"
    kurils = gazetteer.entity("place-southern-kurils")
    users = {
        c.value: c.qualifiers["used_by"].uid  # type: ignore[union-attr]
        for c in module.claims(kurils, gazetteer.entity, ids)
        if "used_by" in c.qualifiers
    }
    assert users["Northern Territories"] == "polity-japan"


def test_every_correction_of_a_period_tells_why_and_where_to_look() -> None:
    text = (schema_dir() / "gazetteer" / "corrections.yml").read_text("utf-8")
    corrections = yaml.safe_load(text)["polities"]
    told = {s: e for s, e in corrections.items() if "bounds" in e}
    assert [s for s, e in told.items() if not e.get("why")] == []
    assert [s for s, e in told.items() if not e.get("cite") and not e.get("unchecked")] == []


def test_the_end_of_the_soviet_union_has_its_successors() -> None:
    found = Gazetteer.load().entity("polity-soviet-union").facts["succeeded_by"]
    uids = {row["uid"] for row in found}
    assert {"polity-russia", "polity-ukraine", "polity-kazakhstan"} <= uids
    assert {row["source"] for row in found} == {"us-gsh", "ours"}


def test_no_version_overlaps_its_own_successor_unless_told_why(rows: list[dict[str, Any]]) -> None:
    text = (schema_dir() / "gazetteer" / "corrections.yml").read_text("utf-8")
    allowed: dict[str, str] = yaml.safe_load(text)["overlaps"]
    gazetteer = Gazetteer.load()
    found = []
    for row in rows:
        old = gazetteer.entity(row["uid"])
        for link in row.get("succeeded_by", ()):
            new = gazetteer.entity(link["uid"])
            overlap = any(
                b.surely_from < a.surely_to and a.surely_from < b.surely_to
                for a in old.spans
                for b in new.spans
            )
            if old.group == new.group and overlap:
                found.append(f"{old.uid} > {new.uid}".replace("polity-", ""))
    assert set(found) <= set(allowed) and all(allowed.values())


def test_every_succession_has_its_mode_time_and_source(rows: list[dict[str, Any]]) -> None:
    links = [link for row in rows for link in row.get("succeeded_by", ())]
    assert len(links) > 200
    assert [link for link in links if not {"uid", "mode", "time", "source"} <= set(link)] == []


def test_many_disputed_places_have_each_name_with_its_user(rows: list[dict[str, Any]]) -> None:
    users = [{n.get("used_by") for n in row.get("names", ())} - {None} for row in rows]
    assert sum(len(found) > 1 for found in users) >= 30


def test_international_organizations_have_founding_dates(rows: list[dict[str, Any]]) -> None:
    dated = [r for r in rows if r["type"] == "Organization" and r.get("existed")]
    assert len(dated) >= 60
    assert sum(row["existed"][0]["source"] != UNCHECKED for row in dated) >= 40


def test_every_citation_is_of_a_work_that_was_consulted(rows: list[dict[str, Any]]) -> None:
    works = raw("sources.yml")["sources"]
    opened = {name for name, row in works.items() if row.get("consulted")}
    beginnings = tuple(words for name in opened for words in works[name].get("cited_as", ()))
    written = [
        *(("polity", e) for e in raw("corrections.yml")["polities"].values()),
        *(("polity", e) for e in raw("additions.yml")["polities"].values()),
        *((row["uid"], item) for row in rows for item in facts(row)),
    ]
    assert len(written) > 2_000
    for where, entry in written:
        for part in re.split(r";\s+(?![^()]*\))", entry.get("cite", "")):
            assert not part or part.startswith(beginnings), (where, part)


def test_a_date_is_of_a_consulted_work_or_told_to_be_unchecked(rows: list[dict[str, Any]]) -> None:
    works = raw("sources.yml")["sources"]
    opened = {name for name, row in works.items() if row.get("consulted")}
    for row in rows:
        for item in row.get("existed", ()):
            assert item["source"] in opened | {UNCHECKED}, (row["uid"], item)
            assert "row" in item or ("cite" in item) is (item["source"] != UNCHECKED), row["uid"]
        for item in row.get("succeeded_by", ()):
            assert item["source"] in opened or item.get("cite"), (row["uid"], item)
        for item in row.get("names", ()) if row["type"] == "Polity" else ():
            assert not ("time" in item and item["source"] == "ours"), (row["uid"], item)


def test_an_answer_on_unchecked_dates_says_so() -> None:
    existed = [{"time": "1800/1815", "source": UNCHECKED}]
    row = {"uid": "polity-x", "type": "Polity", "label": "X", "existed": existed}
    told = GazetteerEntity.read(row).existence("1810")
    assert told == [
        "existed on 1810 according to ours-unverified (not yet checked against a source)"
    ]
    assert "not yet checked" in str(sources()[UNCHECKED]["title"])


@pytest.mark.shared
@pytest.mark.slow
def test_the_script_gives_the_same_file_again() -> None:
    data = shared_data("us-gsh").parent
    pytest.importorskip("rigour")
    done = subprocess.run(
        [sys.executable, "tools/build_gazetteer.py", str(data), "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_version_begins_and_ends_or_is_of_today(rows: list[dict[str, Any]]) -> None:
    for row in (row for row in rows if row["type"] == "Polity"):
        bounds = row["bounds"]
        for text in [bounds] if isinstance(bounds, str) else bounds:
            begin, _, end = text.partition("/")
            assert begin and end, row["uid"]
