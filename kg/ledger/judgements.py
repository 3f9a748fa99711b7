"""Two kinds of judgement rows: which thing a record is, and whether two things are one."""

from __future__ import annotations

import re

__all__ = ["BETWEEN", "POLICY", "RECORD_GLOB", "is_record"]

POLICY = "policy:"
"""How the name of a policy begins; everybody else who judges is a person."""

RECORD_GLOB = f"*-{'[0-9a-f]' * 20}"
"""The pattern of a record's id, for SQL."""

BETWEEN = f"(by NOT GLOB '{POLICY}*' OR \"left\" NOT GLOB '{RECORD_GLOB}')"
"""SQL: the rows of persons, and those about what is no record; as the index of the ledger has it.

All others say of a record of one data set which thing it is: there may be millions.
"""

_RECORD = re.compile(r"[a-z]+-[0-9a-f]{20}")


def is_record(thing: str) -> bool:
    """Whether an id is that of a record (or of something that no source names by an id)."""
    return _RECORD.fullmatch(thing) is not None
