"""The exchange format: what is printed, what counts as the same fact, how it is measured."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from click.testing import CliRunner

from kg.cli import kg
from kg.errors import BadInput
from kg.extract.exchange import Argument, Fact, Gold, pair, score
from tests.command_line import run

TEXT = (
    "Café talks\n\nOTTAWA, May 4 (Agency) - Canadian Prime Minister Anna Moreau met Chilean "
    "President Luis Vega in Ottawa on Thursday.\n"
)


def fact(rel: str, subj: list[str], obj: list[str], start: int = 0) -> Fact:
    return Fact(
        rel=rel, subj=tuple(Argument(k, k) for k in subj), obj=tuple(Argument(k, k) for k in obj),
        sentence=0, sent_start=0, sent_end=50, start=start, end=start + 1, sha256="d",
    )  # fmt: skip


def gold(rel: str, subj: list[list[str]], obj: list[list[str]], *, must: bool = True) -> Gold:
    keys = [tuple(map(frozenset, side)) for side in (subj, obj)]
    return Gold(rel, keys[0], keys[1], 0, 50, "d", must=must)


def test_facts_are_printed_in_the_shape_of_gold(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(kg, ["extract", str(path), "--published", "2023-05-05"])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    met = next(r for r in rows if r["rel"] == "MET_WITH")
    assert {a["key"] for a in met["subj"]} == {"moreau", "vega"}
    assert (met["date"], met["place"], met["modality"]) == ("2023-05-04", "ottawa", "asserted")
    assert met["sha256"] == sha256(path.read_bytes()).hexdigest()
    offices = {
        (r["subj"][0]["key"], r["obj"][0]["key"]) for r in rows if r["rel"] == "HOLDS_OFFICE"
    }
    assert offices == {("moreau", "CA:PM"), ("vega", "CL:PRES")}
    for row in rows:
        assert TEXT[row["start"] : row["end"]] == row["trigger"]
        assert row["sent_start"] <= row["start"] < row["end"] <= row["sent_end"]


def test_lenient_takes_one_side_each_and_strict_takes_all() -> None:
    found = [fact("MET_WITH", ["putin"], ["*"])]
    wanted = [gold("MET_WITH", [["putin", "RU"], ["abe"]], [["*"]])]
    assert score(found, wanted, strict=False)["MET_WITH"].right == 1
    assert score(found, wanted, strict=True)["MET_WITH"].right == 0


def test_pairs_are_one_to_one() -> None:
    found = [fact("STATED", ["JP"], ["*"]), fact("STATED", ["JP"], ["*"], 9)]
    wanted = [gold("STATED", [["JP"]], [["*"]])]
    assert len(pair(found, wanted, strict=True)) == 1
    assert score(found, wanted, strict=True)["STATED"].precision == 0.5


def test_optional_facts_count_on_neither_side() -> None:
    found = [fact("STATED", ["JP"], ["*"])]
    result = score(found, [gold("STATED", [["JP"]], [["*"]], must=False)], strict=True)
    assert result == {}


def test_a_fact_of_another_sentence_or_relation_is_wrong() -> None:
    wanted = [gold("SIGNED", [["JP"]], [["x:joint declaration"]])]
    assert not pair([fact("SIGNED", ["JP"], ["x:joint declaration"], 60)], wanted, strict=False)
    assert not pair([fact("AGREED", ["JP"], ["x:joint declaration"])], wanted, strict=False)
    assert pair([fact("SIGNED", ["JP"], ["x:the declaration"])], wanted, strict=True)


def test_gold_without_its_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    line = {
        "rel": "STATED",
        "subj": [["JP"]],
        "obj": [["*"]],
        "sent_start": 0,
        "sent_end": 5,
        "sha256": "ab",
    }
    path = tmp_path / "a.gold.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    result = CliRunner().invoke(kg, ["evaluate", str(path), "--texts", str(tmp_path / "texts")])
    assert "no text with the SHA-256 ab" in str(result.exception)
    path.write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(kg, ["evaluate", str(path), "--texts", str(tmp_path / "texts")])
    assert isinstance(result.exception, BadInput)
    assert f"{path}:1" in str(result.exception)


def test_a_relation_that_the_format_does_not_have_is_told(tmp_path: Path) -> None:
    path, text = tmp_path / "a.gold.jsonl", tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    digest = sha256(text.read_bytes()).hexdigest()
    line = {"rel": "MET", "subj": [["CA"]], "obj": [["*"]], "sent_start": 0, "sent_end": 50}
    path.write_text(json.dumps({**line, "sha256": digest}), encoding="utf-8")
    found = run(["evaluate", str(path), "--texts", str(tmp_path), "--engine", "regex"])
    assert found.code == 0
    assert "'MET' is no relation of the exchange format" in found.told


def test_a_web_page_is_read_as_it_stands_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Peru and Chile signed a treaty in Lima.</p>")
    found = run(["extract", str(tmp_path / "a.html"), "--engine", "regex"])
    assert {row["rel"] for row in found.rows} == {"SIGNED"}
    assert "read as it stands, tags and all" in found.told


def test_stdin_is_read_and_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    asked = ["extract", "no.txt", str(tmp_path / "empty.txt"), str(path), "-", "--engine", "regex"]
    result = CliRunner().invoke(kg, asked, input=TEXT)
    assert {json.loads(line)["doc"] for line in result.stdout.splitlines()} == {"talks", "stdin"}
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "kg: no.txt: cannot read the file: No such file or directory",
        f"kg: {tmp_path}/empty.txt: there is no text in it",
    ]


def test_a_place_that_is_no_number_is_told(tmp_path: Path) -> None:
    row = {
        "rel": "MET_WITH", "subj": [["CA"]], "obj": [["CL"]], "sent_start": 0, "sent_end": 9,
        "start": "zero", "sha256": "0" * 64,
    }  # fmt: skip
    path = tmp_path / "a.gold.jsonl"
    path.write_text(json.dumps(row))
    told = run(f"evaluate {path} --texts {tmp_path}").told
    assert f"{path}:1: not a fact of the exchange format (start is 'zero'" in told
