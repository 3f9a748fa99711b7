"""Write docs/cli.md, the reference of the command line, from the commands themselves.

`--check` writes nothing and fails when the page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import click

from kg.cli import kg
from kg.cli.group import COMMANDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
_HEAD = """\
# The command line

Made from the program by `make docs`; not for editing. Data go to stdout and all else to stderr: a
table on a terminal, JSON lines in a pipe. Exit codes: 0 done, 1 findings or failure, 2 a wrong
command line, 3 nothing found (with `--fail-empty`), 4 no connection to the server.
"""


def page() -> str:
    """The whole page: the group first, then each command in the order of `kg --help`."""
    parts = [_HEAD, _section("kg", kg, None)]
    group = click.Context(kg, info_name="kg", max_content_width=96, terminal_width=96)
    for name in COMMANDS:
        command = kg.get_command(group, name)
        if command is None:
            raise LookupError(f"kg/cli/group.py lists no command {name!r}")
        parts.append(_section(f"kg {name}", command, group))
    return "\n".join(parts)


def _section(title: str, command: click.Command, parent: click.Context | None) -> str:
    context = click.Context(
        command,
        info_name=title.split()[-1],
        parent=parent,
        max_content_width=96,
        terminal_width=96,
        help_option_names=["-h", "--help"],
    )
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```text\n{text}\n```\n"


def main() -> None:
    """Write the page, or with --check tell whether it is fresh."""
    if "--check" not in sys.argv[1:]:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/cli.md is stale; run: make docs")


if __name__ == "__main__":
    main()
