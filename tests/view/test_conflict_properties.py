"""Whatever is loaded, in whatever order: a conflict has two sides and falls with either."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.folder import GraphFolder
from kg.ledger import Ledger
from kg.view import View
from tests.graph_folders import load_rows

DAYS = st.sampled_from(
    [
        *(
            "1950",
            "1953-05",
            "1953-05-05",
            "1953-05-06",
            "1953-05-18",
            "1956",
            "195X",
            "1917-10-25",
        ),
        *("1950/1956", "1953/1958", "1953-05-05/", "/1956", "1950/..", "1917-11-07/1953-05-06"),
    ]
)
PERSONS = st.sampled_from(["Anna Alba", "Boris Bruno", "Clara Corso"])
MORE = st.sampled_from(
    [
        *({}, {}, {"attested": "yes"}, {"acting": "true"}, {"start_cause": "appointed"}),
        *({"polarity": "denied"}, {"modality": "planned"}, {"calendar": "unknown"}),
    ]
)


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    """One thing that somebody says."""
    time = draw(DAYS)
    kind = draw(st.sampled_from(["held", "held", "born", "took", "part", "claim"]))
    person, more = draw(PERSONS), draw(MORE)
    held = {"subject": person, "predicate": "HELD_OFFICE", "object": "FM Japan", "time": time}
    if kind == "held":
        return {**held, **more}
    more = {k: v for k, v in more.items() if k in ("polarity", "modality", "calendar")}
    place = draw(st.sampled_from(["Moscow", "Tokyo", "Hall"]))
    return {
        "born": {"subject": person, "predicate": "BORN", "time": time},
        "took": {"subject": "talks", "predicate": "TOOK_PLACE", "object": place, "time": time},
        "part": {
            "subject": person,
            "predicate": "PARTICIPATED_IN",
            "object": "talks",
            "capacity": "FM Japan",
        },
        "claim": {"subject": "Rock", "predicate": "CLAIMED_BY", "object": "Japan", "time": time},
    }[kind] | more


FRAME = [
    {"subject": "FM Japan", "predicate": "SEATS", "value": "single"},
    {"subject": "talks", "predicate": "KIND", "value": "meeting"},
    {"subject": "Hall", "predicate": "PART_OF", "object": "Moscow"},
]
Conflicts = set[tuple[str, ...]]


def conflicts(ledger: Ledger) -> Conflicts:
    with View(ledger) as view:
        rows = view.rows("SELECT a, b, kind, about, standing, reason FROM conflict")
        flagged = {id for (id,) in view.rows("SELECT id FROM contested")}
        counted = {id for (id,) in view.rows("SELECT id FROM st WHERE weighs")}
    assert len({row[:3] for row in rows}) == len(rows), "one verdict for a pair and kind"
    assert all(a < b and {a, b} <= counted for a, b, *_ in rows)
    sure = [row for row in rows if row[4] == "certain"]
    both = {id for row in sure if row[2] != "title" for id in row[:2]}
    assert both <= flagged <= {id for row in sure for id in row[:2]}
    assert all(flagged & {*row[:2]} for row in sure)
    return set(rows)


def told_in(folder: Path, sheets: list[tuple[str, list[dict[str, Any]]]]) -> GraphFolder:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    graph = GraphFolder(folder / "graph", new=True)
    for title, rows in sheets:
        load_rows(graph.ledger, folder, [*FRAME, *rows], title)
    return graph


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    one=st.lists(facts(), min_size=6, max_size=25),
    two=st.lists(facts(), min_size=6, max_size=25),
    cut=st.randoms(use_true_random=False),
)
def test_order_and_withdrawal(tmp_path: Path, one: Any, two: Any, cut: Any) -> None:
    sheets = [("one", one), ("two", two)]
    graph = told_in(tmp_path / "forth", sheets)
    other = told_in(tmp_path / "back", [(t, rows[::-1]) for t, rows in reversed(sheets)])
    try:
        found = conflicts(graph.ledger)
        assert conflicts(other.ledger) == found
        if not found:
            return
        gone = cut.choice(sorted({id for row in found for id in row[:2]}))
        with graph.ledger.run("rank", "test") as run:
            run.add("ranks", statement=gone, rank="deprecated", by="me", why="wrong")
        left = conflicts(graph.ledger)
        assert not any(gone in row[:2] for row in left)
        # Others may be freed: a title is excused by a term that stands no more.
        assert {row for row in found if gone not in row[:2] and row[2] != "title"} <= left
    finally:
        graph.close()
        other.close()
