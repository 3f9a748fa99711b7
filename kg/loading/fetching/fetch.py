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
from kg.loading.fetching.download import Download, Told, download
from kg.loading.fetching.http import Unreachable, check_address
from kg.loading.files import Limits, read_parts

if TYPE_CHECKING:
    from kg.loading.settings import Loader

__all__ = ["Fetch", "Fetched", "cache_folder", "fetch"]


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
        paths.append(_unpacked(target, found, loader.settings.limits) if file.unpack else target)
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


def _unpacked(archive: Path, found: Download, limits: Limits) -> Path:
    """The folder with the files of an archive, without its one top folder."""
    folder = archive.with_name(f"{archive.name}.{found.sha256[:12]}")
    if folder.is_dir():
        return folder
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, part in read_parts(archive, limits=limits):
        target = beside / (name.partition("/")[2] or name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(part, tuple) and not isinstance(part[1], Path):
            with target.open("wb") as file:
                shutil.copyfileobj(part[1], file)
    if not beside.is_dir():
        raise BadInput("the archive is empty", where=str(archive))
    beside.replace(folder)
    for old in archive.parent.glob(f"{archive.name}.*"):
        if old.is_dir() and old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return folder
