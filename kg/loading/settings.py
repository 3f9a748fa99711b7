"""A loader as a folder: `source.yml` says what it loads, `load.py` or `mapping.yml` loads it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kg.errors import BadInput, UnknownName
from kg.loading.expect import Expect
from kg.loading.fetching import Fetch
from kg.loading.files import Limits
from kg.loading.usage import NameUsage
from kg.model.ids import slug
from kg.model.yaml_tree import read_tree
from kg.paths import loaders_dir

if TYPE_CHECKING:
    from kg.loading.context import Context

__all__ = ["Loader", "LoaderSettings", "find_loader", "loader_names"]


class LoaderSettings(BaseModel):
    """`source.yml`, read and checked.

    `basis` is on whose word statements are taken in: person, data_set, text or
    machine. A `strict` loader refuses a whole file for one bad record. `unit`
    tells whether each file is a data set of its own, each document (of which a file may hold
    many; they are read by several processes), or the whole path;
    files that match `skip` in a folder belong to others there.
    `expect` holds bounds on counts: a source that changed shape fails the load.
    `fetch` lists the public files that are loaded when no path is named;
    `obtain` tells how to come by the file where there is none to fetch.
    `encoding` is that of its text files, `limits` how much is taken at once.
    `names` tells what polity the source means by some words, with dates and why.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    title: str
    kind: str
    description: str | None = None
    basis: Literal["person", "data_set", "text", "machine"] = "data_set"
    strict: bool = False
    unit: Literal["file", "path", "document"] = "path"
    version: str = "1"
    publisher: str | None = None
    licence: str | None = None
    citation: str | None = None
    url: str | None = None
    language: str | None = None
    coverage: dict[str, Any] = {}
    expect: Expect = Expect()
    skip: list[str] = []
    names: tuple[NameUsage, ...] = ()
    fetch: tuple[Fetch, ...] = ()
    obtain: str | None = None
    encoding: str = "utf-8"
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Loader:
    """A loader folder that was found and read."""

    name: str
    folder: Path
    settings: LoaderSettings
    mapping: Path | None = None

    @property
    def method(self) -> str:
        """The loader with its version: a later version may supersede what this one read."""
        return f"{self.name}/{self.settings.version}"

    def function(self) -> Callable[[Context], None]:
        """The `load` of its load.py, or that of its mapping file."""
        path = self.folder / "load.py"
        if self.mapping is not None:
            from kg.loading.mapping import loader_of

            return loader_of(self.mapping)
        name = f"_dragoman_loader_{self.name}_{sha256(str(path).encode()).hexdigest()[:8]}"
        module = sys.modules.get(name)
        if module is None:
            spec = importlib.util.spec_from_file_location(
                name, path, submodule_search_locations=[str(self.folder)]
            )
            if spec is None or spec.loader is None or not path.is_file():
                raise BadInput(f"the loader {self.name!r} has no load.py in {self.folder}")
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            try:
                spec.loader.exec_module(module)
            except BaseException:
                del sys.modules[name]
                raise
        function: Callable[[Context], None] | None = getattr(module, "load", None)
        if function is None:
            raise BadInput("load.py defines no load(context)", where=str(path))
        return function


def loader_names(folders: Iterable[Path] = ()) -> dict[str, Path]:
    """All loaders there are, by name; a user's own folder wins over one of ours."""
    found: dict[str, Path] = {}
    for parent in (loaders_dir(), *folders):
        if parent.is_dir():
            for file in ("mapping.yml", "source.yml"):
                found |= {p.parent.name: p.parent for p in sorted(parent.glob(f"*/{file}"))}
    return found


def find_loader(name: str, folders: Iterable[Path] = ()) -> Loader:
    """The loader of that name, or the mapping file at that path, with its settings checked."""
    if name.endswith((".yml", ".yaml")):
        path = Path(name)
        return _of_mapping(path, slug(path.parent.name if path.stem == "mapping" else path.stem))
    known = loader_names(folders)
    if name not in known:
        raise UnknownName("loader", name, known)
    folder = known[name]
    mapping = folder / "mapping.yml"
    if not (folder / "source.yml").is_file():
        return _of_mapping(mapping, name)
    settings = _settings(folder / "source.yml")
    loads = (folder / "load.py").is_file()
    return Loader(name, folder, settings, None if loads or not mapping.is_file() else mapping)


def _of_mapping(path: Path, name: str) -> Loader:
    from kg.loading.mapping import read_mapping

    settings = read_mapping(path).source
    if settings is None:
        raise BadInput("there is no source.yml beside it: tell the `source` in it", where=str(path))
    return Loader(name, path.parent, settings, path)


def _settings(path: Path) -> LoaderSettings:
    try:
        tree = read_tree(path.read_text(encoding="utf-8"), str(path))
        return LoaderSettings.model_validate(tree.meant(str(path)))
    except UnicodeDecodeError as error:
        raise BadInput("is not UTF-8; save it as UTF-8", where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BadInput(f"{place}: {first['msg']}", where=str(path)) from error
