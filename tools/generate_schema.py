"""Makes the files in schema/generated/ from the vocabulary.

python tools/generate_schema.py            writes them
python tools/generate_schema.py --check    names those that are stale, exit 1 if any
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.schema import Schema, read_schema
from schema_rdf import context, merged, ontology, shapes
from schema_reference import reference

_CONSTRAINTS_HEAD = """\
// What a Neo4j database needs before data enter it; made by tools/generate_schema.py.
// One statement a line, each ends with a semicolon; lines that begin with // are remarks.
"""


def generate(folder: Path) -> dict[str, str]:
    """The text of every generated file, by its name."""
    rules = read_schema(folder)
    schema = merged(folder)
    return {
        "context.jsonld": context(schema),
        "neo4j-constraints.cypher": constraints(rules),
        "ontology.ttl": ontology(schema, rules),
        "reference.md": reference(schema, rules),
        "shapes.ttl": shapes(schema),
    }


def constraints(rules: Schema) -> str:
    """One uniqueness constraint for every core label; markers share the nodes of their type."""
    labels = sorted(t.name for t in rules.node_types.values() if not t.abstract)
    lines = [
        f"CREATE CONSTRAINT {label.lower()}_uid IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.uid IS UNIQUE;"
        for label in labels
    ]
    return _CONSTRAINTS_HEAD + "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Writes or checks; the number of the exit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, name stale files")
    parser.add_argument("--folder", type=Path, default=ROOT / "schema", help="the vocabulary")
    options = parser.parse_args(arguments)
    target = options.folder / "generated"
    files = generate(options.folder)
    stale = [name for name, text in sorted(files.items()) if _text(target / name) != text]
    if options.check:
        for name in stale:
            print(f"{target / name}: stale; run python tools/generate_schema.py", file=sys.stderr)
        return 1 if stale else 0
    target.mkdir(exist_ok=True)
    for name in stale:
        (target / name).write_text(files[name], encoding="utf-8", newline="\n")
        print(f"wrote {target / name}")
    return 0


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
