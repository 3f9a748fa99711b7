"""Where the data folders lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import Corrupt

__all__ = ["loaders_dir", "queries_dir", "schema_dir"]

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
