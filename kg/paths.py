"""Where the data folders lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from kg.errors import Corrupt

__all__ = [
    "digest_of_files",
    "gazetteer_digest",
    "gazetteer_files",
    "loaders_dir",
    "queries_dir",
    "schema_dir",
]

_PACKAGE = Path(__file__).resolve().parent


def schema_dir() -> Path:
    """The folder of the vocabulary."""
    return _data_dir("schema")


def loaders_dir() -> Path:
    """The folder of the loaders that come with the product, one folder a source."""
    return _data_dir("loaders")


def queries_dir() -> Path:
    """The folder of the questions that come with the product, one folder a question."""
    return _data_dir("queries")


def gazetteer_files() -> list[Path]:
    """The files that make up the gazetteer; what they are built from is not among them."""
    names = ("sources", "polities", "offices", "organizations", "places", "titles")
    return [schema_dir() / "gazetteer" / f"{name}.yml" for name in names]


def gazetteer_digest() -> str:
    """The SHA-256 of those files, which is the edition of the gazetteer."""
    return digest_of_files(gazetteer_files())


def digest_of_files(paths: Iterable[Path]) -> str:
    """The SHA-256 of the bytes of some files, one after the other."""
    hashed = sha256()
    for path in paths:
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


@cache
def _data_dir(name: str) -> Path:
    """A wheel carries the folders in `kg/_data`; a checkout has them beside `kg`."""
    for parent in (_PACKAGE / "_data", _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise Corrupt(
        f"the folder {name!r} is neither in {_PACKAGE / '_data'} nor in {_PACKAGE.parent}; "
        "install dragoman anew"
    )
