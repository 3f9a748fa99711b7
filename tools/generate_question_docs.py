"""Write docs/questions.md, the list of questions with what each takes and gives.

`--check` writes nothing and fails when the page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.ask import Question, questions

PAGE = Path(__file__).resolve().parents[1] / "docs" / "questions.md"
_HEAD = """\
# The questions

Made from the folders in `queries/` by `make docs`; not for editing. Each question is there in
Cypher and in SPARQL, with the same rows: `kg ask ID --param NAME=VALUE`, `--engine both` compares,
`--show` prints both texts with the parameters in them, and says which are still needed.
Names go by what the graph calls things, in any script that a source gave, or by id; a state's name
means its whole continuity group. `from` and `to` take a month or a year too.
`kg ask --new NAME` makes a folder for a question of your own.
"""


def page() -> str:
    """The whole page, A to C first, then by number."""
    found = sorted(questions().values(), key=lambda q: (q.id.isdigit(), q.id.rjust(3)))
    return "\n".join([_HEAD, *(_section(question) for question in found)])


def _section(question: Question) -> str:
    lines = [f"## {question.id}. {question.question}", ""]
    lines.append(f"`kg ask {question.id}` or `kg ask {question.name}`")
    if question.parameters:
        lines += ["", "| parameter | type | meaning |", "|---|---|---|"]
        lines += [
            f"| `{name}` | {rule.type}{', optional' if rule.optional else ''} | {rule.meaning} |"
            for name, rule in question.parameters.items()
        ]
    lines += ["", "| column | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {column.meaning} |" for name, column in question.columns.items()]
    given = next((example for example in question.examples if example), {})
    words = "".join(f" --param {name}={_quoted(str(value))}" for name, value in given.items())
    lines += ["", f"    kg ask {question.id}{words}", ""]
    return "\n".join(lines)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def main() -> None:
    """Write the page, or with --check tell whether it is fresh."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/questions.md is stale; run: make docs")


if __name__ == "__main__":
    main()
