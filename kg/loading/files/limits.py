"""How much of a file is taken at once: what is larger is refused, never held in memory."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, PositiveInt

__all__ = ["Limits"]

_MB = 1 << 20


class Limits(BaseModel):
    """Bounds in bytes, or in parts of an archive; `limits:` in source.yml sets other ones.

    `line` is one line of text, `cell` one cell of a table, `whole` a file that
    is read as a whole (a JSON document, an XML tree), `unpacked` all that an
    archive or a workbook holds, `parts` how many files an archive may have.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    line: PositiveInt = 16 * _MB
    cell: PositiveInt = _MB
    whole: PositiveInt = 64 * _MB
    unpacked: PositiveInt = 2048 * _MB
    parts: PositiveInt = 200_000
