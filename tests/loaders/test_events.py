"""Event data in tables of our own: reports are gathered to events, publishers are counted."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kg.errors import BadInput
from tests.loaders.loading import load, of, write

DAY = "20150428"
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Actor Country",
    "Primary Actor Sector", "Recipient Name", "Recipient Country", "Primary Recipient Sector",
    "Source",
)  # fmt: skip
ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher",
)  # fmt: skip


def event(id: str, first: str, code: str, second: str, site: str = "a.example", **more: str) -> str:
    cells = [""] * 61
    cells[0], cells[1], cells[26], cells[60] = id, more.get("day", DAY), code, f"https://{site}/1"
    cells[6], cells[7], cells[12] = f"{first} name", first, more.get("type", "GOV")
    cells[16], cells[17] = f"{second} name", second
    return "\t".join(cells)


def mention(id: str, publisher: str) -> str:
    return "\t".join([id, "", "", "1", publisher, *[""] * 11])


def lines(*rows: str) -> str:
    return "".join(f"{row}\n" for row in rows)


def table(heads: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    return lines(*("\t".join(row) for row in (heads, *rows)))


def test_reports_of_one_event_are_gathered(tmp_path: Path) -> None:
    path = write(
        tmp_path / "gdelt",
        {
            "a.export.CSV": lines(
                event("1", "JPN", "042", "USA", "one.example"),
                event("2", "USA", "043", "JPN", "www.two.example"),
                event("3", "JPN", "042", "USA", "one.example"),
                event("4", "JPN", "042", "USA", day="20150429"),
            )
        },
    )
    report, rows = load(tmp_path, "events", path)
    assert [(k["value"], k["subject"]) for k in of(rows, "KIND")] == [
        ("visit", "Make a visit: Japan – United States"),
        ("visit", "Make a visit: Japan – United States"),
    ]
    took = [t for t in of(rows, "PARTICIPATED_IN") if t["time"] == "2015-04-28"]
    said = [(t["subject_uid"], t["qualifiers"]["role"], t["source"][:12], t["note"]) for t in took]
    assert said == [
        ("polity-japan", "guest", "one-example-", "reports: 2"),
        ("polity-united-states", "host", "one-example-", "reports: 2"),
        ("polity-japan", "guest", "two-example-", "reports: 1"),
        ("polity-united-states", "host", "two-example-", "reports: 1"),
    ]
    assert took[0]["original_subject"] == "JPN name"
    assert took[0]["locator"] == {"row": "1", "seen_at": "events-gdelt"}
    codes = {(c["value"], c["qualifiers"]["authority"]) for c in of(rows, "CODE")}
    assert codes == {("042", "cameo"), ("043", "cameo")}
    assert {r["basis"] for r in rows} == {"machine"}
    assert (report.read, report.accepted_by_policy) == (4, 0)
    assert report.proposed == report.changes.added


def test_mentions_tell_the_publishers(tmp_path: Path) -> None:
    path = write(
        tmp_path / "gdelt",
        {
            "a.export.CSV": lines(event("1", "JPN", "0421"[:3], "USA")),
            "a.mentions.CSV": lines(mention("1", "One"), mention("1", "two"), mention("9", "x")),
        },
    )
    _, rows = load(tmp_path, "events", path)
    assert {t["source"].split("-")[0] for t in of(rows, "PARTICIPATED_IN")} == {"one", "two"}


def test_a_packed_table_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "a.export.CSV.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.export.CSV", lines(event("1", "JPN", "046", "RUS")))
    _, rows = load(tmp_path, "events", path)
    assert [k["value"] for k in of(rows, "KIND")] == ["negotiation_round"]


def test_talks_are_one_event_whoever_is_named_first(tmp_path: Path) -> None:
    rows_ = lines(event("1", "RUS", "046", "JPN"), event("2", "JPN", "046", "RUS", "b.example"))
    _, rows = load(tmp_path, "events", write(tmp_path / "g", {"a.export.CSV": rows_}))
    assert len(of(rows, "KIND")) == 1
    told = {t["original_subject"] for t in of(rows, "PARTICIPATED_IN")}
    assert told == {"JPN name", "RUS name"}


def test_what_is_not_between_governments_of_two_states_is_counted(tmp_path: Path) -> None:
    text = lines(
        event("1", "JPN", "042", "JPN"),
        event("2", "JPN", "042", ""),
        event("3", "JPN", "042", "USA", type="BUS"),
        event("4", "JPN", "0999", "USA"),
        event("5", "JPN", "042", "USA", day="20151399"),
    )
    report, rows = load(tmp_path, "events", write(tmp_path / "g", {"a.export.CSV": text}))
    assert not rows
    assert report.notes["reports not taken"] == [
        "g: an actor of no country: 1",
        "g: an actor who is not of a government: 1",
        "g: the unknown code 0999: 1",
        "g: within one country: 1",
        "g: without a date: 1",
    ]


def test_icews(tmp_path: Path) -> None:
    def row(id: str, publisher: str, country: str = "Russian Federation") -> tuple[str, ...]:
        return (
            id, "2004-05-06", "Foreign Ministry (Japan)", "Government,Foreign Ministry", "Japan",
            "Engage in negotiation", "046", "7.0", "Government (Russia)", "Government", country,
            "77", "3", publisher,
        )  # fmt: skip

    text = table(ICEWS, row("1", "Kyodo"), row("1", "ITAR-TASS"), row("2", "Kyodo"))
    _, rows = load(tmp_path, "events", write(tmp_path / "i", {"icews.tab": text}))
    took = of(rows, "PARTICIPATED_IN", subject="Japan")
    assert [(t["source"].split("-")[0], t["note"]) for t in took] == [
        ("kyodo", "reports: 2"), ("itar", "reports: 1"),
    ]  # fmt: skip
    assert took[0]["original_subject"] == "Foreign Ministry (Japan)"
    assert took[0]["locator"]["row"] == "1 77 3"
    assert (
        of(rows, "PARTICIPATED_IN", subject="Russian Federation")[0]["subject_uid"]
        == "polity-russia"
    )


def test_polecat_in_both_lists_of_plover(tmp_path: Path) -> None:
    def row(id: str, type: str, mode: str) -> tuple[str, ...]:
        return (
            id, "2023-02-03", type, mode, "Anna Alba", "Chile", "GOV", "None", "Peru", "None",
            "The Coast",
        )  # fmt: skip

    text = table(
        POLECAT, row("a", "CONSULT", "visit"), row("b", "DEMAND", "None"), row("c", "REQUEST", "")
    )
    _, rows = load(tmp_path, "events", write(tmp_path / "p", {"polecat.txt": text}))
    assert [k["value"] for k in of(rows, "KIND")] == ["visit", "other", "other"]
    codes = [(c["value"], c["qualifiers"]["authority"]) for c in of(rows, "CODE")]
    assert codes == [("CONSULT visit", "plover"), ("DEMAND", "plover"), ("REQUEST", "plover")]
    assert of(rows, "PARTICIPATED_IN")[0]["original_subject"] == "Anna Alba"


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "x", {"x.csv": "a,b\n1,2\n"})
    with pytest.raises(BadInput, match="no table of GDELT 2, ICEWS or POLECAT"):
        load(tmp_path, "events", path)
