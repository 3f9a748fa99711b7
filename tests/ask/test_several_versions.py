"""What is told in more than one place: versions of a state, and the language of a name."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import run

SHEET = """
sheet: {title: Posts of the Republic}
sources:
  list: {kind: document, title: List of heads of mission}
things:
  old: {type: Office, words: Ambassador of France to the Soviet Union}
  new: {type: Office, words: Ambassador of France to Russia}
  noir: {type: Person, words: Odile Noir}
  blanc: {type: Person, words: Paul Blanc}
facts:
- {subject: old, predicate: OFFICE_OF, object: polity-france, source: list}
- {subject: new, predicate: OFFICE_OF, object: polity-france, source: list}
- {subject: old, predicate: ACCREDITED_TO, object: polity-soviet-union, source: list}
- {subject: new, predicate: ACCREDITED_TO, object: polity-russia, source: list}
- {subject: noir, predicate: HELD_OFFICE, object: old, time: 1989-02-01/1991-03-09, source: list}
- {subject: blanc, predicate: HELD_OFFICE, object: new, time: 1992-05-01/1995, source: list}
"""


def test_a_post_falls_vacant_whatever_the_receiver_was_called(
    own_graph: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "posts.yml"
    sheet.write_text(SHEET, encoding="utf-8")
    loaded = run(["load", "facts", str(sheet)], own_graph)
    assert loaded.code == 0, loaded.err
    done = run("ask 10 --param x=France --param y=Russia --engine both", own_graph)
    assert done.code == 0, done.err
    assert [(row["envoy"], row["vacant_since"]) for row in done.rows] == [
        ("Odile Noir", ""),
        ("Paul Blanc", "1991-03-09"),
    ]


NAMES = """
sheet: {title: Names of an island}
sources: {chart: {kind: document, title: Chart of the bay}}
things: {rock: {type: Place, words: Heron Rock}}
facts:
- {subject: rock, predicate: NAMED, value: Цапля, q.lang: ru, source: chart}
- {subject: rock, predicate: NAMED, value: Heron Rock, lang: en, q.lang: en, source: chart}
"""


def test_a_name_has_one_language_wherever_it_is_told(own_graph: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "names.yml"
    sheet.write_text(NAMES, encoding="utf-8")
    loaded = run(["load", "facts", str(sheet)], own_graph)
    assert loaded.code == 0, loaded.err
    done = run(["ask", "8", "--param", "place=Heron Rock", "--engine", "both"], own_graph)
    assert done.code == 0, done.err
    assert {row["called"]: row["language"] for row in done.rows} == {
        "Цапля": "ru",
        "Heron Rock": "en",
    }
    sheet.write_text(NAMES.replace("lang: en, q", "lang: de, q"), encoding="utf-8")
    told = run(["load", "facts", str(sheet)], own_graph)
    assert "names.yml:7: the language is told twice: 'de' and, as a qualifier, 'en'" in told.err
