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

from polity_report import problems, report
from polity_versions import Builder
from state_lists import countries, list_rows, territories

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "schema/gazetteer"
REPORT = ROOT / "docs/gazetteer.md"
HEAD = (
    "# Written by tools/build_gazetteer.py from the lists of states and the files that it names; "
    "edit those.\n"
)


def main(data: Path, check: bool = False) -> int:
    """Build, check and write; with --check only tell whether the files are up to date."""
    builder = Builder(ours(), list(territories(data)), list(list_rows(data)), list(countries(data)))
    entities = builder.build()
    written = {FOLDER / "polities.yml": text_of(entities), REPORT: report(entities, builder)}
    wrong = problems(entities, builder.ours["overlaps"])
    for problem in wrong:
        print(problem, file=sys.stderr)
    stale = [p for p, text in written.items() if not p.is_file() or p.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"{path} is stale: run tools/build_gazetteer.py", file=sys.stderr)
        else:
            path.write_text(written[path], "utf-8")
    print(f"{len(entities)} polities, {len(builder.left_out)} entries of us-gsh left out")
    return 1 if wrong or (check and stale) else 0


def ours() -> dict[str, Any]:
    """What we say on top of the lists: corrections, what no list has, names, successions."""
    found: dict[str, Any] = read("corrections.yml")
    found |= read("succession.yml")
    for name, entry in read("additions.yml")["polities"].items():
        if name in found["polities"]:
            raise SystemExit(f"additions.yml: {name} stands in corrections.yml")
        found["polities"][name] = {"lists": {}, **entry}
    for group, names in read("additions.yml")["groups"].items():
        found["groups"].setdefault(group, []).extend(names)
    for name, names in read("names.yml")["names"].items():
        entry = found["polities"].setdefault(name, {})
        merged = {k: list(v) for k, v in (entry.get("names") or {}).items()}
        for kind, words in names.items():
            merged.setdefault(kind, []).extend(words)
        entry["names"] = merged
    return found


def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def text_of(entities: list[dict[str, Any]]) -> str:
    """The file of polities."""
    lines = [HEAD, "entities:\n"]
    for entity in entities:
        flow = {k: v for k, v in entity.items() if isinstance(v, list)}
        plain = {k: v for k, v in entity.items() if not isinstance(v, list)}
        lines.append(block(plain, flow))
    return "".join(lines)


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
    sys.exit(main(Path(sys.argv[1]), "--check" in sys.argv[2:]))
