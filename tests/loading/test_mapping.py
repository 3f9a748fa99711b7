"""Mapping files: tables of others become statements, and each fault of a mapping has its line."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kg.errors import BadInput
from kg.loading import LoadReport, find_loader, load_path
from kg.loading.mapping import Mapping, read_mapping
from kg.paths import loaders_dir
from kg.schema import load_schema
from tests.loaders.loading import Said, ledger_in, of, said

MAPPING = """\
seen: in this test
source: {title: Postings, kind: data_set, publisher: Tests, expect: {refused_share_max: 0.9}}
columns: {post: Title of post}
missing: ["", NA]
key: "{id}"
skip:
- {kind: [rumour, joke]}
lookups:
  rank: {"1": ambassador, "2": minister}
dates:
  from: {column: from, order: dmy}
  to: {column: to, order: dmy}
  seen: {year: y, month: m, missing: ["99"]}
periods:
  term: {begin: from, end: to, open: {ongoing: ["1", "yes"]}}
things:
  person: {type: Person, words: "{name}", key: "{pid}"}
  post: {type: Office, words: "{post}", polity: "{country}", as_of: from}
  state: {type: Polity, words: "{country}", code: {authority: cow, value: "{cow}"}, as_of: from}
statements:
- subject: person
  predicate: HELD_OFFICE
  object: post
  time: term
  original_time: "{from} to {to}"
  note: "came from {origin}"
