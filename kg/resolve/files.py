"""Reads schema/gazetteer, and expands what is regular: one office and ministry a state."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kg.errors import BadInput
from kg.paths import gazetteer_digest, gazetteer_files

__all__ = ["read_gazetteer", "sources"]

Row = dict[str, Any]


def read_gazetteer() -> tuple[list[Row], Row]:
    """All entities, templates expanded, and the table of titles.

    The parsed YAML is kept as JSON in the user's cache folder under the digest
    of the files: YAML takes half a second, JSON a hundredth of one.
    """
    data = _cached(gazetteer_digest())
    entities = [dict(e) for path in gazetteer_files() for e in data[path.name].get("entities", ())]
    polities = [e for e in entities if e["type"] == "Polity"]
    known = {e["uid"] for e in entities}
    for row in _offices(polities, data["offices.yml"]):
        if row["uid"] not in known:
            entities.append(row)
    for row in _ministries(polities, data["organizations.yml"]["ministry"]):
        if row["uid"] not in known:
            entities.append(row)
    return entities, {**data["titles.yml"], "offices": data["offices.yml"]}


def sources() -> dict[str, Row]:
    """The authorities whose word the gazetteer holds, by id."""
    found: dict[str, Row] = _cached(gazetteer_digest())["sources.yml"]["sources"]
    kept = ("consulted", "cited_as")  # how the gazetteer used the work, not what the work is
    return {name: {k: v for k, v in row.items() if k not in kept} for name, row in found.items()}


def _cached(digest: str) -> dict[str, Row]:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    path = Path(base) / "dragoman" / f"gazetteer-{digest[:16]}.json"
    try:
        found: dict[str, Row] = json.loads(path.read_text("utf-8"))
        return found
    except (OSError, ValueError):
        data = {p.name: _yaml(p) for p in gazetteer_files()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        part.replace(path)
    except OSError:
        pass  # a home that cannot be written costs time, not answers
    return data


def _yaml(path: Path) -> Row:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        found: Row = yaml.load(path.read_text("utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError) as error:
        raise BadInput(f"the gazetteer cannot be read: {error}", where=str(path)) from None
    return found


def _offices(polities: list[Row], data: Row) -> Iterator[Row]:
    """The offices that a polity of its kind has, under their usual titles."""
    templates: dict[str, Row] = data["templates"]
    for polity in polities:
        slug = polity["uid"].removeprefix("polity-")
        roles = polity.get("offices", "").split()
        if polity.get("kind") not in data["no_foreign_ministry"]:
            today = str(polity["bounds"]).rstrip("']").endswith("/..")
            roles += data["foreign_ministry_roles"][: None if today else 1]
        for role in dict.fromkeys(roles):
            template = templates[role]
            title = data["titles_of"].get(slug, {}).get(role, template["title"])
            yield {
                "uid": f"office-{slug}-{role.replace('_', '-')}",
                "type": "Office",
                "label": f"{title} of {polity['label']}",
                "group": f"office-{polity['group']}-{role.replace('_', '-')}",
                "generic": True,
                "role": role,
                "rank": template["rank"],
                "seats": template["seats"],
                "office_of": polity["uid"],
                "bounds": polity["bounds"],
            }


def _ministries(polities: list[Row], template: Row) -> Iterator[Row]:
    """The foreign ministry that a state has, under its usual names."""
    for polity in polities:
        if polity.get("kind") in template["not_for"]:
            continue
        slug = polity["uid"].removeprefix("polity-")
        yield {
            "uid": f"organization-{slug}-foreign-ministry",
            "type": "Organization",
            "label": template["label_of"].get(slug)
            or template["label"].format(polity=polity["label"]),
            "group": f"organization-{polity['group']}-foreign-ministry",
            "generic": True,
            "kind": "ministry",
            "part_of": polity["uid"],
            "bounds": polity["bounds"],
            "names": template["names_of"].get(slug, []),
        }
