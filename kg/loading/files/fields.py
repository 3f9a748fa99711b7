"""One record of a file: its fields by name, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.errors import BadInput, UnknownName

__all__ = ["Fields", "fields_of"]


class Fields(dict[str, Any]):
    """A record as the file has it: `where` is "visits.csv:12".

    A loader takes each field out with `take` or `need`; what is left at the
    end is what it did not read, and `Context.audit` tells so. `names` are all
    fields that it came with. `faults` says
    for a field why its cell cannot be trusted (a formula, an error); taking
    such a field is a BadInput.
    """

    __slots__ = ("faults", "names", "where")

    def __init__(
        self,
        where: str,
        values: dict[str, Any] | Iterable[tuple[str, Any]] = (),
        faults: dict[str, str] | None = None,
    ) -> None:
        super().__init__(values)
        self.where = where
        self.faults = faults or {}
        self.names = tuple(self)

    def take(self, name: str) -> Any:
        """The value of a field, taken out; None where the record has no such field.

        Text comes without spaces around it, and None where nothing is left.
        """
        if name in self.faults:
            raise BadInput(f"{name}: {self.faults[name]}", where=self.where)
        value = self.pop(name, None)
        if isinstance(value, str):
            return value.strip() or None
        return value

    def need(self, name: str) -> Any:
        """The same, of a field that every record must have; BadInput where it is empty."""
        known = name in self or name in self.names
        value = self.take(name)
        if value is None:
            if known:
                raise BadInput(f"{name} is empty", where=self.where)
            raise UnknownName("field", name, self.names, where=self.where)
        return value


def fields_of(element: Any, where: str) -> Fields:
    """The parts of an XML element as fields: `child`, `child@attribute`, `child/part`.

    What occurs again gets a number: `child`, `child[2]`. Text is evened out;
    an element that is there and empty has the text "".
    """
    found = Fields(where)
    for name, value in element.attrib.items():
        found["@" + _local(name)] = value
    _add_children(found, element, "")
    found.names = tuple(found)
    return found


def _add_children(found: Fields, element: Any, above: str) -> None:
    seen: dict[str, int] = {}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = _local(child.tag)
        seen[name] = seen.get(name, 0) + 1
        path = f"{above}{name}" + (f"[{seen[name]}]" if seen[name] > 1 else "")
        for attribute, value in child.attrib.items():
            found[f"{path}@{_local(attribute)}"] = value
        if len(child):
            _add_children(found, child, path + "/")
            text = " ".join(t for t in ((child.text or ""), *(c.tail or "" for c in child)))
            if text.strip():
                found[path] = " ".join("".join(child.itertext()).split())
        else:
            found[path] = " ".join((child.text or "").split())


def _local(name: str) -> str:
    return name.rpartition("}")[2]
