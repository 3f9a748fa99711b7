"""Which files there are, and whether they can be read at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from kg.errors import BadInput

__all__ = ["check_file", "digest_of", "file_problem", "files_in"]

_CHUNK = 1 << 20
_KINDS = (
    (stat.S_ISDIR, "is a folder; name a file in it"),
    (stat.S_ISFIFO, "is a pipe; save what comes out of it as a file"),
    (stat.S_ISSOCK, "is a socket, no file"),
    (stat.S_ISCHR, "is a device, no file"),
    (stat.S_ISBLK, "is a device, no file"),
)


def file_problem(path: Path, error: OSError) -> BadInput:
    """One line for a file that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    return BadInput(f"cannot be read ({reason})", where=str(path))


def check_file(path: Path) -> Path:
    """The path itself, if it is a plain file with something in it that can be read."""
    try:
        found = path.stat()
        for is_kind, reason in _KINDS:
            if is_kind(found.st_mode):
                raise BadInput(reason, where=str(path))
        if found.st_size == 0:
            raise BadInput("the file is empty", where=str(path))
        with path.open("rb"):
            return path
    except OSError as error:
        raise file_problem(path, error) from error


def files_in(
    folder: Path, pattern: str = "**/*", *, refuse: Callable[[BadInput], None] | None = None
) -> list[Path]:
    """The files of a folder whose path in it matches, in a fixed order; hidden ones are left out.

    A link that leads nowhere or in a circle is a BadInput, and so is a pipe or
    a device; with `refuse` that is told of each, and the others are given.
    """
    from fnmatch import fnmatchcase

    found = sorted(_walk(folder, refuse), key=lambda p: p.relative_to(folder).as_posix())
    if pattern == "**/*":
        return found
    deep = "/" in pattern
    return [
        p for p in found
        if fnmatchcase(p.relative_to(folder).as_posix() if deep else p.name, pattern)
    ]  # fmt: skip


def _walk(folder: Path, refuse: Callable[[BadInput], None] | None = None) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()

    def bad(error: BadInput) -> None:
        if refuse is None:
            raise error
        refuse(error)

    def fail(error: OSError) -> None:
        bad(file_problem(Path(error.filename or folder), error))

    for top, folders, names in os.walk(folder, followlinks=True, onerror=fail):
        here = Path(top).stat()
        if (here.st_dev, here.st_ino) in seen:
            bad(BadInput("is a link back to a folder that is read already", where=top))
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        folders[:] = sorted(n for n in folders if not n.startswith("."))
        for name in names:
            if not name.startswith("."):
                path = Path(top) / name
                try:
                    _check_kind(path)
                except BadInput as error:
                    bad(error)
                else:
                    yield path


def _check_kind(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise file_problem(path, error) from error
    for is_kind, reason in _KINDS:
        if is_kind(mode):
            raise BadInput(reason, where=str(path))


def digest_of(path: Path, files: Iterable[Path] | None = None) -> str:
    """The SHA-256 of a file, or of the sorted list "sha256  path" of the files in a folder.

    `files` are those that count; without it, all of them.
    """
    if not path.is_dir():
        return _digest_of_file(check_file(path))
    chosen = files_in(path) if files is None else files
    places = {f.relative_to(path).as_posix(): f for f in chosen}
    total = sha256()
    for place in sorted(places):
        line = f"{_digest_of_file(places[place])}  {place}\n"
        total.update(line.encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _digest_of_file(path: Path) -> str:
    found = sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
    except OSError as error:
        raise file_problem(path, error) from error
    return found.hexdigest()
