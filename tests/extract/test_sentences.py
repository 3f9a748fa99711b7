"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from kg.extract import sentences

CASES = [
    ("The U.S. and Japan met. They agreed.", ["The U.S. and Japan met.", "They agreed."]),
    ("He is in the U.S. The talks go on.", ["He is in the U.S.", "The talks go on."]),
    (
        "Mr. Smith met Gen. J. Doe on Nov. 3. It rained.",
        ["Mr. Smith met Gen. J. Doe on Nov. 3.", "It rained."],
    ),
    ("Headline without stop\n\nFirst. Second.", ["Headline without stop", "First.", "Second."]),
    ("LIMA, March 3. /AGENCY/. Peru signed.", ["LIMA, March 3. /AGENCY/.", "Peru signed."]),
    ("LIMA, March 3 (Agency) - Peru signed.", ["LIMA, March 3 (Agency) -", "Peru signed."]),
    (
        "“It is over. We won,” he said. She left.",
        ["“It is over.", "We won,” he said.", "She left."],
    ),
    ("Is it so? Yes! Well…", ["Is it so?", "Yes!", "Well…"]),
    ("It rose 3.5 percent. So what.", ["It rose 3.5 percent.", "So what."]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_splitting(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ministers of the two countries met in the capital on the third day\n"
        "of the month and spoke about fisheries, trade and the border between\n"
        "them. They parted as friends."
    )
    assert len(sentences(text)) == 2
