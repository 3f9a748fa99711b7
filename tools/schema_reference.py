"""The reference page of the vocabulary, as Markdown with a Mermaid diagram."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.schema import ANY, Qualifier, Relation, Schema

__all__ = ["reference"]

_HEAD = (
    "Made from `schema/*.yaml` by `tools/generate_schema.py`; edit those, not this page. "
    "Terms are in `https://w3id.org/dragoman/schema/` (`kgo:`), "
    "things in `https://w3id.org/dragoman/entity/` (`ent:`)."
)
_TIMES = {
    "interval": "holds over a period",
    "point": "happened at a date",
    "event": "has the time of its event",
}


def reference(schema: dict[str, Any], rules: Schema) -> str:
    """All types, relations with their logic, fields and lists of the vocabulary."""
    relations = sorted(rules.relations.values(), key=lambda r: r.name)
    parts = [
        f"# The vocabulary, version {rules.version}",
        _HEAD,
        _diagram(relations),
        *_types(rules),
        "## Relations",
        *[_relation(r, rules) for r in relations if not r.attribute],
        "## Attributes",
        "Said like relations, with a source each; they describe one thing and make no edge.",
        *[_relation(r, rules) for r in relations if r.attribute],
        *_fields(schema),
        *_lists(schema),
    ]
    return "\n\n".join(parts) + "\n"


def _diagram(relations: Iterable[Relation]) -> str:
    """Relations between the same two types share an arrow; those of anything are left out."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for r in relations:
        for start in r.domain:
            for end in r.range:
                if ANY not in (start, end) and (not r.same_type or start == end):
                    arrows.setdefault((start, end), []).append(r.name)
    lines = [
        f'    {start} -->|"{"<br/>".join(names)}"| {end}'
        for (start, end), names in sorted(arrows.items())
    ]
    kinds = [f"    {name} -.->|is| Actor" for name in ("Organization", "Person", "Polity")]
    return "\n".join(["```mermaid", "graph LR", *kinds, *lines, "```"])


def _types(rules: Schema) -> list[str]:
    rows = [
        (
            t.name,
            t.parent or "",
            t.description + (" Abstract." if t.abstract else ""),
            ", ".join(t.markers),
        )
        for t in sorted(rules.node_types.values(), key=lambda t: t.name)
    ]
    marks = [
        (
            m.name,
            m.node_type,
            m.description,
            "; ".join(f"{k} {', '.join(v)}".strip() for k, v in m.when.items()),
        )
        for m in sorted(rules.markers.values(), key=lambda m: m.name)
    ]
    return [
        "## Node types",
        _table(("type", "is a", "meaning", "markers"), rows),
        "## Markers",
        "Labels that the view gives by rule.",
        _table(("marker", "on", "meaning", "comes with"), marks),
    ]


def _relation(relation: Relation, rules: Schema) -> str:
    objects = " or ".join(relation.range) or _literal(relation, rules)
    logic = [word for word, given in _logic(relation) if given]
    lines = [
        f"### {relation.name}",
        f"{' or '.join(relation.domain)} → {objects} · `kgo:{relation.iri}`",
        relation.description,
    ]
    if logic:
        lines.append("Logic: " + "; ".join(logic) + ".")
    if relation.qualifiers:
        rows = [(f"`{q.name}`", _kind(q), q.description) for q in relation.qualifiers.values()]
        lines.append(_table(("qualifier", "takes", "meaning"), rows))
    return "\n\n".join(lines)


def _literal(relation: Relation, rules: Schema) -> str:
    if relation.lists_by_type:
        pairs = sorted(relation.lists_by_type.items())
        return "; ".join(f"list `{listed}` for {name}" for name, listed in pairs)
    value = relation.value or ""
    return f"list `{value.removeprefix('list:')}`" if value.startswith("list:") else value


def _either(parts: Mapping[str, tuple[str, ...]]) -> str:
    return " or ".join(f"{name} {' or '.join(values)}" for name, values in parts.items())


_CONFLICT: dict[str, Callable[[Mapping[str, tuple[str, ...]]], str]] = {
    "beside": lambda p: f"no rival of another holder with {_either(p)}",
    "early_start": lambda p: f"service may begin up to a year after {_either(p)}",
    "title_beside": lambda p: "no title of the office with the words " + ", ".join(p["words"]),
    "title": lambda p: (
        f"the {p['holder'][0]} bears the office in `{p['qualifier'][0]}` as a title, on the day "
        f"told here or by {p['dated_by'][0]}; the record of holders may contradict it"
    ),
    "inclusion": lambda p: "what lies in the object is no other place than the object",
    "unplaced": lambda p: f"{_either(p)} may lie in any place while nobody says where it lies",
    "several": lambda p: (
        f"only per {p['without'][0]} where more than two have {p['relation'][0]} to it"
    ),
}


def _logic(relation: Relation) -> list[tuple[str, object]]:
    when = " and ".join(
        f"{name} is {' or '.join(values)}" for name, values in relation.single_valued_when.items()
    )
    per = ", ".join(relation.single_valued_per)
    also = ", ".join(f"{start} to {end}" for start, end in relation.also.items())
    single = "disjoint dates contradict each other"
    single += (f" where {when}" if when else "") + (f", per {per}" if per else "")
    return [
        (_TIMES.get(relation.time or "", ""), relation.time),
        ("the object may be the date alone", relation.object_optional),
        ("symmetric", relation.symmetric),
        ("derived, never stated", relation.derived),
        ("both of the same type" + (f", or {also}" if also else ""), relation.same_type),
        (single, relation.single_valued),
        ("two holders of a single seat at a time contradict each other", relation.single_seat),
        *((_CONFLICT[rule](parts), True) for rule, parts in relation.conflict.items()),
        ("always shown with its speaker", relation.speaker_in_row),
    ]


def _kind(qualifier: Qualifier) -> str:
    if qualifier.kind == "entity":
        return " or ".join(qualifier.range)
    if qualifier.kind == "list":
        return ", ".join(f"`{value}`" for value in qualifier.values)
    return {"flag": "`true` or `false`", "date": "date (EDTF)"}.get(qualifier.kind, "text")


def _fields(schema: dict[str, Any]) -> list[str]:
    parts = []
    heads = {"Statement": "Statement fields", "Voice": "Voice", "Locator": "Locator"}
    heads["Source"] = "Source fields"
    for name, head in heads.items():
        element = schema["classes"][name]
        rows = [
            (f"`{slot}`", _range(schema["slots"][slot]), schema["slots"][slot]["description"])
            for slot in element["slots"]
            if not slot.isupper() and slot not in _qualifiers(schema, name)
        ]
        parts += [f"## {head}", element["description"], _table(("field", "takes", "meaning"), rows)]
    return parts


def _qualifiers(schema: dict[str, Any], name: str) -> set[str]:
    """Qualifiers stand with their relations; the last field of a statement is `reviewed_by`."""
    slots = schema["classes"][name]["slots"]
    return set(slots[slots.index("reviewed_by") + 1 :]) if name == "Statement" else set()


def _range(slot: dict[str, Any]) -> str:
    text = str(slot.get("range", "string"))
    return text + (", several" if slot.get("multivalued") else "")


def _lists(schema: dict[str, Any]) -> list[str]:
    parts = ["## Lists"]
    for name, element in sorted(schema["enums"].items()):
        values = [
            f"- `{value}`" + (f": {entry['description']}" if entry else "")
            for value, entry in element["permissible_values"].items()
        ]
        parts += [f"### `{name}`", element["description"], "\n".join(values)]
    return parts


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
