"""The vocabulary as plain data: what there is, what can be said of it, and by which logic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import UnknownName

__all__ = ["ANY", "Marker", "NodeType", "Qualifier", "Relation", "Schema"]

ANY = "Any"


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What a relation can carry besides subject and object.

    `kind` is entity, list, text, flag (the words true and false) or date
    (EDTF). `range` holds the node types of an entity, `values` the words of a list.
    """

    name: str
    kind: str
    description: str
    range: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What can be said of a thing, with the logic of saying it.

    `iri` is the local name in the namespace of the vocabulary. `domain` and
    `range` are node types (with their subtypes); `range` is empty where the
    object is no node. `value` is then the kind of literal: "text",
    "list:<name>", or "date": the object is the time of the statement, and
    nothing stands in its value. `object_optional`: a statement without object
    and value is complete when it has a time.

    `time` is "interval" (holds from .. to), "point" (happened on), "event" (that
    of the event) or None. What is `derived` `follows_from` statements of other
    relations. `single_valued` relations contradict each other where
    their dates are disjoint; `single_valued_when` narrows that to statements in
    which one of these qualifiers (or `kind`: that of the subject) has one of
    these values, `single_valued_per` to statements that agree in these
    qualifiers. `single_seat`: two holders at a time contradict each other
    where the office has one seat. `conflict` holds what else decides that: rule,
    then name, then values (relations.yaml tells the rules). `speaker_in_row`: no
    answer shows it without its speaker. `same_type`: subject and object are of
    one type, but for the pairs in `also`. `lists_by_type` names the list of values for each subject
    type where they differ (KIND).
    """

    name: str
    iri: str
    description: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    value: str | None
    object_optional: bool
    time: str | None
    symmetric: bool
    derived: bool
    follows_from: tuple[str, ...]
    attribute: bool
    single_valued: bool
    single_valued_when: Mapping[str, tuple[str, ...]]
    single_valued_per: tuple[str, ...]
    single_seat: bool
    conflict: Mapping[str, Mapping[str, tuple[str, ...]]]
    speaker_in_row: bool
    same_type: bool
    also: Mapping[str, str]
    lists_by_type: Mapping[str, str]
    qualifiers: Mapping[str, Qualifier]

    def qualifier(self, name: str) -> Qualifier:
        """The qualifier of that name; UnknownName if this relation does not take it."""
        found = self.qualifiers.get(name)
        if found is None:
            raise UnknownName(f"qualifier of {self.name}", name, self.qualifiers)
        return found


@dataclass(frozen=True, slots=True)
class NodeType:
    """A type of things that statements speak of; nothing is of an abstract type alone."""

    name: str
    description: str
    parent: str | None
    abstract: bool
    markers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """A label that the view gives to nodes of one type by rule, such as Minister to persons.

    `when` names the relations that bring it, with the values that do; no
    values: any statement of that relation. An office's rank reaches its holders.
    """

    name: str
    description: str
    node_type: str
    when: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole vocabulary. Names are taken as written: `met_with` is not MET_WITH."""

    version: str
    node_types: Mapping[str, NodeType]
    markers: Mapping[str, Marker]
    relations: Mapping[str, Relation]
    lists: Mapping[str, tuple[str, ...]]

    def relation(self, name: str) -> Relation:
        """The relation of that name; UnknownName offers the nearest ones."""
        found = self.relations.get(name)
        if found is None:
            raise UnknownName("relation", name, self.relations)
        return found

    def node_type(self, name: str) -> NodeType:
        """The node type of that name; UnknownName offers the nearest ones."""
        found = self.node_types.get(name)
        if found is None:
            raise UnknownName("node type", name, self.node_types)
        return found

    def values(self, name: str) -> tuple[str, ...]:
        """The words of a controlled list; UnknownName offers the nearest lists."""
        found = self.lists.get(name)
        if found is None:
            raise UnknownName("list", name, self.lists)
        return found

    def is_a(self, type: str, ancestor: str) -> bool:
        """Whether everything of the one type is of the other too: a Person is an Actor."""
        if ancestor == ANY:
            return type in self.node_types
        step: str | None = type
        while step is not None:
            if step == ancestor:
                return True
            step = self.node_type(step).parent
        return False

    def accepts(self, types: Iterable[str], type: str) -> bool:
        """Whether a thing of that type may stand where one of `types` is asked for."""
        return any(self.is_a(type, wanted) for wanted in types)

    def allows(self, relation: str, subject: str, object: str | None = None) -> bool:
        """Whether the relation may lead from a subject of that type to such an object.

        Without an object only the subject is looked at.
        """
        rule = self.relation(relation)
        if not self.accepts(rule.domain, subject):
            return False
        if object is None:
            return True
        if rule.same_type and subject != object and rule.also.get(subject) != object:
            return False
        return self.accepts(rule.range, object)

    def values_of(self, relation: str, subject: str) -> tuple[str, ...]:
        """The words that the relation takes as value for a subject of that type; () if free."""
        rule = self.relation(relation)
        if rule.lists_by_type:
            listed = rule.lists_by_type.get(subject)
            return self.lists[listed] if listed else ()
        if rule.value and rule.value.startswith("list:"):
            return self.lists[rule.value.removeprefix("list:")]
        return ()
