"""One file from its address: resumed where it broke off, checked, and put in place at once."""

from __future__ import annotations

import fcntl
import http.client
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Any

from kg.errors import BadInput
from kg.loading.fetching.coding import coding_of, unpack
from kg.loading.fetching.http import BrokenOff, Unreachable, request

__all__ = ["Download", "Told", "download"]

_CHUNK = 1 << 16
_TRIES = 5
_LARGEST = 8 << 30
Told = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Download:
    """A file in the cache: from where, which state of it, and when its bytes came."""

    url: str
    sha256: str
    retrieved: str
    etag: str | None = None
    modified: str | None = None


def download(
    url: str,
    target: Path,
    *,
    expected: str | None = None,
    progress: Told = lambda done, total: None,
    tell: Callable[[str], None] = lambda text: None,
    pause: float = 1.0,
) -> Download:
    """The file at the address as `target`; asked for anew only if it changed there.

    What came before a connection broke is kept beside it (`.part`) and continued,
    now or at the next call. BadInput if the bytes are not those of the `expected` digest.
    Unreachable if there is no file yet and the server cannot be reached.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        known = _known(target, url)
        if known is not None and known.sha256 == expected:
            return known
        for attempt in range(_TRIES):
            try:
                return _fetch(url, target, known, expected, progress)
            except Unreachable as error:
                last = attempt == _TRIES - 1 or not isinstance(error, BrokenOff)
                if last and known is not None:
                    tell(f"{url}: {error}; the copy of {known.retrieved} is loaded")
                    return known
                if last:
                    raise
                sleep(pause * 2**attempt)
    raise AssertionError("the last try returns or raises")


def _fetch(
    url: str, target: Path, known: Download | None, wanted: str | None, progress: Told
) -> Download:
    """One try."""
    part, note = _beside(target, ".part"), _beside(target, ".part.json")
    headers, begin = _headers(part, note, known, url)
    with request(url, headers) as response:
        if response.status == 304 and known is not None:
            return known
        coding = coding_of(response.headers.get("Content-Encoding"), url)
        if response.status == 416 or (
            response.status == 206
            and (_start(response) != begin or coding != _json(note).get("coding"))
        ):
            part.unlink(missing_ok=True)
            raise BrokenOff("the server does not continue where we broke off")
        if response.status != 206:
            begin = 0
        tag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
        told = {"url": url, "etag": tag, "modified": modified, "coding": coding}
        note.write_text(json.dumps(told))
        _receive(response, part, begin, progress)
    found = _come(part, target, url, coding, wanted)
    now = datetime.now(UTC).date().isoformat()
    same = known is not None and known.sha256 == found
    retrieved = known.retrieved if same and known is not None else now
    done = Download(url, found, retrieved, tag, modified)
    part.replace(target)
    _beside(target, ".json").write_text(json.dumps(asdict(done)))
    note.unlink(missing_ok=True)
    return done


def _come(part: Path, target: Path, url: str, coding: str | None, wanted: str | None) -> str:
    """The digest of what came, as it is without the server's packing; of no other than `wanted`."""
    found = _digest(part)
    if coding is not None and found != wanted:
        plain = _beside(target, ".plain")
        try:
            if unpack(part, plain, target, url):
                plain.replace(part)
                found = _digest(part)
        finally:
            plain.unlink(missing_ok=True)
    if wanted is not None and found != wanted:
        part.unlink()
        raise BadInput(
            f"the bytes are not the expected ones (sha256 {found}, expected {wanted}); "
            "the source may have a new edition: raise the checksum in source.yml if it is right",
            where=url,
        )
    return found


def _headers(
    part: Path, note: Path, known: Download | None, url: str
) -> tuple[dict[str, str], int]:
    """What to ask for: the rest of what broke off, or the file if it changed."""
    told = _json(note)
    validator = told.get("etag") or told.get("modified")
    if part.exists() and told.get("url") == url and validator and not validator.startswith("W/"):
        begin = part.stat().st_size
        if begin:
            return {"Range": f"bytes={begin}-", "If-Range": validator}, begin
    headers = {}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    elif known is not None and known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers, 0


def _receive(response: Any, part: Path, begin: int, progress: Told) -> None:
    length = response.headers.get("Content-Length")
    total = begin + int(length) if length and length.isdigit() else None
    if total is not None and total > _LARGEST:
        raise BadInput(f"is {total >> 30} GB large, more than is fetched", where=response.url)
    done = begin
    with part.open("r+b" if begin else "wb") as file:
        file.seek(begin)
        file.truncate()
        try:
            while chunk := response.read(_CHUNK):
                file.write(chunk)
                done += len(chunk)
                if done > _LARGEST:
                    raise BadInput("does not end", where=response.url)
                progress(done, total)
        except (http.client.HTTPException, OSError) as error:
            raise BrokenOff("the connection broke off") from error
        finally:
            file.flush()
            os.fsync(file.fileno())
    if total is not None and done != total:
        raise BrokenOff(f"the connection broke off after {done:,} of {total:,} bytes")


def _start(response: Any) -> int | None:
    """Where a partial answer begins."""
    unit, _, span = (response.headers.get("Content-Range") or "").partition(" ")
    first = span.partition("-")[0]
    return int(first) if unit == "bytes" and first.isdigit() else None


def _known(target: Path, url: str) -> Download | None:
    """What is in the cache, if it is whole and from that address."""
    told = _json(_beside(target, ".json"))
    try:
        known = Download(**told)
    except TypeError:
        return None
    whole = target.is_file() and known.url == url and _digest(target) == known.sha256
    return known if whole else None


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            found.update(chunk)
    return found.hexdigest()


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(target.name + suffix)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Nobody else fetches the same file meanwhile; the system lets go when a process dies."""
    handle = os.open(_beside(target, ".lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(
                "another process is fetching it; wait for it", where=str(target)
            ) from None
        yield
    finally:
        os.close(handle)
