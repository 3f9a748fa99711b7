"""Writes docs/mapping.schema.json and the tables of docs/mappings.md from the model of mappings."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from kg.loading.mapping.model import Code, Date, Mapping, Period, Said, Thing

DOCS = Path(__file__).resolve().parents[1] / "docs"
PARTS = {"mapping": Mapping, "date": Date, "period": Period, "thing": Thing, "code": Code,
         "statement": Said}  # fmt: skip
BETWEEN = re.compile(r"(<!-- fields -->\n).*?(<!-- end -->)", re.DOTALL)


def tables() -> str:
    """One table a part of a mapping: its fields and what they mean."""
    lines = []
    for title, model in PARTS.items():
        lines += [f"### {title}", "", (model.__doc__ or "").splitlines()[0], ""]
        lines += ["| field | meaning |", "|---|---|"]
        for name, field in model.model_fields.items():
            text = (field.description or "").replace("|", "\\|")
            need = " (required)" if field.is_required() else ""
            lines.append(f"| `{name}` | {text}{need} |")
        lines.append("")
    return "\n".join(lines)


def json_schema() -> dict[str, Any]:
    """The schema of a mapping; its `source` is described in docs/loaders.md and left open here."""
    schema = Mapping.model_json_schema()
    models = {model.__name__ for model in PARTS.values()}
    schema["$defs"] = {name: part for name, part in schema["$defs"].items() if name in models}
    told = {"type": "object", "description": "the fields of source.yml, see docs/loaders.md"}
    schema["$defs"]["LoaderSettings"] = told
    return schema


def generated() -> dict[Path, str]:
    """The files as they should be."""
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    page = (DOCS / "mappings.md").read_text(encoding="utf-8")
    filled = BETWEEN.sub(lambda m: f"{m[1]}\n{tables()}\n{m[2]}", page)
    return {DOCS / "mapping.schema.json": schema, DOCS / "mappings.md": filled}


def main() -> None:
    """Write them, or with --check tell which are stale."""
    stale = [
        path for path, text in generated().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]  # fmt: skip
    if "--check" in sys.argv:
        if stale:
            names = ", ".join(path.name for path in stale)
            sys.exit(f"stale: {names}; run: python tools/generate_mapping_docs.py")
        return
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
