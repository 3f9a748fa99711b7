"""What a fact sheet becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadInput, UnknownName
from kg.model import Mention, source_id
from kg.paths import loaders_dir
from tests.loaders.recording import load_facts, load_text

SHEET = """\
sheet: {title: A test, publisher: P, coverage: {years: 1855/2019}}
sources:
  jd: {kind: treaty_text, title: The declaration, document_date: 1956-10-19, part_of: series}
  series: {kind: series, title: A series}
things:
  jd: {type: Agreement, words: Joint declaration}
  USSR: {uid: polity-soviet-union}
  Japan: {type: Polity}
facts:
- id: 7
  subject: jd
  predicate: DATED
  time: 1956-12-12
  phase: in_force
  source: jd
  article: 10
- subject: USSR
  predicate: AGREEMENT_ACTION
  object: jd
  action: signed
  time: 1956-10-19
  source: "A. Writer, A Book, 1999"
  page: 12-13
  quotation: signed in Moscow
  quotation_lang: en
  translation: yes
  certainty: probably
  note: no
- {subject: A. Person, predicate: HELD_OFFICE, object: polity-japan, source: jd}
"""


def test_a_row_becomes_a_claim_with_its_place(tmp_path: Path) -> None:
    done = load_text(tmp_path, SHEET)
    first, second = done.claims
    assert first.subject == Mention("Agreement", "Joint declaration")
    assert (first.row, first.time, dict(first.qualifiers)) == (
        "7",
        "1956-12-12",
        {"phase": "in_force"},
    )
    assert first.locator.as_dict() == {"article": "10"}
    assert second.subject == Mention("Polity", "USSR", uid="polity-soviet-union")
    assert second.locator.as_dict() == {
        "page": "12-13",
        "exact": "signed in Moscow",
        "lang": "en",
        "translation": True,
    }
    assert (second.certainty, second.note) == ("probably", "no")


def test_sources_by_key_and_by_citation(tmp_path: Path) -> None:
    done = load_text(tmp_path, SHEET)
    series, declared = source_id(None, "A series", None), source_id(None, "The declaration", None)
    cited = source_id(None, "A. Writer, A Book, 1999", None)
    assert set(done.sources) == {series, declared, cited}
    assert done.sources[declared].part_of == series
    assert done.sources[cited].title == "A. Writer, A Book, 1999"
    assert [claim.source for claim in done.claims] == [declared, cited]


def test_a_wrong_type_is_refused_with_the_line(tmp_path: Path) -> None:
    ((where, reason),) = load_text(tmp_path, SHEET).refused
    assert where == f"sheet.yml:{len(SHEET.splitlines())}"
    assert reason == "object: Office expected, and 'Japan' is a Polity"


def test_the_sheet_is_a_source_of_its_own(tmp_path: Path) -> None:
    done = load_text(tmp_path, SHEET)
    assert done.sheet is not None
    assert done.sheet.id == source_id("P", "A test", None)
    assert done.sheet.coverage == {"years": "1855/2019"}
    given = load_facts(tmp_path / "sheet.yml", title="Another").sheet
    assert given is not None and given.id == source_id("P", "Another", None)
    bare = load_text(tmp_path, "facts:\n- {subject: polity-japan, predicate: EXISTED, time: 1952}")
    assert bare.sheet is not None and bare.sheet.title == "sheet"
    assert bare.claims[0].source is None
    assert [kind for kind, _, _ in bare.notes] == ["no source"]


def test_dates_tell_when_words_were_used(tmp_path: Path) -> None:
    text = """\
things: {Ivan Petrov: {type: Person}, FM: {type: Office, words: Foreign Minister, polity: Russia}}
facts:
- {subject: Ivan Petrov, predicate: HELD_OFFICE, object: FM, time: 1906/1910}
- {subject: Isle, predicate: CLAIMED_BY, object: Russia, object_type: Polity, time: 1905}
- {subject: Taro, predicate: HELD_OFFICE, object: Minister, object_polity: Japan, time: 1990}
"""
    held, claimed, other = load_text(tmp_path, text).claims
    assert held.subject == Mention("Person", "Ivan Petrov", key="Ivan Petrov")
    assert held.object == Mention("Office", "Foreign Minister", on="1906/1910", polity="Russia")
    assert claimed.subject == Mention("Place", "Isle")
    assert claimed.object == Mention("Polity", "Russia", on="1905")
    assert other.subject == Mention("Person", "Taro", on="1990")
    assert other.object == Mention("Office", "Minister", on="1990", polity="Japan")


def test_qualifiers_of_every_kind(tmp_path: Path) -> None:
    text = """\
facts:
- subject: polity-japan
  predicate: RENOUNCED
  object: Some islands
  no_beneficiary: yes
  agreement: The treaty
  q.article: 2 (c)
  article: 5
