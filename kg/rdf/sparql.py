"""Asking the RDF projection: read-only SPARQL with parameters bound as data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pyoxigraph as ox

from kg.errors import BadQuery
from kg.model.rows import Rows
from kg.rdf.names import ENT, KGO, PREFIXES

__all__ = ["bind", "run_query"]

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*|\w+|.',
    re.DOTALL,
)
_UPDATES = {"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OURS = re.compile(r"(?:ent|kgo):[A-Za-z0-9._-]+")
_PROJECTION = -1  # braces around a SELECT; its pattern has braces of its own
_DATE = ox.NamedNode(PREFIXES["xsd"] + "date")
_KINDS: dict[ox.NamedNode, Callable[[str], Any]] = {
    ox.NamedNode(PREFIXES["xsd"] + name): made
    for names, made in (
        (("integer", "int", "long"), int),
        (("decimal", "double", "float"), float),
        (("boolean",), "true".__eq__),
    )
    for name in names
}


def bind(text: str, parameters: Mapping[str, Any]) -> str:
    """The query with each parameter bound to its variable: a complete text for any client.

    A parameter becomes rows of VALUES inside the query's own pattern, as a
    literal (or as an IRI where it is written `ent:…` or `kgo:…`), never as
    query text; None is UNDEF, a list gives a row each. Where a text means any of
    the list once more, whichever `?y` is, it writes `?y_2`: that has rows of its
    own, at the beginning of the group in which it first stands.
    """
    if not parameters:
        return text
    start, again = _pattern_start(text), _again(text, parameters)
    rows: dict[int, list[str]] = {}
    used = set(_TOKEN.findall(text))
    for name, value in parameters.items():
        variable = _variable(name)
        if (
            name in used or name not in again
        ):  # rows that nothing takes up would multiply the others
            rows.setdefault(start, []).append(_values(variable, value))
        if name in again:
            rows.setdefault(again[name], []).append(_values(f"{name}_2", value))
    for place in sorted(rows, reverse=True):
        text = f"{text[:place]} {' '.join(rows[place])} {text[place:]}"
    return text


def run_query(store: ox.Store, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
    """The answer to one SELECT, ASK, CONSTRUCT or DESCRIBE; BadQuery for anything else."""
    if _asks_elsewhere(text):
        raise BadQuery(
            "SERVICE asks another server; queries only read this graph: ask that server itself"
        )
    try:
        found = store.query(bind(text, parameters or {}), prefixes=PREFIXES)
        return _rows(found)
    except SyntaxError as error:
        if (verb := _verb(text)) in _UPDATES:
            raise BadQuery(
                f"this is an update ({verb.upper()}); queries only read: load what you want to "
                "add with `kg load` or `kg add`"
            ) from error
        raise BadQuery(f"SPARQL: {_first_line(error)}") from error
    except (RuntimeError, ValueError, OSError) as error:
        raise BadQuery(f"SPARQL: the query failed: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["no reason given"])[0]


def _rows(found: Any) -> Rows:
    if isinstance(found, ox.QueryBoolean):
        return Rows(("answer",), [(bool(found),)])
    if isinstance(found, ox.QueryTriples):
        return Rows(
            ("subject", "predicate", "object"),
            [(_plain(t.subject), _plain(t.predicate), _plain(t.object)) for t in found],
        )
    names = tuple(variable.value for variable in found.variables)
    return Rows(names, [tuple(map(_plain, row)) for row in found])


def _plain(term: Any) -> Any:
    """A term as a plain value: our own names by their ids, numbers and truths as such."""
    if type(term) is ox.Literal:
        made = _KINDS.get(term.datatype)
        return term.value if made is None else made(term.value)
    if term is None:
        return None
    text = term.value if type(term) is ox.NamedNode else str(term)
    return text.removeprefix(ENT).removeprefix(KGO)


def _asks_elsewhere(text: str) -> bool:
    """Whether a SERVICE clause stands in it; the word may also be a name, as in `?service`."""
    tokens = [t for t in _TOKEN.findall(text) if not t.isspace() and not t.startswith("#")]
    return any(
        token.casefold() == "service" and before not in (":", "?", "$", "@") and after != ":"
        for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False)
    )


def _verb(text: str) -> str:
    words = (t.casefold() for t in _TOKEN.findall(text) if _NAME.fullmatch(t))
    for word in words:
        if word in _UPDATES or word in ("select", "ask", "construct", "describe"):
            return str(word)
    return ""


def _pattern_start(text: str) -> int:
    """Where the query's own group pattern begins: after the brace that opens it."""
    needs_where = _verb(text) == "construct"
    seen_where = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token.casefold() == "where":
            seen_where = True
        elif token == "{" and (seen_where or not needs_where):
            return match.end()
    raise BadQuery("SPARQL: the query has no pattern in braces to bind parameters in")


def _again(text: str, parameters: Mapping[str, Any]) -> dict[str, int]:
    """Where the group begins in which a parameter first stands as `?name_2`."""
    found: dict[str, int] = {}
    groups: list[int] = []
    before = ""
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "{":
            groups.append(match.end())
        elif token == "}" and groups:
            groups.pop()
        elif token.casefold() == "select" and before not in ("?", "$", ":") and groups:
            groups[-1] = _PROJECTION
        elif before in ("?", "$") and groups[-1:] > [_PROJECTION] and token.endswith("_2"):
            name = token.removesuffix("_2")
            if name in parameters and token not in parameters:
                found.setdefault(name, groups[-1])
        before = token
    return found


def _values(variable: str, value: Any) -> str:
    return f"VALUES ?{variable} {{ {_terms(value)} }}"


def _variable(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise BadQuery(f"a parameter's name is letters, digits and _, not {name!r}")
    return name


def _terms(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(_term(item) for item in value)
    return _term(value)


def _term(value: Any) -> str:
    if value is None:
        return "UNDEF"
    if isinstance(value, date):
        return str(ox.Literal(value.isoformat(), datatype=_DATE))
    if isinstance(value, str) and _OURS.fullmatch(value):
        prefix, _, name = value.partition(":")
        return str(ox.NamedNode(PREFIXES[prefix] + name))
    return str(ox.Literal(value))
