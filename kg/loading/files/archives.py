"""Archives: their parts one after the other as streams; nothing is ever unpacked onto the disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from kg.errors import BadInput
from kg.loading.files.limits import Limits
from kg.loading.files.paths import check_file
from kg.loading.files.text import Origin, Stream

__all__ = ["ARCHIVES", "read_parts"]

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".gz", ".xz", ".bz2")

_DEFAULT = Limits()
_MEMORY = 128 << 20  # what an .xz may ask for its dictionary
_OPENERS: dict[str, Any] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_ALIASES = {".tgz": ".gz", ".txz": ".xz"}
_BROKEN = (
    BadZipFile,
    tarfile.TarError,
    EOFError,
    lzma.LZMAError,
    zlib.error,
    gzip.BadGzipFile,
    RuntimeError,  # an encrypted part
    NotImplementedError,
    ValueError,
    UnicodeError,
)


def read_parts(
    origin: Path | tuple[str, Path], pattern: str = "*", *, limits: Limits = _DEFAULT
) -> Iterator[tuple[str, Origin]]:
    """The files in an archive whose path matches: path in it, and what the readers read.

    Each must be read before the next is asked for. An archive that is cut off,
    blows up, or whose paths lead out of it is a BadInput; so is one with links.
    """
    label, path = (origin.name, origin) if isinstance(origin, Path) else origin
    check_file(path)
    parts = _zip_parts if path.suffix.lower() == ".zip" else _tar_parts
    if not path.name.lower().endswith(ARCHIVES):
        raise BadInput(f"is no archive that can be read ({', '.join(ARCHIVES)})", where=label)
    seen: set[str] = set()
    budget = _Budget(label, limits)
    with _damage_told(label):
        for name, stream in parts(path, budget):
            if name in seen:
                raise BadInput(f"holds {name!r} twice", where=label)
            seen.add(name)
            base = name.rpartition("/")[2]
            if fnmatchcase(name if "/" in pattern else base, pattern) and base[:1] != ".":
                yield name, (f"{label}/{name}", stream)


class _Budget:
    """How much may still come out of an archive."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        self.bytes, self.parts = limits.unpacked, limits.parts

    def part(self, name: str) -> str:
        """The path of one more part, if it stays inside."""
        self.parts -= 1
        if self.parts < 0:
            raise BadInput(f"holds more than {self.limits.parts:,} files", where=self.name)
        steps = name.split("/")
        if not name or name[0] == "/" or ".." in steps or "\\" in name or ":" in steps[0]:
            raise BadInput(f"the path {name!r} leads out of the archive", where=self.name)
        if any(ord(c) < 32 for c in name):
            raise BadInput(f"the path {name!r} holds control characters", where=self.name)
        return name.removeprefix("./")

    def spend(self, count: int) -> None:
        """So much came out of it."""
        self.bytes -= count
        if self.bytes < 0:
            raise BadInput(
                f"unpacks to more than {self.limits.unpacked >> 20} MB; unpack it yourself, or "
                "raise `limits: {unpacked: …}` in source.yml",
                where=self.name,
            )


class _Watched(io.RawIOBase):
    """A stream whose damage is told in our words, wherever it is read."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _damage_told(self._budget.name):
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Metered(_Watched):
    """A stream that counts what comes out of it, and keeps its last block."""

    last = b""

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer)
        self._budget.spend(count)
        self.last = (self.last + bytes(buffer[max(0, count - tarfile.BLOCKSIZE) : count]))[
            -tarfile.BLOCKSIZE :
        ]
        return count


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    try:
        yield
    except BadInput:
        raise
    except _BROKEN as error:
        reason = str(error) or type(error).__name__
        raise BadInput(f"the archive is damaged or cut off ({reason})", where=name) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInput(f"the archive cannot be read ({reason})", where=name) from error


def _zip_parts(path: Path, budget: _Budget) -> Iterator[tuple[str, Stream]]:
    with ZipFile(path) as archive:
        for part in archive.infolist():
            name = budget.part(part.filename)
            kind = part.external_attr >> 28
            if kind not in (0, 4, 8):
                raise BadInput(f"{name!r} is a link or a device, no file", where=budget.name)
            if not part.is_dir():
                with archive.open(part) as stream:
                    yield name, io.BufferedReader(_Metered(stream, budget))


def _tar_parts(path: Path, budget: _Budget) -> Iterator[tuple[str, Stream]]:
    with _unpacked(path, budget) as (plain, inner, is_tar):
        if not is_tar:
            yield budget.part(inner), plain
            return
        with tarfile.open(fileobj=plain, mode="r|") as archive:
            for part in archive:
                name = budget.part(part.name)
                if not (part.isfile() or part.isdir()):
                    raise BadInput(f"{name!r} is a link or a device, no file", where=budget.name)
                stream = archive.extractfile(part) if part.isfile() else None
                if stream is not None:
                    yield name, io.BufferedReader(_Watched(stream, budget))


@contextmanager
def _unpacked(path: Path, budget: _Budget) -> Iterator[tuple[Stream, str, bool]]:
    """The bytes inside a compressed file, its name without the suffix, and whether it is a tar.

    At the end the rest is read too: only the end of the stream tells that nothing is missing.
    """
    suffix = path.suffix.lower()
    packed = _ALIASES.get(suffix, suffix)
    inner = path.name[: -len(suffix)]
    is_tar = suffix in (".tar", *_ALIASES) or inner.lower().endswith(".tar")
    if packed == ".xz":
        _check_memory(path)
    opener = _OPENERS.get(packed, open)
    with opener(path, "rb") as stream:
        metered = _Metered(stream, budget)
        plain = io.BufferedReader(metered, 1 << 16)
        yield plain, inner, is_tar
        while plain.read(1 << 16):
            pass
        if is_tar and metered.last.strip(b"\0"):
            raise EOFError("the end of the archive is missing")


def _check_memory(path: Path) -> None:
    with path.open("rb") as file:
        lzma.LZMADecompressor(memlimit=_MEMORY).decompress(file.read(1 << 12), 1)