- {subject: T. Sato, predicate: PARTICIPATED_IN, object: Talks, subject_type: Person,
   role: guest, capacity: Envoy, capacity_polity: Japan, on_behalf_of: Japan,
   on_behalf_of_type: Polity, time: 1925-01-20}
"""
    renounced, took_part = load_text(tmp_path, text).claims
    assert renounced.qualifiers == {
        "no_beneficiary": "true",
        "agreement": Mention("Agreement", "The treaty"),
        "article": "2 (c)",
    }
    assert renounced.locator.article == "5"
    assert took_part.qualifiers == {
        "role": "guest",
        "capacity": Mention("Office", "Envoy", on="1925-01-20", polity="Japan"),
        "on_behalf_of": Mention("Polity", "Japan", on="1925-01-20"),
    }


def test_voices_outermost_first(tmp_path: Path) -> None:
    text = """\
things: {V. Molotov: {type: Person}}
facts:
- {subject: polity-japan, predicate: EXISTED, time: 1952, said_by: Pravda > V. Molotov,
   said_by_kind: institution > named}
- {subject: polity-japan, predicate: EXISTED, time: 1952, said_by: V. Molotov}
- {subject: polity-japan, predicate: EXISTED, time: 1952, said_by: [sources close to it],
   said_by_kind: anonymous}
