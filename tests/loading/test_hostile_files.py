"""Files that are broken, hostile or no files at all: one clear refusal each, bounded memory."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import resource
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kg.errors import BadInput
from kg.loading.files import (
    Limits,
    digest_of,
    files_in,
    read_csv,
    read_json,
    read_jsonl,
    read_lines,
    read_parts,
    read_xlsx,
    read_xml,
    xml_records,
)

SMALL = Limits(line=1000, cell=500, whole=5000, unpacked=20_000, parts=10)
READERS: dict[str, Callable[[Path], Any]] = {
    "csv": lambda p: list(read_csv(p, limits=SMALL)),
    "jsonl": lambda p: list(read_jsonl(p, limits=SMALL)),
    "json": lambda p: read_json(p, limits=SMALL),
    "lines": lambda p: list(read_lines(p, limits=SMALL)),
    "xml": lambda p: read_xml(p, limits=SMALL),
    "xml records": lambda p: list(xml_records(p, "r", limits=SMALL)),
    "xlsx": lambda p: list(read_xlsx(p, limits=SMALL)),
    "zip": lambda p: list(read_parts(p.rename(p.with_suffix(".zip")))),
    "tar": lambda p: list(read_parts(p.rename(p.with_suffix(".tar")))),
}


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> Callable[[Path], Any]:
    return READERS[request.param]


def test_a_folder_where_a_file_is_expected(reader: Callable[[Path], Any], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInput, match="folder"):
        reader(tmp_path / "folder")


def test_a_pipe(reader: Callable[[Path], Any], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="is a pipe"):
        reader(tmp_path / "pipe")


def test_a_link_in_a_circle(reader: Callable[[Path], Any], tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(BadInput, match=r"too many levels of symbolic links|no such file"):
        reader(tmp_path / "a")


def test_an_empty_file(reader: Callable[[Path], Any], tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(BadInput, match="the file is empty"):
        reader(tmp_path / "empty")


def test_garbage(reader: Callable[[Path], Any], tmp_path: Path) -> None:
    (tmp_path / "garbage").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(BadInput):
        reader(tmp_path / "garbage")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    secret.chmod(0o600)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == 0 and parent != Path("/") and "pytest" in parent.name:
            parent.chmod(0o755)
    script = (
        "import os, sys; from pathlib import Path; from kg.loading.files import read_csv\n"
        "os.setuid(65534)\n"
        "try: list(read_csv(Path(sys.argv[1])))\nexcept Exception as e: print(e)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, secret], capture_output=True, text=True, check=True
    )
    assert "cannot be read (permission denied)" in run.stdout


def test_a_folder_that_leads_back_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)
    for walk in (files_in, digest_of):
        with pytest.raises(BadInput, match="a link back to a folder that is read already"):
            walk(tmp_path)


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "gone")
    with pytest.raises(BadInput, match="no such file"):
        files_in(tmp_path)


class TestLines:
    def test_a_line_without_end_takes_no_memory(self, tmp_path: Path) -> None:
        path = tmp_path / "long.jsonl"
        with path.open("wb") as file:
            file.write(b'{"a": 1}\n')
            file.truncate(5 << 30)  # sparse: five gigabytes of NUL without an end of line
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for read in (read_lines, read_jsonl, read_csv):
            with pytest.raises(BadInput, match=r"long\.jsonl:2: a line of more than 16 MB"):
                list(read(path))
        with pytest.raises(BadInput, match="is larger than 64 MB"):
            read_json(path)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        assert grown < 400_000  # kilobytes

    def test_the_limit_is_a_setting(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("x" * 1000 + "\n")
        with pytest.raises(BadInput, match=r"a:1: a line of more than 1,000 bytes"):
            list(read_lines(tmp_path / "a", limits=SMALL))
        (tmp_path / "a").write_text("x" * 999 + "\n")
        assert len(list(read_lines(tmp_path / "a", limits=SMALL))) == 1

    @pytest.mark.parametrize(
        ("data", "encoding", "reason"),
        [
            (b"a,b\nK\xf6nig,1\n", "utf-8", r"a:2: is not UTF-8 \(byte 0xf6 at column 2\); save"),
            (b"a\n\x81\n", "cp1252", r"a:2: is not CP1252"),
            (b"a\n\x00b\n", "utf-8", r"a:2: holds a NUL byte"),
            ("a\nb".encode("utf-16-le"), "utf-8", r"a:1: holds a NUL byte"),
            (b"\xff\xfea\x00\x00\xd8", "utf-8", r"a:1: is not UTF-16"),
            (b"a\n", "klingon", r"unknown encoding 'klingon'"),
            (b"\x1f\x8b\x08\0\0\0", "utf-8", r"a: is packed \(gzip\), no text: unpack it first"),
        ],
    )
    def test_wrong_encodings(self, tmp_path: Path, data: bytes, encoding: str, reason: str) -> None:
        (tmp_path / "a").write_bytes(data)
        with pytest.raises(BadInput, match=reason):
            list(read_lines(tmp_path / "a", encoding=encoding))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "latin-1"])
    def test_right_encodings(self, tmp_path: Path, encoding: str) -> None:
        text = "eins\nzwei\r\n" + ("東京\n" if encoding != "latin-1" else "Köln\n") + "end"
        (tmp_path / "a").write_bytes(text.encode(encoding))
        told = "utf-8" if encoding.startswith("utf") else encoding
        lines = list(read_lines(tmp_path / "a", encoding=told))
        assert [n for n, _ in lines] == [1, 2, 3, 4]
        assert "".join(line for _, line in lines) == text


class TestTables:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ('a,b\n1,"x\n', r"t\.csv:2: broken CSV"),
            ("a,b\n1,2,3\n", r"t\.csv:2: 3 cells under 2 headings"),
            ("a,a\n1,2\n", r"t\.csv:1: the column 'a' stands there twice"),
            (",\n1,2\n", r"t\.csv:1: the first line must hold the headings"),
            ("a\n" + "x" * 600 + "\n", r"t\.csv:2: a cell of more than 500 characters"),
        ],
    )
    def test_broken_csv(self, tmp_path: Path, text: str, reason: str) -> None:
        (tmp_path / "t.csv").write_text(text)
        with pytest.raises(BadInput, match=reason):
            list(read_csv(tmp_path / "t.csv", limits=SMALL))

    def test_places_survive_cells_of_several_lines(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text('a;b\n1;"x\ny"\n\n2;z\n')
        rows = list(read_csv(tmp_path / "t.csv"))
        assert [(r.where, dict(r)) for r in rows] == [
            ("t.csv:2", {"a": "1", "b": "x\ny"}),
            ("t.csv:5", {"a": "2", "b": "z"}),
        ]

    def test_a_formula_is_told_when_it_is_taken(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        for row in (["n", "d", "f"], [1.0, "x", "=A2"]):
            book.active.append(row)
        book.save(tmp_path / "t.xlsx")
        (row,) = read_xlsx(tmp_path / "t.xlsx")
        assert row.take("n") == "1"
        with pytest.raises(BadInput, match=r"t\.xlsx\[Sheet\]:2: f: cell C2 holds a formula"):
            row.take("f")

    def test_a_workbook_that_blows_up(self, tmp_path: Path) -> None:
        path = tmp_path / "t.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/sharedStrings.xml", b" " * 30_000)
        with pytest.raises(BadInput, match="unpacks to"):
            list(read_xlsx(path, limits=SMALL))

    @pytest.mark.parametrize(
        ("sheet", "told"),
        [
            (b"<row/>" * 1_100_000, "more than 1048576 lines"),
            (b'<row r="999999999"><c r="A999999999"><v>1</v></c></row>', "more than 1048576 lines"),
            (b"<row>" + b"<c/>" * 1_200_000 + b"</row>", "more in one line than"),
        ],
    )
    def test_a_sheet_of_nothing_is_not_held_in_memory(
        self, tmp_path: Path, sheet: bytes, told: str
    ) -> None:
        book = openpyxl.Workbook()
        book.active.append(["n"])
        book.save(tmp_path / "good.xlsx")
        with (
            zipfile.ZipFile(tmp_path / "good.xlsx") as good,
            zipfile.ZipFile(tmp_path / "bad.xlsx", "w", zipfile.ZIP_DEFLATED) as bad,
        ):
            for part in good.infolist():
                data = good.read(part)
                bad.writestr(part, data.replace(b"</sheetData>", sheet + b"</sheetData>"))
        with pytest.raises(BadInput, match=told):
            list(read_xlsx(tmp_path / "bad.xlsx"))

    def test_a_workbook_with_entities(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["a"])
        book.save(tmp_path / "good.xlsx")
        bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "xxxxxxxx">]><workbook>&a;</workbook>'
        with (
            zipfile.ZipFile(tmp_path / "good.xlsx") as good,
            zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as bad,
        ):
            for part in good.infolist():
                data = bomb if part.filename == "xl/workbook.xml" else good.read(part)
                bad.writestr(part, data)
        with pytest.raises(BadInput, match=r"xl/workbook\.xml declares a document type"):
            list(read_xlsx(tmp_path / "bad.xlsx"))


class TestJson:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ('{"a": 1', r"broken JSON: expecting"),
            ("[1]", r"a:1: each line must hold one object"),
            ('{"a": 1, "a": 2}', r"a:1: the key 'a' stands there twice"),
            ('{"a": NaN}', r"a:1: NaN is no value"),
            ("[" * 400_000, r"nested too deep"),
            ('{"a": ' + "9" * 5000 + "}", r"broken JSON: a number of thousands of figures"),
            (r'{"a": "A\ud800nn"}', r"a:1: holds \\ud800, half of a letter, which is no text"),
            (r'{"a": ["A\u0000"]}', r"a:1: holds \\u0000, which is no text"),
        ],
    )
    def test_broken_lines(self, tmp_path: Path, text: str, reason: str) -> None:
        (tmp_path / "a").write_text(text)
        with pytest.raises(BadInput, match=reason):
            list(read_jsonl(tmp_path / "a"))


def test_letters_of_two_halves_are_letters(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(r'{"a": "\ud83d\ude00 \\ud800 \\u0000"}')
    assert [dict(row) for row in read_jsonl(tmp_path / "a")] == [
        {"a": "\U0001f600 \\ud800 \\u0000"}
    ]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]>'


class TestXml:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            (f"{BOMB}<r><r>&l9;</r></r>", "declares entities"),
            (f'{BOMB}<r a="&l9;"/>', "entit"),
            (f'{BOMB}<r><r a="&l9;"/></r>', "entit"),
            ('<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r>&e;</r>', "entit"),
            ('<!DOCTYPE r [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;]><r/>', "entit|broken"),
            ("<r>&nowhere;</r>", "broken XML: Entity 'nowhere' not defined"),
            ("<r><r></r>", "broken XML"),
            ("<r/><r/>", "broken XML"),
            ("<r>\x00</r>", "broken XML"),
            ('<?xml version="1.0" encoding="utf-8"?><r>\udcff</r>', "broken XML"),
            ("<r>" * 300 + "</r>" * 300, "broken XML: Excessive depth"),
            ("<r>" + "x" * 6000 + "</r>", "larger than|without a record"),
        ],
    )
    @pytest.mark.parametrize("read", [READERS["xml"], READERS["xml records"]])
    def test_refused(
        self, tmp_path: Path, read: Callable[[Path], Any], text: str, reason: str
    ) -> None:
        (tmp_path / "a.xml").write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(BadInput, match=rf"^a\.xml(:\d+)?: .*({reason})"):
            read(tmp_path / "a.xml")

    def test_records_of_an_endless_file_take_no_memory(self) -> None:
        def endless() -> Iterator[bytes]:
            yield b"<all>"
            for number in range(60_000):
                yield b"<r><n>%d</n><t>%s</t></r>" % (number, b"x" * 1000)
            yield b"</all>"

        stream = io.BufferedReader(Trickle(endless()))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        count = sum(1 for _ in xml_records(("big.xml", stream), "r", limits=Limits(whole=1 << 20)))
        assert count == 60_000
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


class Trickle(io.RawIOBase):
    """A stream of pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.rest or next(self.pieces, b"")
        size = min(len(buffer), len(data))
        buffer[:size], self.rest = data[:size], data[size:]
        return size


