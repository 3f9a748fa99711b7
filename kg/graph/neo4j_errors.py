"""What goes wrong with a Neo4j server, said in one line with the next step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import DriverError, Neo4jError

from kg.errors import BadQuery, DragomanError, ServerError

__all__ = ["spoken"]

POSITION = re.compile(r"\s*\(line (\d+), column (\d+).*")
REFUSED = ("Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.TokenExpired")


@contextmanager
def spoken(uri: str, username: str, database: str | None) -> Iterator[None]:
    """Turn the driver's errors inside the block into ours. No message shows the password."""
    try:
        yield
    except Neo4jError as error:
        raise _answered(error, uri, username, database) from error
    except (DriverError, OSError) as error:
        reason = _first_line(str(error))
        raise ServerError(
            f"no Neo4j answers at {uri} ({reason}); start it, or set NEO4J_URI to where it is"
        ) from error


def _answered(error: Neo4jError, uri: str, username: str, database: str | None) -> DragomanError:
    code = error.code or ""
    message = _first_line(error.message or "")
    if code in REFUSED:
        return ServerError(
            f"Neo4j at {uri} refuses user {username!r}: wrong user name or password; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if code.endswith(".AuthenticationRateLimit"):
        return ServerError(
            f"Neo4j at {uri} refuses user {username!r} after too many wrong passwords; "
            "wait some seconds, then set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if ".Database." in code or code.endswith(".DatabaseUnavailable"):
        name = f"database {database!r}" if database else "the default database"
        return ServerError(f"Neo4j at {uri} cannot open {name} ({message}); set NEO4J_DATABASE")
    if code.endswith(".AccessMode"):
        return BadQuery("this query would write; queries only read: load facts with `kg load`")
    if code.endswith(".ParameterMissing"):
        return BadQuery(f"{message}; give it with --param name=value")
    if code.startswith(("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.")):
        return BadQuery(f"Cypher: {_placed(message)}")
    return ServerError(f"Neo4j at {uri} could not do it ({code}): {message}")


def _placed(message: str) -> str:
    """The message with its place as "line 1, column 5", without the list of what may follow."""
    place = POSITION.search(message)
    text = POSITION.sub("", message)
    head, _, expected = text.partition(": expected ")
    if expected.count("', '") > 5:
        text = head
    return f"line {place[1]}, column {place[2]}: {text}" if place else text


def _first_line(message: str) -> str:
    lines = message.strip().splitlines()
    return lines[0].rstrip(" :") if lines else "no reason given"
