"""XML of other people: no entities but the five of XML itself, no network, bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kg.errors import BadInput
from kg.loading.files.limits import Limits
from kg.loading.files.text import Origin, named, opened, whole

__all__ = ["read_xml", "text_of", "xml_records"]

_DEFAULT = Limits()
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "dtd_validation": False,
    "remove_comments": True,
    "remove_pis": True,
}


def read_xml(origin: Origin, *, limits: Limits = _DEFAULT) -> Any:
    """The root element of an XML document, as lxml gives it; `sourceline` tells the line."""
    name = named(origin)
    data = whole(origin, limits)
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(error, name) from error
    _check_entities(root, name)
    return root


def xml_records(origin: Origin, tag: str, *, limits: Limits = _DEFAULT) -> Iterator[Any]:
    """The elements of that name, one after the other; what was read is let go.

    `tag` is a local name; its namespace does not matter.
    """
    name = named(origin)
    with opened(origin) as stream:
        bounded: Any = _Bounded(stream, name, limits)
        walk = etree.iterparse(bounded, events=("start", "end"), **_SAFE)
        depth = 0
        try:
            for event, element in walk:
                if event == "start":
                    if not depth:
                        _check_entities(element, name)
                    depth += 1
                    continue
                depth -= 1
                if etree.QName(element).localname == tag:
                    yield element
                    bounded.taken = 0
                    _let_go(element)
        except etree.XMLSyntaxError as error:
            told = walk.error_log.last_error
            raise _broken(told if told is not None else error, name) from error


def text_of(element: Any, path: str = ".") -> str | None:
    """The text of an element or of the one at that path, evened out; None where there is none."""
    found = element if path == "." else element.find(path)
    text = " ".join("".join(found.itertext()).split()) if found is not None else ""
    return text or None


class _Bounded:
    """A stream of which no more than `limits.whole` may pass without a record in it."""

    def __init__(self, stream: Any, name: str, limits: Limits) -> None:
        self.taken = 0
        self._stream, self._name, self._limits = stream, name, limits

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read(size if size > 0 else 1 << 16)
        self.taken += len(data)
        if self.taken > self._limits.whole:
            raise BadInput(
                f"more than {self._limits.whole >> 20} MB without a record", where=self._name
            )
        return data


def _let_go(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _check_entities(root: Any, name: str) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise BadInput("declares entities, which are not read; write the text out", where=name)


def _broken(error: Any, name: str) -> BadInput:
    """The parser's words, with the line; `error` is its exception or the entry of its log."""
    line = getattr(error, "lineno", None) or getattr(error, "line", None)
    where = f"{name}:{line}" if line else name
    reason = str(getattr(error, "msg", None) or getattr(error, "message", None) or error)
    reason = reason.strip().split(", line ")[0]
    if "amplification" in reason:
        reason = "declares entities that blow up; write the text out"
    return BadInput(f"broken XML: {reason}", where=where)
