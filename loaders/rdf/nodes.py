"""Nodes of the RDF shape, and the claims and sources that they stand for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.model import Claim, Locator, Mention, Source
from kg.model.claim import Voice
from kg.rdf.names import ENT, KGO, PREFIXES
from kg.schema import Relation, Schema

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Node", "claim_of", "source_of"]

_ANCHOR = {
    "start": "oa:start", "end": "oa:end", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "sha256": "kgo:sha256",
}  # fmt: skip
_WORDS = ("original_subject", "original_object", "original_time", "calendar", "certainty", "note")
_SOURCE = {f.name for f in fields(Source)} - {"id", "coverage"}
_NUMBERS = ("start", "end")


class Node:
    """One node with its properties, by their short names ("kgo:time")."""

    def __init__(self, store: ox.Store, address: str) -> None:
        import pyoxigraph as ox

        self.store = store
        self.address = address
        self._told: dict[str, list[Any]] = {}
        for quad in store.quads_for_pattern(ox.NamedNode(address), None, None):
            found = self._told.setdefault(quad.predicate.value, [])
            if quad.object not in found:
                found.append(quad.object)

    @property
    def uid(self) -> str:
        """Its identifier in the graph."""
        return self.address.removeprefix(ENT)

    def all(self, name: str) -> list[Any]:
        """The values of a property."""
        prefix, _, rest = name.partition(":")
        return self._told.get(f"{PREFIXES[prefix]}{rest}", [])

    def text(self, name: str) -> str | None:
        """The one value of a property as text; None where it has none."""
        found = self.all(name)
        if len(found) > 1:
            raise BadInput(f"{name} has {len(found)} values, and one at most is expected")
        return str(found[0].value) if found else None

    def id(self, name: str) -> str | None:
        """The identifier of the thing that is the value of a property."""
        found = self.text(name)
        if found is not None and not found.startswith(ENT):
            raise BadInput(f"{name} is {found!r}, which is no thing of a graph of ours")
        return found.removeprefix(ENT) if found else None

    def other(self, name: str) -> Node | None:
        """The node that is the value of a property."""
        address = self.text(name)
        return Node(self.store, address) if address else None


def claim_of(node: Node, schema: Schema, source: str) -> Claim:
    """The claim that a statement node stands for; its identifier stays the key of the record."""
    relation = _relation(node, schema)
    subject = node.other("rdf:subject")
    if subject is None:
        raise BadInput("a statement without a subject")
    target = node.other("rdf:object")
    basis = node.text("kgo:loaded_as") or "data_set"
    confidence = node.text("kgo:confidence")
    engines = node.text("kgo:engines")
    return Claim(
        subject=_mention(subject, schema),
        predicate=relation.name,
        object=_mention(target, schema) if target else None,
        value=node.text("kgo:value"),
        lang=node.text("kgo:lang"),
        qualifiers=_qualifiers(node, relation, schema),
        time=node.text("kgo:time"),
        attested=node.text("kgo:attested") == "true",
        polarity=node.text("kgo:polarity") or "asserted",
        modality=node.text("kgo:modality") or "actual",
        attributed_to=_voices(node, schema),
        source=source,
        locator=_locator(node),
        confidence=float(confidence) if confidence else None,
        engines=tuple(engines.split(", ")) if engines else (),
        rank=node.text("kgo:rank") or "normal",
        row=node.uid,
        basis=basis,
        surest=node.text("kgo:review") == "accepted" and basis in ("text", "machine"),
        **{name: node.text(f"kgo:{name}") for name in _WORDS},
    )


def _relation(node: Node, schema: Schema) -> Relation:
    address = node.text("rdf:predicate") or ""
    for relation in schema.relations.values():
        if address == f"{KGO}{relation.iri}":
            return relation
    raise BadInput(f"{address or 'nothing'} is no relation of the vocabulary")


def _mention(node: Node, schema: Schema) -> Mention:
    """The thing under the identifier that it had; its type is the first part of that."""
    prefix = node.uid.partition("-")[0]
    type = next((t for t in schema.node_types if t.lower() == prefix), None)
    if type is None:
        raise BadInput(f"{node.uid!r} is no identifier of a thing of the vocabulary")
    labels = sorted(str(label.value) for label in node.all("rdfs:label"))
    return Mention(type, labels[0] if labels else node.uid, key=node.uid, uid=node.uid)


def _qualifiers(node: Node, relation: Relation, schema: Schema) -> dict[str, Mention | str]:
    found: dict[str, Mention | str] = {}
    for name, rule in relation.qualifiers.items():
        if name == "lang" or not node.all(f"kgo:{name}"):
            continue
        other = node.other(f"kgo:{name}") if rule.kind == "entity" else None
        value = node.text(f"kgo:{name}")
        found[name] = _mention(other, schema) if other else str(value)
    return found


def _voices(node: Node, schema: Schema) -> tuple[Voice, ...]:
    """Who says it inside the source, outermost first; those known by name with who they are."""
    people = [Node(node.store, str(n.value)) for n in node.all("prov:wasAttributedTo")]
    voices = []
    for told in _json(node, "kgo:voices", list) or []:
        words = str(told["words"])
        names = ("rdfs:label", "kgo:alias")
        known = [p for p in people if words in {str(v.value) for n in names for v in p.all(n)}]
        mention = _mention(known[0], schema) if len(known) == 1 else None
        if mention is None and len(people) == 1 and "record" in told:
            mention = _mention(people[0], schema)
        voices.append(Voice(str(told["kind"]), words, mention))
    return tuple(voices)


def _locator(node: Node) -> Locator:
    place: dict[str, Any] = _json(node, "kgo:locator", dict) or {}
    target = node.other("oa:hasTarget")
    for name, property in _ANCHOR.items():
        text = target.text(property) if target else None
        if text is not None:
            place[name] = int(text) if name in _NUMBERS else text
    if "trigger" in place:
        place["trigger"] = tuple(place["trigger"])
    try:
        return Locator(**place)
    except TypeError as error:
        raise BadInput(f"a place of another shape: {error}") from None


def source_of(node: Node, id: str) -> Source:
    """The source that a node describes."""
    told: dict[str, Any] = {name: node.text(f"kgo:{name}") for name in _SOURCE}
    coverage: Mapping[str, Any] = _json(node, "kgo:coverage", dict) or {}
    return Source(**{**told, "id": id, "kind": told["kind"] or "other", "coverage": coverage})


def _json(node: Node, name: str, kind: type) -> Any:
    text = node.text(name)
    if text is None:
        return None
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, kind):
        raise BadInput(f"{name} is not what was written there: {text[:60]!r}")
    return found
