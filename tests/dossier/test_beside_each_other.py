"""A group and its islands, a bare and a fuller telling, times before and after Christ."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph
from kg.page import Line, Page, all_lines, plain
from tests import graph_folders
from tests.graph_folders import load_rows

ANCIENT = ("Oath of the Rock", "Truce of the Rock")
NAMELESS = ("THE HEJAZ OF NOWHERE", "SICILY OF NOWHERE")
GUEST = "Visit of Alba (Japan, Friends of) to the Rock"
CHIEFS = {"Soviet Union": "Elena Egger", "Old Russia": "Boris Bruno"}
DAYS = {
    "Clara Corso": ("1932", "1931-06-01", "1931-05-30"),
    "David Duval": tuple(f"1933-02-{day}" for day in range(10, 17)),
}
ROWS = [
    *(
        {"subject": name, "predicate": "AGREEMENT_ACTION", "object": agreement, "action": "listed"}
        for name, agreement in zip(NAMELESS, ("treaty", "protocol"), strict=True)
    ),
    *(
        {"subject": "Anna Alba", "predicate": "PARTICIPATED_IN", "object": "talks", **told}
        for told in (
            {"source": "diary"},
            {"source": "issue", "role": "guest", "capacity": "Envoy"},
            {"source": "gazette", "role": "guest"},
        )
    ),
    *(
        {"subject": "Boris Bruno", "predicate": "PARTICIPATED_IN", "object": "talks", **told}
        for told in ({"source": "diary"}, {"role": "guest"}, {"role": "host"})
    ),
    *(
        {"subject": "Boris Bruno", "predicate": "PARTICIPATED_IN", "object": name}
        for name in ANCIENT
    ),
    {"subject": ANCIENT[0], "predicate": "TOOK_PLACE", "object": "Rock", "time": "-0499"},
    {"subject": ANCIENT[1], "predicate": "TOOK_PLACE", "object": "Rock", "time": "-0043-03-15"},
    {"subject": "talks", "predicate": "TOOK_PLACE", "object": "Rock", "time": "0043"},
    *(
        {"subject": "Rocks", "predicate": "NAMED", "value": name, "used_by": "Japan", **told}
        for name, told in (("Iwa", {}), ("岩", {"lang": "ja"}), ("Iwa", {"source": "diary"}),
                           ("Iwa", {"source": "gazette"}))
    ),
    {"subject": "Lonely Rock", "predicate": "ADMINISTERED_BY", "object": "Japan", "time": "1930"},
    {"subject": "Rocks", "predicate": "CLAIMED_BY", "object": "Soviet Union", "time": "1931"},
    {"subject": "Rocks", "predicate": "CLAIMED_BY", "object": "Germany", "time": "1932",
     "modality": "planned"},
    {"subject": "Lonely Rock", "predicate": "PART_OF", "object": "Rocks", "source": "diary"},
    {"subject": "Rocks", "predicate": "PART_OF", "object": "Northern Sea", "source": "gazette"},
    {"subject": "Japan", "predicate": "STATED", "object": "Northern Sea", "stance": "rejects",
     "content": "that anybody owns it"},
    *(
        {"subject": who, "predicate": "HELD_OFFICE", "object": "Envoy", "time": day,
         "attested": "yes"}
        for who, days in DAYS.items()
        for day in days
    ),
    *(
        {"subject": "treaty", "predicate": "CODE", "value": value, "authority": "other"}
        for value in ("Book of Fish 3, 4", "Annals 12")
    ),
    *({"subject": "treaty", "predicate": "ABOUT", "object": name} for name in ("fish", "Rocks")),
    {"subject": "treaty", "predicate": "ABOUT", "object": "fish", "source": "diary"},
    *(
        {"subject": f"Chief of {state}", "predicate": "OFFICE_OF", "object": state}
        for state in CHIEFS
    ),
    *(
        {"subject": who, "predicate": "HELD_OFFICE", "object": f"Chief of {state}", "time": "1905"}
        for state, who in CHIEFS.items()
    ),
    {"subject": "Soviet Union", "predicate": "STATED", "object": "fish", "stance": "supports"},
    *(
        {"subject": "Anna Alba", "predicate": "PARTICIPATED_IN", "object": name,
         "on_behalf_of": "Germany"}
        for name in (GUEST, "Feast for Japan")
    ),
    *(
        {"subject": name, "predicate": "MEMBER_OF", "object": "League of Rocks",
         "time": "1930/1935"}
        for name in ("Japan", "Soviet Union")
    ),
    {"subject": "Envoys sent home", "predicate": "KIND", "value": "expulsion"},
    *(
        {"subject": name, "predicate": "PARTICIPATED_IN", "object": "Envoys sent home"}
        for name in ("Japan", "Soviet Union")
    ),
    {"subject": "treaty", "predicate": "DESCRIBED", "value": "It is about fish."},
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(gazetteer_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    place = tmp_path_factory.mktemp("beside")
    shutil.copytree(gazetteer_folder, place / "graph")
    graph = KnowledgeGraph(place / "graph", by="test")
    things = {"Lonely Rock": "Place", "Rocks": "Place", "Northern Sea": "Place"}
    things |= dict.fromkeys(
        (*ANCIENT, "Envoys sent home", GUEST, "Feast for Japan"), "Event"
    ) | dict.fromkeys(NAMELESS, "Polity")
    named = {name: {"type": kind, "words": name} for name, kind in things.items()}
    named["League of Rocks"] = {"type": "Organization"}
    named["Old Russia"] = {"type": "Polity", "uid": "polity-russian-empire"}
    named |= {f"Chief of {state}": {"type": "Office", "words": "Chief"} for state in CHIEFS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph_folders, "THINGS", graph_folders.THINGS | named)
        assert load_rows(graph.folder.ledger, place, ROWS).refused == []
    return graph


def _lines(page: Page, section: str) -> list[Line]:
    return [line for path, line in all_lines(page.sections) if path[0] == section]


def _told(page: Page, section: str) -> list[str]:
    return [plain(line.text) for line in _lines(page, section)]


def test_the_claims_to_a_group_are_told_of_its_island_as_claims_to_the_group(
    graph: KnowledgeGraph,
) -> None:
    page = graph.dossier("Lonely Rock")
    assert _told(page, "Told of what it is part of") == [
        "Rocks was part of Northern Sea.",
        "Japan rejected, on Northern Sea: “that anybody owns it”.",
        "Lonely Rock was part of Rocks.",
        "Rocks was part of Northern Sea.",
        "Rocks was claimed by Soviet Union in 1931 — so sheet.",
    ]
    why = _lines(page, "Told of what it is part of")[2]
    cited = [note.cited for note in page.notes if note.number in why.notes]
    assert "diary" in cited[0]
    assert not any("claimed" in text for text in _told(page, "Territories"))


def test_the_claims_to_an_island_are_told_of_its_group(graph: KnowledgeGraph) -> None:
    assert _told(graph.dossier("Rocks"), "Told of its parts") == [
        "Lonely Rock was part of Rocks.",
        "Lonely Rock was administered by Japan in 1930 — so sheet.",
    ]


def test_who_holds_an_island_and_who_claims_its_group_meet_in_it(graph: KnowledgeGraph) -> None:
    told = _told(graph.dossier("Japan", "Soviet Union"), "Territories")
    assert "It was administered by Japan in 1930 — so sheet." in told
    assert "It was claimed by Soviet Union in 1931 — so sheet." in told
    assert "Lonely Rock was part of it." in told


def test_one_fact_with_and_without_its_office_is_one_line(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Talks about fish")
    (line,) = [one for _, one in all_lines(page.sections) if "Anna Alba" in plain(one.text)]
    assert plain(line.text) == (
        "Anna Alba, Special envoy for the northern talks, took part in it as guest. So also, "
        "without the office: The gazette. So also, without the office and the role: "
        "A diary."
    )
    assert len(line.statements) == 3
    assert len(line.notes) == 3


def test_what_may_mean_either_of_two_stays_a_line(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Talks about fish")
    told = [plain(one.text) for _, one in all_lines(page.sections)]
    assert [text for text in told if "Boris Bruno" in text] == [
        "Boris Bruno took part in it as guest.",
        "Boris Bruno took part in it as host.",
        "Boris Bruno took part in it.",
    ]


def test_years_before_christ_stand_in_the_order_of_time(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Boris Bruno")
    met = next(s for s in page.sections if s.heading.startswith("Meetings"))
    assert [part.heading for part in met.sections] == ["500s BC (1)", "40s BC (1)", "40s (1)"]
    after = graph.dossier("Boris Bruno", first="-0099", last="-0001")
    assert _told(after, met.heading)[0].endswith(ANCIENT[1])
    assert not any(ANCIENT[0] in text for text in _told(after, met.heading))
    shown = [plain(line.text) for _, line in all_lines(graph.told_page("Lonely Rock").sections)]
    days = [text for text in shown if "took place" in text]
    assert [text.split(" took")[0] for text in days] == [*ANCIENT, "Talks about fish"]


def test_two_of_whom_nothing_is_told_are_named_all_the_same(graph: KnowledgeGraph) -> None:
    page = graph.dossier(*NAMELESS)
    assert all(name in page.sections[0].remarks[place] for place, name in enumerate(NAMELESS))
    assert any("with each other" in remark for remark in page.remarks)


def test_the_names_that_one_source_gives_a_place_share_a_line_and_keep_their_language(
    graph: KnowledgeGraph,
) -> None:
    page = graph.dossier("Rocks")
    told = [text for text in _told(page, "Territories") if "called" in text]
    assert told == [
        "It was called “Iwa” by Japan — so A diary; The gazette.",
        "It was called by Japan: “Iwa” and “岩” — so sheet.",
    ]
    spans = [span for line in _lines(page, "Territories") for span in line.text]
    assert [span.lang for span in spans if span.text == "岩"] == ["ja"]


def test_days_on_which_an_office_is_attested_share_a_line_in_the_order_of_time(
    graph: KnowledgeGraph,
) -> None:
    office = "was Special envoy for the northern talks"
    few, many = (_lines(graph.dossier(who), "Offices") for who in DAYS)
    days = "on 30 May 1931, on 1 June 1931 and in 1932 (so attested)"
    assert [plain(line.text) for line in few] == [f"Clara Corso {office} {days}."]
    days = "(so attested 7 times from 10 February 1933 to 16 February 1933)"
    assert [plain(line.text) for line in many] == [f"David Duval {office} {days}."]
    assert len(many[0].statements) == 7


def test_the_numbers_and_subjects_of_a_treaty_share_a_line(graph: KnowledgeGraph) -> None:
    told = _told(graph.dossier("Treaty about fish"), "Agreements")
    dealt = [text for text in told if "dealt" in text]
    assert dealt == ["It dealt with Fish and nets and Rocks."]
    assert "It is found under Annals 12; Book of Fish 3, 4." in told


def test_a_topic_has_its_agreements_by_date(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Fish and nets")
    assert "undated: Treaty about fish" in _told(page, "Agreements")
    assert not _told(page, "Also on record")


def test_an_expulsion_of_envoys_is_no_war(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Japan", "Soviet Union", predecessors=False)
    told = [path for path, line in all_lines(page.sections) if "sent home" in plain(line.text)]
    assert told[0] == ("The state of relations", "Diplomatic relations")


def test_what_versions_of_a_state_have_by_one_name_stands_apart(graph: KnowledgeGraph) -> None:
    page = graph.dossier("Russia")
    told = {path: plain(line.text) for path, line in all_lines(page.sections)}
    posts, said = "Envoys and holders of offices", "Statements by side"
    assert told[posts, "Chief (Soviet Union)"].startswith("Elena Egger was Chief")
    assert told[posts, "Chief (Russian Empire)"].startswith("Boris Bruno was Chief")
    assert [path[1] for path in told if path[0] == said] == ["Soviet Union"]


def test_a_name_in_brackets_makes_no_contact(graph: KnowledgeGraph) -> None:
    page = graph.dossier("polity-germany", "Japan", predecessors=False)
    told = _told(page, "Meetings, visits and other contacts")
    assert "undated: Feast for Japan" in told and not any(GUEST in text for text in told)
    page = graph.dossier(*NAMELESS, last="1900")
    assert any("tell nothing within these limits." in remark for remark in page.remarks)


def test_the_members_of_an_organization_share_a_line(graph: KnowledgeGraph) -> None:
    told = _told(graph.dossier("League of Rocks"), "Also on record")
    assert told == ["Japan and Soviet Union were members of League of Rocks from 1930 to 1935."]


def test_a_quotation_that_ends_a_sentence_ends_the_line(graph: KnowledgeGraph) -> None:
    told = _told(graph.dossier("Treaty about fish"), "Agreements")
    assert "It is described: “It is about fish.”" in told
