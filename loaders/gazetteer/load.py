"""The gazetteer as a source: what its authorities say of polities, offices, bodies and places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.model import Claim, Locator, Mention, Source
from kg.paths import gazetteer_digest
from kg.resolve.entity import OURS, GazetteerEntity, Name
from kg.resolve.files import sources

if TYPE_CHECKING:
    from kg.loading import Context

NAME_KINDS = {
    "usual": "usual",
    "official": "official",
    "endonym": "endonym",
    "exonym": "exonym",
    "short": "short",
}
NAMES_PROPER = (*NAME_KINDS, "alias", "abbreviation")


def load(context: Context) -> None:
    """Emit every row of the gazetteer as a claim of its authority."""
    ids: dict[str, str] = {}
    declared = {name: _source(name, row) for name, row in sources().items()}
    context.dataset(declared[OURS], gazetteer_digest())
    for name, source in declared.items():
        ids[name] = context.source(source)
    for entity in context.gazetteer.entities():
        for claim in claims(entity, context.gazetteer.entity, ids):
            context.emit(claim)


def claims(entity: GazetteerEntity, find: Any, ids: dict[str, str]) -> Iterator[Claim]:
    """All that the gazetteer says of one entity; `ids` gives the id of each authority."""
    me, facts = _mention(entity), entity.facts
    yield from _attributes(me, facts, ids)
    for row in facts.get("existed", ()):
        yield Claim(me, "EXISTED", time=row["time"], **_said(row, ids))
    seen: set[str] = set()
    for name in (Name(entity.label, "usual"), *entity.names):
        if name.kind in NAMES_PROPER and (said := f"{name.words}|{name.used_by}") not in seen:
            seen.add(said)
            yield _named(me, name, find, ids)
    for row in facts.get("codes", ()):
        kept = {"authority": row["authority"]}
        yield Claim(me, "CODE", value=row["value"], qualifiers=kept, **_said(row, ids))
    for row in facts.get("succeeded_by", ()):
        mode = {"mode": row["mode"]} if "mode" in row else {}
        other = _mention(find(row["uid"]))
        yield Claim(me, "SUCCEEDED_BY", other, qualifiers=mode, time=row["time"], **_said(row, ids))
    for row in _parts(facts.get("part_of", [])):
        yield Claim(me, "PART_OF", _mention(find(row["uid"])), **_said(row, ids))
    if "office_of" in facts:
        yield Claim(me, "OFFICE_OF", _mention(find(facts["office_of"])), source=ids[OURS])


def _attributes(me: Mention, facts: Any, ids: dict[str, str]) -> Iterator[Claim]:
    for predicate, key in (("KIND", "kind"), ("OFFICE_RANK", "rank"), ("SEATS", "seats")):
        if key in facts:
            yield Claim(me, predicate, value=facts[key], source=ids[OURS])
    if me.type == "Polity":
        yield Claim(me, "CONTINUITY_GROUP", value=facts["group"], source=ids[OURS])


def _named(me: Mention, name: Name, find: Any, ids: dict[str, str]) -> Claim:
    kept: dict[str, Mention | str] = {"kind": NAME_KINDS.get(name.kind, "alias")}
    if name.used_by:
        kept["used_by"] = _mention(find(name.used_by))
    return Claim(
        me,
        "NAMED",
        value=name.words,
        lang=name.lang,
        qualifiers=kept,
        time=name.time,
        source=ids[name.source],
    )


def _parts(part_of: Any) -> list[dict[str, Any]]:
    return [{"uid": part_of}] if isinstance(part_of, str) else list(part_of)


def _said(row: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """Whose word a row is, and where it stands there."""
    place = Locator(row=row.get("row"), seen_at=row.get("cite"))
    return {"source": ids[row.get("source", OURS)], "locator": place}


def _mention(entity: GazetteerEntity) -> Mention:
    return Mention(entity.type, entity.label, key=entity.uid, uid=entity.uid)


def _source(name: str, row: dict[str, Any]) -> Source:
    return Source(**{"id": name, **row})