def tar_of(path: Path, *parts: tuple[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in parts:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def zip_of(path: Path, *parts: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return path


def drained(path: Path, limits: Limits = SMALL) -> dict[str, str]:
    parts = read_parts(path, limits=limits)
    return {name: "".join(t for _, t in read_lines(part)) for name, part in parts}


class TestArchives:
    def test_all_kinds_give_the_same(self, tmp_path: Path) -> None:
        parts = [("a/x.txt", b"one\ntwo"), ("y.txt", b"three")]
        kinds = {".tar": "w", ".tar.gz": "w:gz", ".tar.xz": "w:xz", ".tar.bz2": "w:bz2"}
        paths = [tar_of(tmp_path / f"a{k}", *parts, mode=m) for k, m in kinds.items()]
        for path in (*paths, zip_of(tmp_path / "a.zip", *parts)):
            assert drained(path) == {"a/x.txt": "one\ntwo", "y.txt": "three"}
        (tmp_path / "z.csv.gz").write_bytes(gzip.compress(b"a\n1\n"))
        assert drained(tmp_path / "z.csv.gz") == {"z.csv": "a\n1\n"}

    @pytest.mark.parametrize(
        "name", ["../x", "/etc/x", "a/../../x", "C:/x", "a\\..\\x", "a\nb", ".."]
    )
    def test_paths_that_lead_out(self, tmp_path: Path, name: str) -> None:
        for path in (
            tar_of(tmp_path / "a.tar", (name, b"x")),
            zip_of(tmp_path / "a.zip", (name, b"x")),
        ):
            with pytest.raises(BadInput, match=r"leads out of the archive|control char"):
                drained(path)

    def test_links_and_devices(self, tmp_path: Path) -> None:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            with tarfile.open(tmp_path / "a.tar", "w") as archive:
                info = tarfile.TarInfo("x")
                info.type, info.linkname = kind, "/etc/passwd"
                archive.addfile(info)
            with pytest.raises(BadInput, match="is a link or a device"):
                drained(tmp_path / "a.tar")
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
            part = zipfile.ZipInfo("x")
            part.external_attr = 0o120777 << 16
            packed.writestr(part, "/etc/passwd")
        with pytest.raises(BadInput, match="is a link or a device"):
            drained(tmp_path / "a.zip")

    @pytest.mark.parametrize("kind", [".tar", ".tar.gz", ".tar.xz", ".tar.bz2", ".zip", ".csv.xz"])
    def test_cut_off_anywhere(self, tmp_path: Path, kind: str) -> None:
        data = os.urandom(3000).hex().encode()
        whole = tmp_path / f"whole{kind}"
        if kind == ".zip":
            zip_of(whole, ("a.txt", data), ("b.txt", data))
        elif kind == ".csv.xz":
            whole.write_bytes(lzma.compress(data))
        else:
            mode = "w:" + kind.removeprefix(".tar").removeprefix(".")
            tar_of(whole, ("a.txt", data), ("b.txt", data), mode=mode)
        size = whole.stat().st_size
        cut = tmp_path / f"cut{kind}"
        for length in {1, 5, 512, 600, size // 3, size // 2, size - 2000, size - 20, size - 1}:
            if kind == ".tar" and length > size - 9000:
                continue  # only padding is missing
            cut.write_bytes(whole.read_bytes()[:length])
            with pytest.raises(BadInput, match=r"cut.*: the archive is damaged or cut off"):
                drained(cut)

    def test_bombs(self, tmp_path: Path) -> None:
        for path in (
            zip_of(tmp_path / "a.zip", ("x", b"\n" * 50_000)),
            tar_of(tmp_path / "a.tar.xz", ("x", b"\n" * 50_000), mode="w:xz"),
            tar_of(tmp_path / "b.tar.gz", ("x", b"\n" * 50_000), mode="w:gz"),
        ):
            with pytest.raises(BadInput, match="unpacks to more than"):
                drained(path)
        many = [(f"{n}.txt", b"x") for n in range(11)]
        with pytest.raises(BadInput, match="holds more than 10 files"):
            drained(zip_of(tmp_path / "many.zip", *many))

    def test_a_name_twice(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match=r"holds 'x' twice"):
            drained(tar_of(tmp_path / "a.tar", ("x", b"1"), ("x", b"2")))

    def test_a_locked_zip(self, tmp_path: Path) -> None:
        path = zip_of(tmp_path / "a.zip", ("x", b"1"))
        data = bytearray(path.read_bytes())
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(data)
        with pytest.raises(BadInput, match="password required"):
            drained(path)

    def test_no_archive(self, tmp_path: Path) -> None:
        (tmp_path / "a.rar").write_bytes(b"Rar!")
        with pytest.raises(BadInput, match="is no archive that can be read"):
            drained(tmp_path / "a.rar")