- {subject: post, predicate: OFFICE_RANK, value: "{rank|rank}"}
- {subject: person, predicate: BORN, time: seen, when: {kind: full}}
- {subject: post, predicate: OFFICE_OF, object: state, time: from, attested: true}
unread: ["x_*"]
"""
HEAD = "id,kind,pid,name,Title of post,country,cow,rank,from,to,ongoing,y,m,origin,x_1,other\n"
ROWS = (
    "1,full,p1,Anna Alba,Envoy,Soviet Union,365,1,05/09/1956,,yes,1901,99,Paris,z,\n"
    "2,short,p2,Boris Bruno,Envoy,Soviet Union,365,2,1956,12/1958,no,1902,1,,z,left\n"
    "3,joke,p3,Nobody,Envoy,Soviet Union,365,2,1956,1958,no,1902,1,,,\n"
)


def load(
    folder: Path, table: Path, mapping: str = MAPPING, **more: Any
) -> tuple[LoadReport, list[Said]]:
    path = folder / "postings.yml"
    path.write_text(mapping, encoding="utf-8")
    with ledger_in(folder) as ledger:
        report = load_path(ledger, find_loader(str(path)), table, {}, by="test", **more)
        return report, said(ledger)


def write(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_become_statements(tmp_path: Path) -> None:
    report, rows = load(tmp_path, write(tmp_path, HEAD + ROWS))
    assert (report.source, report.title) == ("postings", "Postings")
    assert (report.read, report.passed_over, report.refused) == (2, 1, [])
    terms = of(rows, "HELD_OFFICE")
    assert [(t["subject"], t["time"]) for t in terms] == [
        ("Anna Alba", "1956-09-05/.."),
        ("Boris Bruno", "1956/1958-12"),
    ]
    assert terms[0]["original_time"] is None  # one of its cells is missing
    assert terms[1]["original_time"] == "1956 to 12/1958"
    assert [t["note"] for t in terms] == ["came from Paris", None]
    assert terms[0]["locator"] == {"document": "table.csv", "row": "1"}
    assert [r["value"] for r in of(rows, "OFFICE_RANK")] == ["ambassador", "minister"]
    (born,) = of(rows, "BORN")
    assert (born["subject_key"], born["time"]) == ("p1", "1901")
    assert {r["object_uid"] for r in of(rows, "OFFICE_OF")} == {"polity-soviet-union"}
    assert all(r["attested"] for r in of(rows, "OFFICE_OF", object="Soviet Union")[:1])
    assert report.left_over == {"other": (1, "table.csv:3")}


def _typed(cell: str) -> object:
    """As a person would have it in a workbook: numbers and whole days as such."""
    if re.fullmatch(r"\d\d/\d\d/\d{4}", cell):
        return datetime.strptime(cell, "%d/%m/%Y").date()
    return int(cell) if cell.isdigit() else cell or None


def test_csv_xlsx_and_jsonl_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    _, expected = load(tmp_path / "csv", write(tmp_path / "csv", HEAD + ROWS))
    names = HEAD.strip().split(",")
    cells = [dict(zip(names, line.split(","), strict=True)) for line in ROWS.splitlines()]
    for kind in ("xlsx", "jsonl"):
        folder = tmp_path / kind
        folder.mkdir()
        table = folder / f"table.{kind}"
        if kind == "xlsx":
            book = openpyxl.Workbook()
            for line in (names, *(list(row.values()) for row in cells)):
                book.active.append([_typed(cell) for cell in line])
            book.save(table)
        else:
            table.write_text("".join(json.dumps(row) + "\n" for row in cells))
        _, found = load(folder, table)
        facts = ("predicate", "subject", "object_uid", "value", "time")
        assert [[r[f] for f in facts] for r in found] == [[r[f] for f in facts] for r in expected]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,full,p,A B,Envoy,Japan,740,9,1956,,,,,,,", "rank: the lookup 'rank' has no '9'"),
        ("1,full,p,A B,Envoy,Japan,740,1,31/02/1956,,,,,,,", "from: '1956-02-31'"),
        ("1,full,p,A B,Envoy,Japan,740,1,5/9/56,,,,,,,", "from: '5/9/56' is no date of the order"),
        (",full,p,A B,Envoy,Japan,740,1,1956,,,,,,,", "the key '{id}' is empty"),
        ("9,full,p,A B,Envoy,Japan,740,1,1956,,,,,,,", "the key '9' is taken by the row at"),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_whole(tmp_path: Path, row: str, reason: str) -> None:
    good = "9,short,p9,Clara Corso,Envoy,Japan,740,1,1956,,,,,,,\n"
    report, rows = load(tmp_path, write(tmp_path, HEAD + good + row + "\n"))
    (refusal,) = report.refused
    assert refusal.where == "table.csv:3" and refusal.reason.startswith(reason)
    assert {r["subject"] for r in of(rows, "HELD_OFFICE")} == {"Clara Corso"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("key: ", "kee: ", r"postings\.yml:5: unknown field 'kee'; did you mean key"),
        ("  post: {type: Office", "  post: {typ: Office", r":18: unknown field 'typ'.* type"),
        ("type: Person", "type: Persn", r":17: unknown .*'Persn'; did you mean Person"),
        ("HELD_OFFICE", "HELD_OFICE", r":22: unknown .*'HELD_OFICE'; did you mean HELD_OFFICE"),
        ("object: post\n", "object: pst\n", r":23: unknown thing 'pst'; did you mean post"),
        ("time: term", "time: tem", r":24: unknown date or period 'tem'; did you mean term"),
        ("{rank|rank}", "{rank|ranks}", r":27: unknown lookup 'ranks'; did you mean rank"),
        ("begin: from", "begin: form", r":15: unknown date 'form'; did you mean from"),
        ("order: dmy}\n  to", "order: dym}\n  to", r":11: dates\.from\.order: Input should be"),
        ("seen: in this test\n", "", r":1: seen is missing"),
        ("{name}", "{nam}", r":17: unknown column of table\.csv 'nam'; did you mean name"),
        ("y, month: m", "y, month: mm", r":13: unknown column of table\.csv 'mm'"),
        ("{kind: full}", "{kynd: full}", r":28: unknown column of table\.csv 'kynd'; .*kind"),
        ("cow, value", "kow, value", r"unknown authority of codes 'kow'; did you mean cow"),
        ("missing: [", "missing: [[", r"broken YAML"),
        ("{post: Title of post}", "{post: null}", r":3: the headings of post are not known"),
    ],
)  # fmt: skip
def test_faults_of_a_mapping_have_their_line(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in MAPPING
    try:
        report, _ = load(tmp_path, write(tmp_path, HEAD + ROWS), MAPPING.replace(old, new, 1))
        told = str(report.refused[0])  # some faults are found in a row only
    except BadInput as error:
        told = str(error)
    assert re.search(reason, told)


def test_a_dry_run_tells_the_first_statements_in_words(tmp_path: Path) -> None:
    report, rows = load(tmp_path, write(tmp_path, HEAD + ROWS), dry_run=True)
    assert rows == []
    assert report.first[0].startswith("Anna Alba [Person] HELD_OFFICE Envoy [")
    assert "time 1956-09-05/.." in report.first[0] and "row 1" in report.first[0]
    assert "[polity-soviet-union] (shown on 1956-09-05" in " ".join(report.first)


def test_what_lies_beside_a_mapping_is_none_of_it(tmp_path: Path) -> None:
    table = write(tmp_path, HEAD + ROWS)
    first, _ = load(tmp_path, table)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "large.yml").write_text("may be of any size")
    again, _ = load(tmp_path, table)
    assert again.fingerprint == first.fingerprint


def test_a_code_means_who_had_it_on_the_date(tmp_path: Path) -> None:
    rows = "".join(
        f"{n},short,p{n},A B{n},Envoy,,365,1,{year},,,,,,,\n"
        for n, year in enumerate((1900, 1950, 2000, 1919))
    )
    _, found = load(tmp_path, write(tmp_path, HEAD + rows))
    told = [r["object_uid"] for r in of(found, "OFFICE_OF") if r["object"] == "cow 365"]
    assert told == ["polity-russian-empire", "polity-soviet-union", "polity-russia", None]


SAMPLES = {
    "archigos": "obsid,leadid,ccode,idacr,leader,startdate,enddate,entry,exit,yrborn,yrdied,fties\n"
    "X-1,x1,365,RUS,Alpha,1953-03-05,1955-02-08,Regular,Regular,1902,-777,\n",
    "atop": "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense\n"
    "9001,365,1955,5,0,0,0,0,1\n",
    "icow": "claimdy,name,chal,tgt,begclaim,endclaim\n10,Lonely Rock,740,365,195109,-9\n",
    "whogov": "country_isocode,country_name,year,name,position,party\n"
    "SUN,Soviet Union,1987,Anna Alba,Min. Of Foreign Affairs,y\n",
}
EXPECTED = {
    "archigos": ("HELD_OFFICE", "Alpha", "1953-03-05/1955-02-08"),
    "atop": ("AGREEMENT_ACTION", "cow 365", "1955-05"),
    "icow": ("CLAIMED_BY", "Lonely Rock", "1951-09/"),
    "whogov": ("HELD_OFFICE", "Anna Alba", "1987"),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_mappings_that_come_with_the_product(tmp_path: Path, name: str) -> None:
    table = write(tmp_path, SAMPLES[name])
    with ledger_in(tmp_path) as ledger:
        report = load_path(ledger, find_loader(name), table, {}, by="test")
        rows = said(ledger)
    assert report.refused == [] and report.left_over == {} and report.read == 1
    predicate, subject, time = EXPECTED[name]
    (row,) = of(rows, predicate)
    assert (row["subject"], row["time"]) == (subject, time)
    known = {r["object_uid"] for r in rows} | {r["subject_uid"] for r in rows}
    assert any("soviet-union" in str(uid) or uid == "polity-japan" for uid in known)


def test_a_mapping_without_columns_says_so(tmp_path: Path) -> None:
    with (
        ledger_in(tmp_path) as ledger,
        pytest.raises(BadInput, match=r"the headings of trip, leader, .* are not known"),
    ):
        load_path(ledger, find_loader("colt"), write(tmp_path, HEAD), {}, by="test")


@pytest.mark.parametrize("path", sorted(loaders_dir().glob("*/mapping*.yml")), ids=str)
def test_every_mapping_file_fits_the_vocabulary(path: Path) -> None:
    mapping = read_mapping(path, load_schema())
    assert isinstance(mapping, Mapping) and mapping.seen
