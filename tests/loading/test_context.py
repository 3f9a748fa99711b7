"""What a loader is given: records taken whole, refusals, counts, and fields that nobody read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import BadInput
from kg.folder import GraphFolder
from kg.loading import LoadReport, find_loader, load_path
from kg.loading.files import Fields, fields_of, read_xml

SOURCE = "title: Visits\nkind: data_set\npublisher: Tests\nlicence: CC0\n"
LOAD = """
from kg.loading.files import fields_of
from kg.model import Claim, Locator, Mention

def load(context):
    context.described()
    for file in context.files("*.xml"):
        for element in context.read.xml_records(file, "visit"):
            visit = fields_of(element, f"{context.read.place(file)}:{element.sourceline}")
            with context.record(visit.where):
                key = visit.need("id")
                event = Mention("Event", f"Visit {key}", key=key)
                context.emit(Claim(event, "KIND", value="visit", row=key))
                polity = visit.take("from@id")
                if polity:
                    time = visit.take("date")
                    who = Mention("Polity", polity, on=time)
                    context.emit(Claim(who, "PARTICIPATED_IN", event, time=time, row=key))
                context.audit(visit, ignore=["created-*"])
"""


def write_loader(folder: Path, load: str = LOAD, source: str = SOURCE) -> Path:
    """A loader of the test's own in a graph's folder."""
    target = folder / "loaders" / "visits"
    target.mkdir(parents=True, exist_ok=True)
    (target / "source.yml").write_text(source)
    (target / "load.py").write_text(load)
    return target


def load(folder: GraphFolder, data: Path, **more: Any) -> LoadReport:
    loader = find_loader("visits", [folder.path / "loaders"])
    return load_path(folder.ledger, loader, data, {}, by="test", **more)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data"
    (path / "deep").mkdir(parents=True)
    (path / "a.xml").write_text(
        "<visits>\n<visit><id>1</id><date>1956-10-19</date><from id='Japan'>J.</from>"
        "<created-by>x</created-by><remark>left</remark></visit>\n"
        "<visit><id>2</id><date>1956-10-19</date><from id='Nowhereland'/></visit>\n"
        "<visit><date>1956</date></visit>\n"
        "<visit><id>4</id><date>last year</date><from id='Japan'/></visit>\n</visits>"
    )
    (path / "deep" / "b.xml").write_text("<visits><visit><id>5</id></visit></visits>")
    return path


def test_a_record_is_taken_whole_or_refused(folder: GraphFolder, data: Path) -> None:
    write_loader(folder.path, source=SOURCE + "expect: {refused_share_max: 0.5}\n")
    report = load(folder, data)
    assert (report.source, report.title, report.read) == ("visits", "Visits", 5)
    assert [r.where for r in report.refused] == ["a.xml:4", "a.xml:5"]
    assert report.refused[0].reason == "unknown field 'id'; known: date"
    assert report.refused[1].reason.startswith("'last year' is no EDTF date")
    # The claims of a refused record went with it, and so did what only it spoke of.
    assert report.statements == 5
    rows = folder.ledger.rows("SELECT key FROM records WHERE dataset = 'visits' AND type = 'Event'")
    assert {row["key"] for row in rows} == {"1", "2", "5"}
    assert report.unresolved_records == 1 and len(report.unresolved) == 1
    assert report.left_over == {"remark": (1, "a.xml:2"), "from": (1, "a.xml:2")}


def test_loading_again_adds_nothing(folder: GraphFolder, data: Path) -> None:
    write_loader(folder.path, source=SOURCE + "expect: {refused_share_max: 0.5}\n")
    first = load(folder, data)
    again = load(folder, data)
    assert again.changed_nothing and again.changes.unchanged == first.changes.added


def test_a_silent_record_is_counted(folder: GraphFolder, data: Path) -> None:
    text = LOAD.replace('context.emit(Claim(event, "KIND", value="visit", row=key))', "pass")
    write_loader(folder.path, text, SOURCE + "expect: {refused_share_max: 0.9}\n")
    assert load(folder, data).silent == ["deep/b.xml:1"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("licence: CC BY 4.0", r"source\.yml:5: the key 'licence' stands here again"),
        ("version: 2020-13-45", r"source\.yml:5: '2020-13-45' is no value of YAML; put it in quot"),
        ("strict: perhaps", r"source\.yml: strict: Input should be a valid boolean"),
    ],
)
def test_a_fault_in_source_yml_is_one_line(
    line: str, told: str, folder: GraphFolder, data: Path
) -> None:
    write_loader(folder.path, source=f"{SOURCE}{line}\n")
    with pytest.raises(BadInput, match=told):
        load(folder, data)


def test_source_yml_is_read_as_yaml_means_it(folder: GraphFolder) -> None:
    write_loader(
        folder.path, source=SOURCE + "own: {since: 1866, whole: no, words: 'no', none: }\n"
    )
    told = find_loader("visits", [folder.path / "loaders"]).settings.model_extra or {}
    assert told["own"] == {"since": 1866, "whole": False, "words": "no", "none": None}


def test_no_file_of_that_pattern(folder: GraphFolder, tmp_path: Path) -> None:
    write_loader(folder.path)
    (tmp_path / "none").mkdir()
    with pytest.raises(BadInput, match=r"no file '\*\.xml' in it; is this the right folder"):
        load(folder, tmp_path / "none")


def test_fields_tell_what_is_missing() -> None:
    fields = Fields("t.csv:7", {"name": " Ada ", "born": " "})
    assert fields.take("name") == "Ada" and fields.take("name") is None
    with pytest.raises(BadInput, match=r"^t\.csv:7: born is empty"):
        fields.need("born")
    with pytest.raises(BadInput, match=r"^t\.csv:7: unknown field 'nam'; did you mean name"):
        fields.need("nam")


def test_an_element_as_fields(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<r xmlns="urn:x" n="1"><a>one\n two</a><a/><b><c k="v">x</c> y</b><!-- no --></r>'
    )
    assert dict(fields_of(read_xml(tmp_path / "a.xml"), "a")) == {
        "@n": "1", "a": "one two", "a[2]": "", "b/c": "x", "b/c@k": "v", "b": "x y",
    }  # fmt: skip
