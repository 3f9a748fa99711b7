"""The documents in files and folders, in a fixed order; what cannot be read is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.articles.article import Article
from kg.articles.read import beside, holds_many, read_articles, read_one
from kg.errors import BadInput
from kg.loading.files import Limits, files_in
from kg.loading.report import Refusal

__all__ = ["Piece", "articles_of", "documents", "files_of"]

Piece = tuple[Path, str]
"""A file with one document, and what that is called where it has no title."""


def files_of(paths: list[Path]) -> Iterator[Piece | Refusal]:
    """The files that paths name, folders with all that is in them; notes beside texts left out."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise BadInput("there is no such file or folder", where=str(path))
        if not path.is_dir():
            yield path, path.stem
            continue
        bad: list[BadInput] = []
        files = files_in(path, refuse=bad.append)
        if not files and not bad:
            raise BadInput("the folder is empty", where=str(path))
        yield from (Refusal(e.where or str(path), e.reason) for e in bad)
        texts = {beside(f) for f in files if f.suffix.lower() not in (".yml", ".yaml")}
        for file in files:
            if file not in texts:
                yield file, file.relative_to(path).with_suffix("").as_posix()


def documents(paths: list[Path], limits: Limits) -> Iterator[Piece | Article | Refusal]:
    """What is read one by one: a file with one document, or a document out of one with many."""
    for piece in files_of(paths):
        if isinstance(piece, Refusal):
            yield piece
            continue
        path, name = piece
        try:
            if path.is_file() and path.stat().st_size and holds_many(path):
                yield from read_articles(path, name, limits)
            else:
                yield piece
        except BadInput as error:
            yield Refusal(error.where or str(path), error.reason)
        except OSError as error:
            yield Refusal(str(path), f"cannot be read ({(error.strerror or str(error)).lower()})")


def articles_of(paths: list[Path], limits: Limits) -> Iterator[Article | Refusal]:
    """All articles of the paths, read."""
    for piece in documents(paths, limits):
        if isinstance(piece, tuple):
            try:
                yield read_one(*piece, limits)
            except BadInput as error:
                yield Refusal(error.where or str(piece[0]), error.reason)
        else:
            yield piece
