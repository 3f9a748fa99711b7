"""Fetching from a real server on this machine: resumed, checked, and never half there."""

from __future__ import annotations

import gzip
import io
import multiprocessing
import os
import shutil
import signal
import time
import zipfile
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from kg.errors import BadInput
from kg.loading import find_loader
from kg.loading.fetching import download, fetch
from kg.loading.fetching.http import Unreachable
from tests.command_line import run
from tests.loading.loopback import Behaviour, Loopback, answer, cut_after, loopback
from tests.loading.test_context import SOURCE, write_loader
from tests.loading.test_expect import ONE

BODY = os.urandom(300_000)
RIGHT = sha256(BODY).hexdigest()


def get(server: Loopback, target: Path, **more: str) -> bytes:
    download(f"{server.url}/a", target, pause=0, **more)
    return target.read_bytes()


def left(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


def test_whole_and_then_not_again(tmp_path: Path) -> None:
    with loopback(BODY) as server:
        told: list[tuple[int, int | None]] = []
        target = tmp_path / "a"
        first = download(f"{server.url}/a", target, progress=lambda d, t: told.append((d, t)))
        assert target.read_bytes() == BODY and told[-1] == (len(BODY), len(BODY))
        assert first.sha256 == RIGHT
        assert download(f"{server.url}/a", target) == first
        assert server.asked[1]["If-None-Match"] == '"one"'
        assert left(tmp_path) == {"a", "a.json", "a.lock"}
        # With a checksum it need not even ask.
        download(f"{server.url}/a", target, expected=RIGHT)
        assert len(server.asked) == 2


def test_a_new_edition_replaces_the_old(tmp_path: Path) -> None:
    with loopback(BODY) as server:
        get(server, tmp_path / "a")
        server.body, server.etag = b"new", '"two"'
        assert get(server, tmp_path / "a") == b"new"


@pytest.mark.parametrize("cuts", [[1], [100_000, 100_000], [0, 1, 299_000]])
def test_cut_connections_are_continued(tmp_path: Path, cuts: list[int]) -> None:
    with loopback(BODY, behave=[cut_after(count) for count in cuts]) as server:
        assert get(server, tmp_path / "a", expected=RIGHT) == BODY
        spans = [asked.get("Range") for asked in server.asked]
        done = [sum(cuts[:n]) for n in range(len(cuts) + 1)]
        assert spans == [f"bytes={count}-" if count else None for count in done]


def test_what_came_is_kept_for_the_next_call(tmp_path: Path) -> None:
    with loopback(BODY, behave=[cut_after(50_000)] * 5) as server:
        with pytest.raises(Unreachable, match=r"broke off after 250,000 of 300,000 bytes"):
            get(server, tmp_path / "a")
        assert not (tmp_path / "a").exists()
        assert get(server, tmp_path / "a") == BODY
        assert server.asked[-1]["Range"] == "bytes=250000-"


def test_a_file_that_changed_between_two_tries_is_begun_anew(tmp_path: Path) -> None:
    def change(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        server.body, server.etag = b"new edition", '"two"'
        server.serve(request)

    with loopback(BODY, behave=[cut_after(1000), change]) as server:
        assert get(server, tmp_path / "a") == b"new edition"


def test_a_server_without_ranges(tmp_path: Path) -> None:
    def plain(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        server.serve(request, ranges=False)

    with loopback(BODY, behave=[cut_after(1000), plain]) as server:
        assert get(server, tmp_path / "a") == BODY


def test_a_server_that_continues_elsewhere(tmp_path: Path) -> None:
    def elsewhere(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        answer(206, Content_Range="bytes 5-9/10")(request, server)

    with loopback(BODY, behave=[cut_after(1000), elsewhere]) as server:
        assert get(server, tmp_path / "a") == BODY
    with loopback(BODY, behave=[cut_after(1000), answer(416)]) as server:
        assert get(server, tmp_path / "b") == BODY


def test_without_etag_and_length(tmp_path: Path) -> None:
    def bare(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        request.send_response(200)
        request.end_headers()
        request.wfile.write(server.body)

    with loopback(BODY, behave=[bare]) as server:
        assert get(server, tmp_path / "a") == BODY


def test_a_body_longer_than_told_is_cut_there(tmp_path: Path) -> None:
    def longer(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "10")
        request.end_headers()
        request.wfile.write(server.body[:20])

    with loopback(BODY, behave=[longer]) as server:
        assert get(server, tmp_path / "a") == BODY[:10]
    with loopback(BODY, behave=[longer]) as server, pytest.raises(BadInput, match="not the exp"):
        get(server, tmp_path / "b", expected=RIGHT)


def test_a_wrong_checksum(tmp_path: Path) -> None:
    with loopback(b"something else") as server:
        with pytest.raises(BadInput, match=f"not the expected ones .*expected {RIGHT}"):
            get(server, tmp_path / "a", expected=RIGHT)
        assert left(tmp_path) <= {"a.lock", "a.part.json"}


def packing(coding: str, *, cut: int | None = None) -> Behaviour:
    """Send it packed, though nobody asked for that; break off after so many bytes."""

    def behave(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        packed = gzip.compress(server.body, mtime=0) if "gzip" in coding else server.body
        begin = int((request.headers.get("Range") or "bytes=0-")[6:].partition("-")[0])
        request.send_response(206 if begin else 200)
        if begin:
            request.send_header("Content-Range", f"bytes {begin}-/{len(packed)}")
        request.send_header("Content-Encoding", coding)
        request.send_header("ETag", '"one"')
        request.send_header("Content-Length", str(len(packed) - begin))
        request.end_headers()
        request.wfile.write(packed[begin:cut])
        request.close_connection = True

    return behave


@pytest.mark.parametrize("coding", ["gzip", "x-gzip"])
def test_what_is_packed_unasked_is_unpacked(tmp_path: Path, coding: str) -> None:
    with loopback(BODY, behave=[packing("gzip", cut=1000), packing(coding)]) as server:
        assert get(server, tmp_path / "a", expected=RIGHT) == BODY
        assert server.asked[1]["Range"] == "bytes=1000-"
        assert left(tmp_path) == {"a", "a.json", "a.lock"}
        assert get(server, tmp_path / "a") == BODY and server.asked[-1]["If-None-Match"] == '"one"'
    with loopback(BODY, behave=[packing("gzip", cut=1000)]) as server:
        # What goes on is not packed any more: it is no end of what began.
        assert get(server, tmp_path / "b", expected=RIGHT) == BODY


def test_a_packed_file_stays_packed(tmp_path: Path) -> None:
    """Some servers say of list.gz that it is gzip, which it is; others pack it once more."""
    packed = gzip.compress(b"a,b", mtime=0)
    with loopback(packed, behave=[answering(packed), packing("gzip"), answering(packed)]) as server:
        assert get(server, tmp_path / "list.csv.gz") == packed
        assert get(server, tmp_path / "b.tgz") == packed
        assert get(server, tmp_path / "c", expected=sha256(packed).hexdigest()) == packed


def answering(body: bytes) -> Behaviour:
    """Send these bytes, and say that they are gzip."""

    def behave(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        request.send_response(200)
        request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return behave


def test_packing_that_cannot_be_undone(tmp_path: Path) -> None:
    with loopback(BODY, behave=[packing("br"), answering(b"plain"), answering(b"")]) as server:
        with pytest.raises(BadInput, match=r"/a: the server sends it packed as br, unasked"):
            get(server, tmp_path / "a")
        with pytest.raises(BadInput, match=r"/a: the server says that it is gzip, and it is not"):
            get(server, tmp_path / "a")
        assert get(server, tmp_path / "a") == b""
    whole = gzip.compress(BODY)
    with (
        loopback(BODY, behave=[answering(whole[:9000])] * 5) as server,
        pytest.raises(Unreachable, match="broke off"),
    ):
        get(server, tmp_path / "b")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_refusals(tmp_path: Path, status: int) -> None:
    with (
        loopback(BODY, behave=[answer(status)]) as server,
        pytest.raises(BadInput, match=rf"/a: the server refuses \({status} "),
    ):
        get(server, tmp_path / "a")


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    with loopback(BODY, behave=[answer(503), answer(429), answer(500)]) as server:
        assert get(server, tmp_path / "a") == BODY


def test_redirects(tmp_path: Path) -> None:
    with loopback(BODY) as server:
        server.behave = [answer(302, Location=f"{server.url}/b"), answer(301, Location="/c")]
        assert get(server, tmp_path / "a") == BODY
        assert [asked["path"] for asked in server.asked] == ["/a", "/b", "/c"]
        server.behave = [answer(302, Location=f"{server.url}/a")] * 20
        with pytest.raises(BadInput, match="infinite loop"):
            get(server, tmp_path / "loop")
        for address in ("file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x"):
            server.behave = [answer(302, Location=address)]
            with pytest.raises(BadInput, match=r"only addresses with http|refuses"):
                get(server, tmp_path / "elsewhere")
        assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1/a", "data:,x", "/etc/passwd", "http://", "http://[x"]
)  # fmt: skip
def test_other_schemes(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadInput, match="only addresses with http:// or https:// are fetched"):
        download(url, tmp_path / "a")


def test_a_spoilt_cache_is_fetched_anew(tmp_path: Path) -> None:
    with loopback(BODY) as server:
        get(server, tmp_path / "a")
        for spoil in ("a", "a.json"):
            (tmp_path / spoil).write_bytes(b"spoilt")
            assert get(server, tmp_path / "a") == BODY


def _drip(url: str, target: str) -> None:
    download(url, Path(target))


def test_killed_in_the_middle_and_gone_on(tmp_path: Path) -> None:
    def slow(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        request.send_response(200)
        request.send_header("ETag", '"one"')
        request.send_header("Content-Length", str(len(server.body)))
        request.end_headers()
        request.wfile.write(server.body[:200_000])
        request.wfile.flush()
        time.sleep(5)

    with loopback(BODY, behave=[slow]) as server:
        target = tmp_path / "a"
        process = multiprocessing.get_context("spawn").Process(
            target=_drip, args=(f"{server.url}/a", str(target))
        )
        process.start()
        part = tmp_path / "a.part"
        until = time.monotonic() + 30
        while not (part.exists() and part.stat().st_size > 100_000):
            assert time.monotonic() < until and process.is_alive()
            time.sleep(0.01)
        with pytest.raises(BadInput, match="another process is fetching it"):
            get(server, target)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert not target.exists()
        assert get(server, target) == BODY
        assert server.asked[-1]["Range"].startswith("bytes=1")


def archive_of(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"visits-3f1/{name}", text)
    return packed.getvalue()


class TestLoadWithoutPath:
    @pytest.fixture
    def graph(
        self, gazetteer_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Path:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        path = tmp_path / "graph"
        shutil.copytree(gazetteer_folder, path)
        return path

    def test_fetched_unpacked_and_loaded(self, graph: Path, tmp_path: Path) -> None:
        with loopback(archive_of(**{"a.xml": ONE, "README.md": "x"})) as server:
            entry = f"fetch:\n- {{url: {server.url}/x.zip, name: visits.zip, unpack: true}}\n"
            write_loader(graph, source=SOURCE + entry)
            (row,) = run("load visits", graph).rows
            assert row["added"] == 4
            folder = tmp_path / "cache" / "dragoman" / "sources" / "visits"
            names = {p.name for p in folder.rglob("*") if p.is_file()}
            assert names == {
                "visits.zip",
                "visits.zip.json",
                "visits.zip.lock",
                "a.xml",
                "README.md",
            }
            (row,) = run("load visits", graph).rows
            assert row["added"] == 0 and row["read_again"] is False
        # Offline the cache serves.
        (row,) = run("load visits", graph).rows
        assert row["unchanged"] == 4
        # So does the archive that the message of a failed fetch asks for, wherever it lies.
        brought = tmp_path / "visits.zip"
        brought.write_bytes(archive_of(**{"a.xml": ONE, "README.md": "x"}))
        (row,) = run(f"load visits {brought}", graph).rows
        assert row["unchanged"] == 4

    def test_several_files_are_one_data_set(self, graph: Path) -> None:
        with loopback(archive_of(**{"a.xml": ONE})) as server:
            entries = "".join(
                f"- {{url: {server.url}/{n}, name: {n}.zip, unpack: true}}\n" for n in "ab"
            )
            write_loader(graph, source=f"{SOURCE}fetch:\n{entries}")
            (row,) = run("load visits --dry-run", graph).rows
        assert row["read"] == 4 and row["path"].endswith("together")

    def test_offline_it_says_what_to_download(self, graph: Path) -> None:
        url = "http://127.0.0.1:9/visits.zip"
        write_loader(graph, source=f"{SOURCE}fetch: [{{url: '{url}', name: visits.zip}}]\n")
        loader = find_loader("visits", [graph / "loaders"])
        with pytest.raises(BadInput) as told:
            fetch(loader, pause=0)
        assert str(told.value) == (
            f"{url}: cannot be fetched (connection refused): download it where you are online, "
            "and load it with `kg load visits visits.zip`"
        )

    def test_nothing_to_fetch(self, graph: Path) -> None:
        write_loader(graph, source=SOURCE + "url: https://example.org/visits\n")
        done = run("load visits", graph)
        assert done.code == 1
        assert done.told == (
            "kg: visits names no file that can be fetched: download it from "
            "https://example.org/visits, and load it with `kg load visits PATH`"
        )
        write_loader(graph, source=SOURCE + "obtain: ask the harbour office\n")
        assert "fetched: ask the harbour office, and load it" in run("load visits", graph).told

    @pytest.mark.parametrize("name", ["../evil", "/etc/x", "a/b", "a\\\\b", ".hidden", "", "C:x"])
    def test_hostile_names(self, graph: Path, name: str) -> None:
        write_loader(graph, source=f'{SOURCE}fetch: [{{url: "http://x", name: "{name}"}}]\n')
        done = run("load visits", graph)
        assert done.code == 1 and "a plain file name is wanted" in done.told

    def test_a_hostile_archive(self, graph: Path) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("visits/../../../evil.xml", ONE)
        with loopback(packed.getvalue()) as server:
            entry = f"fetch: [{{url: '{server.url}/x', name: visits.zip, unpack: true}}]\n"
            write_loader(graph, source=SOURCE + entry)
            done = run("load visits", graph)
        assert done.code == 1 and "leads out of the archive" in done.told
