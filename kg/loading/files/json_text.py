"""JSON and JSON lines of other people: no key twice, no NaN, no endless nesting, whole letters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import BadInput
from kg.loading.files.fields import Fields
from kg.loading.files.limits import Limits
from kg.loading.files.text import Origin, named, read_lines, whole

__all__ = ["json_value", "read_json", "read_jsonl"]

_DEFAULT = Limits()
# Half of a letter beyond the first 65,536, or NUL: no text that can be kept.
_HALF = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")


def read_jsonl(origin: Origin, *, limits: Limits = _DEFAULT) -> Iterator[Fields]:
    """The objects of a file with one JSON object a line."""
    name = named(origin)
    for number, line in read_lines(origin, limits=limits):
        if line.strip():
            where = f"{name}:{number}"
            found = json_value(line, where)
            if not isinstance(found, dict):
                raise BadInput("each line must hold one object: {…}", where=where)
            yield Fields(where, found)


def read_json(origin: Origin, *, limits: Limits = _DEFAULT) -> Any:
    """The value of a JSON document."""
    name = named(origin)
    try:
        text = whole(origin, limits).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("is not UTF-8; save it as UTF-8", where=name) from error
    return json_value(text, name)


def json_value(text: str, where: str, *, numbers_as_text: bool = False) -> Any:
    """The value of a JSON text; BadInput with the place where it is none."""
    more: dict[str, Any] = {"parse_int": str, "parse_float": str} if numbers_as_text else {}
    try:
        found = json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant, **more)
        if _HALF.search(text):
            _check_letters(json.dumps(found, ensure_ascii=False).replace("\\\\", ""))
        return found
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else ""
        place = place or f"column {error.colno}"
        raise BadInput(f"broken JSON: {error.msg.lower()} ({place})", where=where) from error
    except RecursionError as error:
        raise BadInput("broken JSON: nested too deep", where=where) from error
    except BadInput as error:
        raise BadInput(str(error), where=where) from error
    except ValueError as error:  # only from int()
        raise BadInput("broken JSON: a number of thousands of figures", where=where) from error


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise BadInput(f"the key {twin!r} stands there twice")
    return found


def _check_letters(text: str) -> None:
    """BadInput if a text holds half a letter or NUL; whole pairs of halves are letters."""
    halves = {c for c in text if "\ud800" <= c <= "\udfff"}
    if halves or "\\u0000" in text:
        which = f"\\u{ord(min(halves)):04x}, half of a letter" if halves else "\\u0000"
        raise BadInput(f"holds {which}, which is no text")


def _no_constant(text: str) -> Any:
    raise BadInput(f"{text} is no value")
