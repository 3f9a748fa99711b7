"""What `kg load LOADER` reads when no path is named: the public files of source.yml."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, field_validator

from kg.errors import BadInput
from kg.loading.fetching.download import Told, download
from kg.loading.fetching.http import Unreachable, check_address
from kg.loading.files import Limits, digest_of, read_parts

if TYPE_CHECKING:
    from kg.loading.settings import Loader

__all__ = ["Fetch", "Fetched", "brought", "cache_folder", "fetch"]

_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")


class Fetch(BaseModel):
    """One file of `fetch:` in source.yml.

    `name` is its name in the cache, whatever the server calls it. `unpack` tells
    that it is an archive; its one top folder is left out. `sha256` is the
    checksum of exactly one edition; without it, whatever is there is taken.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    name: str
    sha256: str | None = None
    unpack: bool = False

    @field_validator("name")
    @classmethod
    def _plain(cls, name: str) -> str:
        if not name or name.startswith(".") or not name.isprintable() or set(name) & set("/\\:"):
            raise ValueError("a plain file name is wanted")
        return name


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is to be loaded, and since when it is here."""

    path: Path
    retrieved: str


def cache_folder() -> Path:
    """Where fetched files are kept: the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "dragoman" / "sources"


def fetch(
    loader: Loader,
    *,
    progress: Told = lambda done, total: None,
    tell: Callable[[str], None] = lambda text: None,
    pause: float = 1.0,
) -> Fetched:
    """The files of a loader from their addresses; BadInput tells what to download where."""
    wanted: Sequence[Fetch] = loader.settings.fetch
    if not wanted:
        told = loader.settings
        place = told.obtain or (f"download it from {told.url}" if told.url else "get a copy of it")
        raise BadInput(
            f"{loader.name} names no file that can be fetched: {place}, and load it with "
            f"`kg load {loader.name} PATH`"
        )
    folder = cache_folder() / loader.name
    paths, dates = [], []
    for file in wanted:
        check_address(file.url)
        target = folder / file.name
        try:
            found = download(
                file.url, target, expected=file.sha256, progress=progress, tell=tell, pause=pause
            )
        except Unreachable as error:
            raise BadInput(
                f"cannot be fetched ({error}): download it where you are online, and load it with "
                f"`kg load {loader.name} {file.name}`",
                where=file.url,
            ) from error
        if file.unpack:
            target = _unpacked(target, found.sha256, loader.settings.limits, folder)
        paths.append(target)
        dates.append(found.retrieved)
    path = paths[0] if len(paths) == 1 else _together(folder / "together", wanted, paths)
    return Fetched(path, max(dates))


def _together(folder: Path, wanted: Sequence[Fetch], paths: Sequence[Path]) -> Path:
    """A folder with links to all of it: one data set is loaded from one place."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file, path in zip(wanted, paths, strict=True):
        name = file.name.partition(".")[0] if file.unpack else file.name
        (folder / name).symlink_to(path.resolve(), target_is_directory=path.is_dir())
    return folder


def brought(loader: Loader, path: Path) -> Path:
    """A path that a user names; an archive such as the loader fetches is unpacked in the cache."""
    if not (path.is_file() and any(file.unpack for file in loader.settings.fetch)):
        return path
    if not path.name.lower().endswith(_ARCHIVES):
        return path
    folder = cache_folder() / loader.name / "brought"
    return _unpacked(path, digest_of(path), loader.settings.limits, folder)


def _unpacked(archive: Path, sha256: str, limits: Limits, folder: Path) -> Path:
    """The folder with the files of an archive, without its one top folder."""
    target = folder / f"{archive.name}.{sha256[:12]}"
    if target.is_dir():
        return target
    beside = target.with_name(target.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, part in read_parts(archive, limits=limits):
        place = beside / (name.partition("/")[2] or name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(part, tuple) and not isinstance(part[1], Path):
            with place.open("wb") as file:
                shutil.copyfileobj(part[1], file)
    if not beside.is_dir():
        raise BadInput("the archive is empty", where=str(archive))
    beside.replace(target)
    for old in folder.glob(f"{archive.name}.*"):
        if old.is_dir() and old != target:
            shutil.rmtree(old, ignore_errors=True)
    return target
