"""What the codes of CAMEO and PLOVER mean: the kind of an event, and who is guest and host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from .tables import Report

__all__ = ["Kinds"]

_NO_ROLES = (None, None)
Roles = tuple[str | None, str | None]


class Kinds:
    """The table of codes with the settings of `source.yml`."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        table = yaml.safe_load((Path(__file__).parent / "codes.yml").read_text("utf-8"))
        self._names: dict[str, str] = table["cameo"]
        self._plover = {name for names in table["plover_lists"].values() for name in names}
        self._settings = settings

    def known(self, report: Report) -> bool:
        """Whether the code is in one of the lists."""
        if report.scheme == "cameo":
            return report.code in self._names
        return report.code.split(" ")[0] in self._plover

    def name(self, report: Report) -> str:
        """The words for a code: CAMEO's own; a code of PLOVER is a word already."""
        return self._names.get(report.code, report.code.lower()).capitalize()

    def of(self, report: Report) -> tuple[str, Roles]:
        """The kind of event, and the parts that the two had in it."""
        table: dict[str, str] = self._settings[f"{report.scheme}_kinds"]
        begins = [code for code in table if report.code.startswith(code)]
        kind = table[max(begins, key=len)] if begins else "other"
        if report.code in self._settings["guests"]:
            return kind, ("guest", "host")
        if report.code in self._settings["hosts"]:
            return kind, ("host", "guest")
        if kind == "public_statement":
            return kind, ("sender", "recipient")
        return kind, _NO_ROLES

    def alike(self, kind: str) -> bool:
        """Whether the two take part in the same way, so that their order says nothing."""
        return kind in self._settings["alike"]
