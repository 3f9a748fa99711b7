"""Writes schema/gazetteer/polities.yml from the lists of states and our corrections.

    python tools/build_gazetteer.py DATA_FOLDER

DATA_FOLDER holds us-gsh, state-lists, factbook and petrarch. The same data and
corrections give the same file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from polity_versions import Builder
from state_lists import countries, list_rows, nationalities, territories

FOLDER = Path(__file__).resolve().parents[1] / "schema/gazetteer"
HEAD = (
    "# Written by tools/build_gazetteer.py from the lists of states and corrections.yml; "
    "edit those.\n"
)


def main(data: Path) -> None:
    """Build, check and write."""
    corrections: dict[str, Any] = yaml.safe_load((FOLDER / "corrections.yml").read_text("utf-8"))
    builder = Builder(
        corrections,
        list(territories(data)),
        list(list_rows(data)),
        list(countries(data)),
        nationalities(data),
    )
    entities = builder.build()
    lines = [HEAD, "entities:\n"]
    for entity in entities:
        text = yaml.dump(entity, sort_keys=False, allow_unicode=True, width=10_000)
        flow = {k: v for k, v in entity.items() if isinstance(v, list)}
        plain = {k: v for k, v in entity.items() if not isinstance(v, list)}
        text = inline(plain)[1:-1]
        lines.append("- " + text.replace("\n", "") + "\n" if not flow else block(plain, flow))
    (FOLDER / "polities.yml").write_text("".join(lines), "utf-8")
    print(f"{len(entities)} polities; {builder.report()}")


def block(plain: dict[str, Any], lists: dict[str, Any]) -> str:
    """One entity: its single values a line each, its lists an item a line."""
    lines = [f"{key}: {inline(value)}" for key, value in plain.items()]
    for key, items in lists.items():
        lines.append(f"{key}:")
        lines += [f"- {inline(item)}" for item in items]
    return "- " + "\n  ".join(lines) + "\n"


def inline(value: Any) -> str:
    """A value on one line of YAML."""
    text = yaml.dump(
        value, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000
    )
    return text.removesuffix("\n").removesuffix("\n...")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
