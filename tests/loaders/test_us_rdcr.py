"""Country articles in the format of the Office of the Historian, with texts of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.loading import load, of, shared_data, write


def piece(head: str, when: str, text: str) -> str:
    """One dated piece."""
    return (
        f'<div type="timeline"><head>{head}, <date when="{when}">{when}</date>.</head>'
        f"<p>{text}</p></div>"
    )


ARTICLE = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div type="section" xml:id="summary"><head>Summary</head><p>They talked.</p></div>
<div type="section" xml:id="relations"><head>Relations</head>
{piece("Recognition of the new government", "1933", "By notes.")}
{piece("Diplomatic Relations Established", "1933-11-16", "At once.")}
{piece("Diplomatic Relations Severed", "1950-02", "For a year.")}
{piece("Establishment of the American Embassy", "1934", "A house was found.")}
{piece("Mutual Recognition", "1809", "By letters.")}
{piece("Consulates Established in 1809 and", "1925", "Two of them.")}
{piece("Embassy Closed", "1950", "The house was left.")}
</div></body></text></TEI>"""


def test_dated_headings_are_acts_and_texts_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "us-rdcr", {"articles/russia.xml": ARTICLE})
    report, rows = load(tmp_path, "us_rdcr", path)
    assert (report.read, report.refused, report.silent) == (8, [], [])
    acts = [(row["qualifiers"], row["time"]) for row in of(rows, "DIPLOMATIC_RELATIONS")]
    assert acts == [
        ({"phase": "established"}, "1933-11-16"),
        ({"phase": "severed"}, "1950-02"),
        ({"level": "embassy"}, "1934/"),
        ({}, "1933-11-16/1950-02"),
    ]
    assert {row["object_uid"] for row in of(rows, "DIPLOMATIC_RELATIONS")} == {
        "polity-soviet-union"
    }
    told = [(row["subject_uid"], row["object_uid"], row["time"]) for row in of(rows, "RECOGNIZES")]
    assert told == [
        ("polity-united-states", "polity-soviet-union", "1933/"),
        ("polity-united-states", "polity-russian-empire", "1809/"),
        ("polity-russian-empire", "polity-united-states", "1809/"),
    ]
    assert len(of(rows, "DESCRIBED")) == 8


TOLD = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div type="section" xml:id="relations"><head>Relations</head>
{
    piece(
        "U.S. Recognition",
        "1922",
        "The United States recognized Albania on July 28, 1922, by a note.",
    )
}
{
    piece(
        "Relations Established",
        "1922",
        "Diplomatic relations were established on December 4, 1922, "
        "when an envoy came. He had been nominated on May 1, 1922.",
    )
}
{
    piece(
        "Relations Severed",
        "1939",
        "The United States broke off diplomatic relations with Albania on "
        "June 5, 1939. Nobody would have severed diplomatic relations on June 6, 1939.",
    )
}
{
    piece(
        "Relations Resumed",
        "1991",
        "On March 15, 1991, the two resumed diplomatic relations. "
        "The American Legation in Tirana was raised to Embassy status on May 1, 1992.",
    )
}
{
    piece(
        "Recognition",
        "1920",
        "The United States recognized the Provisional Government on May 2, 1920.",
    )
}
</div></body></text></TEI>"""


def test_sentences_tell_the_day_of_an_act_and_acts_make_spells(tmp_path: Path) -> None:
    path = write(tmp_path / "us-rdcr", {"articles/albania.xml": TOLD})
    report, rows = load(tmp_path, "us_rdcr", path)
    told = [row for row in rows if row["basis"] == "text"]
    assert [(row["predicate"], row["qualifiers"], row["time"]) for row in told] == [
        ("RECOGNIZES", {}, "1922-07-28/"),
        ("DIPLOMATIC_RELATIONS", {"phase": "established"}, "1922-12-04"),
        ("DIPLOMATIC_RELATIONS", {"phase": "severed"}, "1939-06-05"),
        ("DIPLOMATIC_RELATIONS", {"phase": "resumed"}, "1991-03-15"),
        ("DIPLOMATIC_RELATIONS", {"level": "embassy"}, "1992-05-01/"),
    ]
    kept = {row["value"] for row in of(rows, "DESCRIBED")}
    for row in told:
        assert any(row["locator"]["exact"] in text for text in kept)
    spells = [r["time"] for r in of(rows, "DIPLOMATIC_RELATIONS") if r["qualifiers"] == {}]
    assert spells == ["1922-12-04/1939-06-05", "1991-03-15/"]
    assert len(report.notes["recognition of nobody known"]) == 1


def test_the_year_may_stand_in_a_heading_in_plain_words(tmp_path: Path) -> None:
    head = "<head>Establishment of Diplomatic Relations, <date>1940</date>.</head>"
    part = f'<div type="timeline">{head}<p>It was announced.</p></div>'
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="section" '
        f'xml:id="relations"><head>Relations</head>{part}</div></body></text></TEI>'
    )
    path = write(tmp_path / "us-rdcr", {"articles/australia.xml": text})
    _, rows = load(tmp_path, "us_rdcr", path)
    assert "1940" in {row["time"] for row in of(rows, "DIPLOMATIC_RELATIONS")}


def test_a_land_that_broke_with_the_united_states_is_the_other_side(tmp_path: Path) -> None:
    told = piece("Relations Severed", "1967", "The United Arab Republic severed diplomatic "
                 "relations with the United States on June 6, 1967, after the war.")  # fmt: skip
    article = ARTICLE.replace(piece("Embassy Closed", "1950", "The house was left."), told)
    load(tmp_path, "us_rdcr", write(tmp_path / "us-rdcr", {"articles/egypt.xml": article}))
    _, rows = load(tmp_path, "us_rdcr", tmp_path / "us-rdcr")
    (act,) = of(rows, "DIPLOMATIC_RELATIONS", time="1967-06-06")
    assert act["subject_uid"] == "polity-united-states"
    assert act["object_uid"] == "polity-united-arab-republic"


@pytest.mark.shared
def test_the_whole_guide(tmp_path: Path) -> None:
    report, rows = load(tmp_path, "us_rdcr", shared_data("us-rdcr"))
    assert len(report.refused) <= 0.02 * report.read
    assert len(of(rows, "DIPLOMATIC_RELATIONS")) > 300
