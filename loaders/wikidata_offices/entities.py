"""Statements of Wikidata out of its JSON: entities, and the answers of its query service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kg.errors import BadInput

from .dates import Moment, bare, moment, precise

__all__ = ["READ", "Item", "Said", "answers", "items_of"]

# The properties that say something of relations between states, or help to tell persons apart.
READ = ("P39", "P530", "P1891", "P1336", "P569", "P570")
Snak = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: property, value, qualifiers, rank, and the references that it cites."""

    id: str
    property: str
    value: str | Moment
    words: str = ""
    rank: str = "normal"
    qualifiers: Mapping[str, list[Any]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    references: tuple[Mapping[str, list[Any]], ...] = ()


@dataclass(slots=True)
class Item:
    """One thing with its names (text → language, the English ones first) and statements."""

    id: str
    names: dict[str, str]
    aliases: dict[str, str]
    said: list[Said]
    other: dict[str, int]

    @property
    def label(self) -> str:
        """The first of its names, else its identifier."""
        return next(iter(self.names), self.id)


def items_of(document: Any, where: str) -> Iterator[Item]:
    """The items in what Special:EntityData and wbgetentities give, or in one line of a dump."""
    if not isinstance(document, dict):
        raise BadInput("no entity of Wikidata: an object is expected", where=where)
    entities = document.get("entities")
    with _shape_told(where):
        some = [document] if entities is None else list(entities.values())
    for entity in some:
        if not isinstance(entity, dict) or "claims" not in entity or "id" not in entity:
            raise BadInput("no entity of Wikidata: it has no id and claims", where=where)
        if str(entity["id"])[:1] == "Q":
            with _shape_told(f"{where}, {entity['id']}"):
                item = _item(entity)
            yield item


@contextmanager
def _shape_told(where: str) -> Iterator[None]:
    """What is built otherwise than Wikidata builds it is refused with its place."""
    try:
        yield
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise BadInput(f"a statement of another shape ({error!r})", where=where) from error


def _item(entity: Mapping[str, Any]) -> Item:
    claims = entity["claims"] or {}
    said, other = [], {}
    for property, statements in claims.items():
        if property not in READ:
            other[property] = len(statements)
            continue
        for statement in statements:
            read = _said(statement)
            if read is None:
                other[f"{property} without a value"] = (
                    other.get(f"{property} without a value", 0) + 1
                )
            else:
                said.append(read)
    labels = {k: v["value"] for k, v in dict(entity.get("labels") or {}).items()}
    names = {labels[lang]: lang for lang in sorted(labels, key=_english, reverse=True)}
    names = dict(reversed(names.items()))
    aliases = {
        a["value"]: lang
        for lang, given in sorted(dict(entity.get("aliases") or {}).items())
        for a in given
    }
    return Item(str(entity["id"]), names, aliases, said, other)


def _english(language: str) -> tuple[bool, str]:
    return language != "en", language


def _said(statement: Mapping[str, Any]) -> Said | None:
    main = statement["mainsnak"]
    if main["snaktype"] != "value":
        return None
    qualifiers = dict(statement.get("qualifiers") or {})
    flat = [(p, snak) for p, snaks in qualifiers.items() for snak in snaks]
    return Said(
        id=statement["id"],
        property=main["property"],
        value=_value(main),
        rank=statement.get("rank", "normal"),
        qualifiers=_values(qualifiers),
        unknown=tuple(p for p, snak in flat if snak["snaktype"] == "somevalue"),
        none=tuple(p for p, snak in flat if snak["snaktype"] == "novalue"),
        references=tuple(_values(r["snaks"]) for r in statement.get("references") or ()),
    )


def _values(snaks: Mapping[str, list[Snak]]) -> dict[str, list[Any]]:
    found = {p: [_value(s) for s in some if s["snaktype"] == "value"] for p, some in snaks.items()}
    return {property: values for property, values in found.items() if values}


def _value(snak: Snak) -> Any:
    """An identifier, a date or a text."""
    value = snak["datavalue"]["value"]
    if isinstance(value, str):
        return value
    if "time" in value:
        return precise(value)
    return value.get("id") or value.get("text") or value.get("amount") or str(value)


def answers(document: Mapping[str, Any], where: str) -> Iterator[tuple[Item, set[str]]]:
    """The rows of a SPARQL answer in JSON, each as an item with one statement.

    Their variables are those of the query in README.md; the names of others come along.
    """
    with _shape_told(where):
        rows = list(document["results"]["bindings"])
    for number, row in enumerate(rows, 1):
        at = f"{where}, row {number}"
        with _shape_told(at):
            answer = _answer(row, at)
        yield answer


def _answer(row: Mapping[str, Mapping[str, str]], at: str) -> tuple[Item, set[str]]:
    cells = {name: cell["value"] for name, cell in row.items()}
    if missing := {"item", "property", "value"} - cells.keys():
        raise BadInput(f"the variable ?{min(missing)} is missing", where=at)
    item, property = _last(cells.pop("item")), _last(cells.pop("property"))
    if property not in READ:
        raise BadInput(f"{property} is none of {', '.join(READ)}", where=at)
    value = cells.pop("value")
    unknown = tuple(p for p, name in _CELLS.items() if _is_blank(row.get(name)))
    dates = {p: _date(cells, name) for p, name in _CELLS.items()}
    is_date = property in ("P569", "P570")
    if _is_blank(row["value"]):
        return Item(item, {}, {}, [], {f"{property} without a value": 1}), set()
    when = _date(cells | {"value": value}, "value") if is_date else None
    cells.pop("valuePrecision", None)
    said = Said(
        id=_last(cells.pop("statement", f"{item} {property} {_last(value)}")),
        property=property,
        value=when or _last(value),
        words=cells.pop("valueLabel", ""),
        rank=_RANKS.get(_last(cells.pop("rank", "")), "normal"),
        qualifiers={p: [m] for p, m in dates.items() if m and p not in unknown},
        unknown=unknown,
    )
    label = cells.pop("itemLabel", "")
    names = {label: "en"} if label and label != item else {}
    return Item(item, names, {}, [said], {}), set(cells)


_RANKS = {"DeprecatedRank": "deprecated", "PreferredRank": "preferred"}


_CELLS = {"P580": "start", "P582": "end", "P585": "time"}


def _date(cells: dict[str, str], name: str) -> Moment | None:
    text, precision = cells.pop(name, None), cells.pop(f"{name}Precision", None)
    if not text:
        return None
    return moment(text, int(precision)) if precision else bare(text)


def _is_blank(cell: Mapping[str, str] | None) -> bool:
    """Whether the cell says that there is some value which nobody knows."""
    kind, words = (cell or {}).get("type"), (cell or {}).get("value", "")
    return kind == "bnode" or "/.well-known/genid/" in words


def _last(address: str) -> str:
    """The identifier at the end of an address of Wikidata."""
    return address.rpartition("/")[2].rpartition("#")[2]
