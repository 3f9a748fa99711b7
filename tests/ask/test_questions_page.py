"""docs/questions.md is what the folders say."""

from __future__ import annotations

import subprocess
import sys

from tests.command_line import ROOT


def test_the_page_of_questions_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/generate_question_docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