- {subject: polity-japan, predicate: EXISTED, time: 1952, said_by: Somebody}
"""
    done = load_text(tmp_path, text)
    chain, declared, anonymous = (claim.attributed_to for claim in done.claims)
    assert [(v.kind, v.words) for v in chain] == [
        ("institution", "Pravda"),
        ("named", "V. Molotov"),
    ]
    assert declared[0].mention == Mention("Person", "V. Molotov", key="V. Molotov")
    assert [(v.kind, v.words, v.mention) for v in anonymous] == [
        ("anonymous", "sources close to it", None)
    ]
    assert "of what kind is 'Somebody'" in done.refused[0][1]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("predicate: HELD_OFICE", "unknown relation 'HELD_OFICE'; did you mean HELD_OFFICE?"),
        ("predicate: MET_WITH, object: B", "derived"),
        ("predicate: HELD_OFFICE, object: X, tme: 1956", "unknown column 'tme'; did you mean time"),
        ("predicate: HELD_OFFICE, object: X, role: host", "unknown qualifier of HELD_OFFICE"),
        ("predicate: HELD_OFFICE, object: X, end_cause: resignd", "did you mean resigned"),
        ("predicate: HELD_OFFICE, object: X, acting: perhaps", "yes or no expected"),
        ("predicate: HELD_OFFICE, object: X, time: 19/10/1956", "day and month"),
        ("predicate: HELD_OFFICE, object: X, time: yesterday", "yesterday"),
        ("predicate: HELD_OFFICE, object: X, modality: plannd", "did you mean planned"),
        ("predicate: HELD_OFFICE, object: X, source: nokey", "unknown source 'nokey'"),
        ("predicate: HELD_OFFICE", "needs a Office"),
        ("predicate: BORN, value: 1901-01-01", "goes into the column time"),
        ("predicate: MEMBER_OF, object: polity-atlantis", "no 'polity-atlantis'"),
        ("predicate: HELD_OFFICE, object: '#REF!'", "error of the spreadsheet"),
    ],
)
def test_a_bad_row_is_refused_with_a_reason(tmp_path: Path, row: str, reason: str) -> None:
    done = load_text(tmp_path, f"facts:\n\n- {{subject: A, subject_type: Person, {row}}}\n")
    assert done.claims == []
    ((where, told),) = done.refused
    assert where == "sheet.yml:3"
    assert reason in told and "\n" not in told and not told.startswith("sheet.yml")


def test_all_refusals_are_collected(tmp_path: Path) -> None:
    rows = "- {subject: A, predicate: NONE_SUCH}\n" * 30
    assert len(load_text(tmp_path, f"facts:\n{rows}").refused) == 30


def test_the_same_row_id_twice_is_refused(tmp_path: Path) -> None:
    row = "- {id: 1, subject: polity-japan, predicate: EXISTED, time: 1952}\n"
    done = load_text(tmp_path, f"facts:\n{row}{row}")
    assert done.refused == [("sheet.yml:3", "the id '1' is taken by the row at sheet.yml:2")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sources: {a: {title: T, kind: bok}}", "unknown kind of source 'bok'; did you mean book"),
        ("sources: {a: {title: T}, b: {title: T}}", "same publisher, title and url"),
        ("sources: {a: {title: T, part_of: b}, b: {title: U, part_of: a}}", "leads back"),
        ("sources: {a: {title: T, part_of: c}}", "unknown source in part_of 'c'"),
        ("sources: {a: {kind: book}}", "needs a title or a citation"),
        ("sources: {a: {title: T, published: 3/4/1956}}", "published: 3/4/1956"),
        ("sources: {a: {title: T, pubisher: X}}", "did you mean publisher"),
        ("things: {a: {type: Polityy}}", "did you mean Polity"),
        ("things: {a: {uid: polity-nowhere}}", "no 'polity-nowhere'"),
        ("things: {a: {uid: polity-japan, type: Place}}", "polity-japan is a Polity"),
        ("sheet: {titel: T}", "did you mean title"),
        ("facts: []", "there are no facts in it"),
        ("fact: []", "did you mean facts"),
    ],
)
def test_a_bad_header_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput, match=r"^sheet\.yml") as caught:
        load_text(tmp_path, text)
    assert message in str(caught.value)


def test_an_unknown_heading_refuses_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"sheet\.csv:1: unknown column 'predicat'"):
        load_text(tmp_path, "subject,predicat\na,b\n", "sheet.csv")
    with pytest.raises(BadInput, match=r"sheet\.csv:1: there is no column predicate"):
        load_text(tmp_path, "subject,object\na,b\n", "sheet.csv")


def test_a_spoiled_cell_is_reported_and_refused(tmp_path: Path) -> None:
    text = "subject,predicate,time,page\npolity-japan,EXISTED,10/19/1956,1.95E+03\n"
    done = load_text(tmp_path, text, "sheet.csv")
    assert done.claims == [] and len(done.refused) == 1
    assert [(kind, where) for kind, where, _ in done.notes][:2] == [
        ("spreadsheet", "sheet.csv:2")
    ] * 2


def test_the_templates_offer_only_known_columns() -> None:
    folder = loaders_dir() / "facts"
    for name in ("template.csv", "template.yml"):
        with pytest.raises(BadInput, match="there are no facts in it"):
            load_facts(folder / name)


def test_the_sheet_in_the_readme_loads(tmp_path: Path) -> None:
    readme = (loaders_dir() / "facts" / "README.md").read_text(encoding="utf-8")
    block = readme.partition("    sheet:")[2].partition("\n\n")[0]
    text = "\n".join(line.removeprefix("    ") for line in f"    sheet:{block}".splitlines())
    done = load_text(tmp_path, text)
    assert done.refused == [] and len(done.claims) == 1


ROW = "facts:\n- {{subject: A. Person, predicate: HELD_OFFICE, object: Consul of Japan, {0}}}\n"


@pytest.mark.parametrize(
    ("cells", "time", "calendar"),
    [
        ('original_time: "January 26, 1855", calendar: julian', "1855-02-07", "julian"),
        (
            'original_time: "January 26, 1855", calendar: unknown',
            "[1855-01-26,1855-02-07]",
            "unknown",
        ),
        ("original_time: 26 January/7 February 1855", "1855-02-07", "julian"),
        ("original_time: 明治三十八年九月五日, calendar: japanese", "1905-09-05", "japanese"),
        ("original_time: early 1956", "[1956-01..1956-06]", None),
        ("original_time: in the days of old", None, None),
        ("original_time: in the days of old, calendar: unknown", None, "unknown"),
        ('original_time: "January 26, 1855", calendar: julian, time: 1855', "1855", "julian"),
    ],
)
def test_a_date_is_read_from_the_words_of_the_source_if_no_time_is_written(
    tmp_path: Path, cells: str, time: str | None, calendar: str | None
) -> None:
    (claim,) = load_text(tmp_path, ROW.format(cells)).claims
    assert (claim.time, claim.calendar) == (time, calendar)
    assert claim.original_time and claim.original_time in cells


def test_words_that_are_no_date_of_their_calendar_are_refused(tmp_path: Path) -> None:
    words = "original_time: 19 Octember 1855, calendar: julian"
    (refused,) = load_text(tmp_path, ROW.format(words)).refused
    assert "19 Octember 1855" in refused[1] and "write it in EDTF" in refused[1]


@pytest.mark.parametrize(
    ("cells", "noted"),
    [
        ('original_time: "January 26, 1855", calendar: julian, time: 1855-02-07', False),
        ('original_time: "January 26, 1855", calendar: julian, time: 1855-02-08', True),
        ('original_time: "January 26, 1855", time: 1855-02-07', True),
        ('original_time: "January 26, 1855", calendar: unknown, time: 1855-02-07', False),
        ("original_time: in the days of old, time: 1855-02-07", False),
        ("original_time: 7 February, time: 1855-02-07", False),
        ("original_time: since 1854, time: 1855/1856", False),
    ],
)
def test_a_time_that_the_words_do_not_tell_is_noted(
    tmp_path: Path, cells: str, noted: bool
) -> None:
    done = load_text(tmp_path, ROW.format(cells))
    assert len(done.claims) == 1
    assert [kind for kind, *_ in done.notes] == ["dates"] * noted + ["no source"]
