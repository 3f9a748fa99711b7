"""The files hang together: every uid and source exists, every date can be read."""

from __future__ import annotations

import importlib.util
import os
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
    silent = [
        s for s, e in corrections.items() if "bounds" in e and not (e.get("why") and e.get("cite"))
    ]
    assert silent == []


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
    assert all(row["existed"][0].get("cite") for row in dated)


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
