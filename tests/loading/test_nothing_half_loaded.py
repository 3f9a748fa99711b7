"""A file that breaks in the middle leaves the graph as it was, whatever its format."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kg.errors import BadInput
from kg.folder import GraphFolder
from kg.ledger.digest import ledger_digest
from tests.loading.test_context import SOURCE, load, write_loader

LOAD = """
from kg.model import Claim, Mention

def rows(context):
    for file in context.files("*"):
        name = file.name
        if name.endswith((".zip", ".xz", ".tar")):
            for _, part in context.read.parts(file):
                yield from context.read.csv(part)
        elif name.endswith(".csv"):
            yield from context.read.csv(file)
        elif name.endswith(".jsonl"):
            yield from context.read.jsonl(file)
        elif name.endswith(".xlsx"):
            yield from context.read.xlsx(file)
        elif name.endswith(".xml"):
            for element in context.read.xml_records(file, "r"):
                yield dict(element.attrib)
        else:
            yield from context.read.json(file)

def load(context):
    context.described()
    for number, row in enumerate(rows(context)):
        with context.record(str(number)):
            context.emit(Claim(Mention("Topic", row["id"], key=row["id"]), "NAMED", value="x"))
"""
MANY = range(6000)  # more than a batch, so that statements were handed over before it breaks
CSV = "id\n" + "".join(f"t {n}\n" for n in MANY)


def csv(folder: Path) -> Path:
    (folder / "a.csv").write_text(CSV + '"t\n')
    return folder / "a.csv"


def encoding(folder: Path) -> Path:
    (folder / "a.csv").write_bytes(CSV.encode() + b"K\xf6ln\n")
    return folder / "a.csv"


def nul(folder: Path) -> Path:
    (folder / "a.csv").write_text(CSV + "\0\n")
    return folder / "a.csv"


def line(folder: Path) -> Path:
    with (folder / "a.csv").open("w") as file:
        file.write(CSV)
        file.truncate(100 << 20)
    return folder / "a.csv"


def jsonl(folder: Path) -> Path:
    lines = "".join(f'{{"id": "t {n}"}}\n' for n in MANY)
    (folder / "a.jsonl").write_text(lines + '{"id":')
    return folder / "a.jsonl"


def json(folder: Path) -> Path:
    (folder / "a.json").write_text('[{"id": "t 1"}, {"id": "t 2"}')
    return folder / "a.json"


def xml(folder: Path) -> Path:
    (folder / "a.xml").write_text("<all>" + "".join(f'<r id="t {n}"/>\n' for n in MANY) + "</al>")
    return folder / "a.xml"


def bomb(folder: Path) -> Path:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    text = f'<!DOCTYPE r [<!ENTITY l0 "lol">{entities}]><all><r id="&l8;"/></all>'
    (folder / "a.xml").write_text(text)
    return folder / "a.xml"


def xlsx(folder: Path) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for value in ("id", *(f"t {n}" for n in MANY)):
        sheet.append([value])
    book.save(folder / "b.xlsx")
    with (
        zipfile.ZipFile(folder / "b.xlsx") as good,
        zipfile.ZipFile(folder / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for part in good.infolist():
            data = good.read(part)
            bad.writestr(part, data[:-300] if part.filename.endswith("sheet1.xml") else data)
    (folder / "b.xlsx").unlink()
    return folder / "a.xlsx"


def cut_zip(folder: Path) -> Path:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", CSV)
        archive.writestr("b.csv", CSV)
    (folder / "a.zip").write_bytes(packed.getvalue().replace(b"t 5999", b"t 6999"))  # the CRC tells
    return folder / "a.zip"


def cut_tar(folder: Path) -> Path:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name in ("a.csv", "../b.csv"):
            info = tarfile.TarInfo(name)
            info.size = len(CSV)
            archive.addfile(info, io.BytesIO(CSV.encode()))
    (folder / "a.tar.xz").write_bytes(lzma.compress(packed.getvalue()))
    return folder / "a.tar.xz"


def cut_xz(folder: Path) -> Path:
    (folder / "a.csv.xz").write_bytes(lzma.compress(CSV.encode())[:-20])
    return folder / "a.csv.xz"


def blown_up(folder: Path) -> Path:
    with lzma.open(folder / "a.csv.xz", "wb") as file:
        file.write(CSV.encode())
        for _ in range(250):
            file.write(b"x" * 100_000 + b"\n")
    return folder / "a.csv.xz"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.csv")
    return folder / "a.csv"


def circle(folder: Path) -> Path:
    (folder / "a").symlink_to(folder)
    return folder


SPOILT = (csv, encoding, nul, line, jsonl, json, xml, bomb, xlsx, cut_zip, cut_tar, cut_xz,
          blown_up, pipe, circle)  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda f: f.__name__)
def test_nothing_half_loaded(
    folder: GraphFolder, tmp_path: Path, spoil: Callable[[Path], Path]
) -> None:
    limits = "limits: {unpacked: 20000000}\n" if spoil is blown_up else ""
    write_loader(folder.path, LOAD, SOURCE + limits)
    (tmp_path / "data").mkdir()
    path = spoil(tmp_path / "data")
    before = folder.ledger.sequence, ledger_digest(folder.ledger)
    rows = folder.ledger.connection.execute("SELECT count(*) FROM statements").fetchone()
    with pytest.raises(BadInput) as told:
        load(folder, path)
    assert "\n" not in str(told.value) and len(str(told.value)) < 400
    assert (folder.ledger.sequence, ledger_digest(folder.ledger)) == before
    assert folder.ledger.connection.execute("SELECT count(*) FROM statements").fetchone() == rows


def test_the_same_files_whole_are_taken(folder: GraphFolder, tmp_path: Path) -> None:
    write_loader(folder.path, LOAD)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv.xz").write_bytes(lzma.compress(CSV.encode()))
    assert load(folder, tmp_path / "data").changes.added == 6000
    (tmp_path / "data" / "a.csv.xz").unlink()
    with gzip.open(tmp_path / "data" / "a.csv", "wb"):
        pass
    with pytest.raises(BadInput, match=r"is packed \(gzip\)"):
        load(folder, tmp_path / "data")
