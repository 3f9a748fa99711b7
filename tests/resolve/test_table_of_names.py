"""The table of names and dates: no wrong answer, and nearly all answered."""

from __future__ import annotations

from pathlib import Path

from kg.resolve import answers

TABLE = Path(__file__).with_name("names_by_date.txt")
SIGNS = {"ambiguous": "?", "unknown": "-"}


def read_table() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [[c.strip() for c in line.split("|")] for line in lines if line[:1] != "#"]


def test_no_wrong_answer_and_nearly_all_answered() -> None:
    rows = read_table()
    found = answers([(name, on or None) for name, on, _ in rows])
    told = [SIGNS.get(row["status"], row["label"]) for row in found]
    pairs = [(*row, got) for row, got in zip(rows, told, strict=True)]
    wrong = [p for p in pairs if p[3] not in ("?", "-") and p[3] != p[2]]
    assert wrong == []
    resolvable = [p for p in pairs if p[2] not in ("?", "-")]
    assert sum(p[3] == p[2] for p in resolvable) >= 0.95 * len(resolvable)
    # Ambiguous ones are told as such, and what is nobody stays unknown.
    assert [p for p in pairs if p[2] in ("?", "-") and p[3] != p[2]] == []
    assert len(rows) >= 400


def test_what_is_not_resolved_says_why_and_offers_its_candidates() -> None:
    pairs = [(name, on or None) for name, on, want in read_table() if want == "?"]
    for row in answers(pairs):
        assert len(row["candidates"]) > 1 and row["uid"] is None and row["reasons"][0]
