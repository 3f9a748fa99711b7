"""From a source as the ledger describes it to a work as a bibliography lists it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.cite.keys import key_of
from kg.cite.reading import Described
from kg.cite.work import ARCHIVAL, Work

__all__ = ["work_of"]

_AS_TOLD = (
    "title", "author", "editor", "translator", "publisher", "place", "container", "volume",
    "issue", "document", "pages", "document_date", "published", "url", "retrieved", "doi",
    "isbn", "language", "licence", "archive", "fonds", "box", "folio", "citation",
)  # fmt: skip
_FROM_CONTAINER = ("publisher", "place", "published", "editor", "volume", "isbn", "url")


def work_of(
    source: Described,
    part: Mapping[str, str],
    shelf: Mapping[str, Described],
    *,
    dataset: str | None = None,
    cited_in: str | None = None,
    places: Sequence[str] = (),
) -> Work:
    """The work that a source is; with `part`, the document in it that is meant.

    `shelf` holds what the source lies in and derives from. `dataset` is what
    was loaded, where that only cites the source.
    """
    told: dict[str, Any] = {name: source.text(name) for name in _AS_TOLD}
    if told["title"] == told["citation"]:
        told["citation"] = None
    told |= _edition(source)
    kind = source.kind
    inside = source.is_container and bool(part)
    if inside:
        kind = "document"
        told |= _moved_up(source)
    for name in ("archive", "fonds", "box", "volume", "document"):
        told[name] = told[name] or part.get(name)
    _add_containers(told, source, shelf)
    identity = [source.id, *(f"{k}={v}" for k, v in sorted(part.items()) if inside)]
    title = told["title"] or told["citation"] or told["container"]
    who = told["author"] or told["publisher"] or told["archive"]
    sheet = shelf.get(dataset or "")
    return Work(
        key_of(identity, kind, who, told["document_date"] or told["published"], title),
        kind,
        source.id,
        cited_in=cited_in,
        translation_of=_title(shelf, source.text("translation_of")),
        derived_from=_title(shelf, source.text("derived_from")),
        entered_in=sheet.text("title") if sheet and sheet.id != source.id else None,
        places=tuple(places),
        **told,
    )


def _edition(source: Described) -> dict[str, str | None]:
    """Which state of it was read: by its version; of a data set without one, by its bytes."""
    read: Mapping[str, Any] = source.edition
    version = source.text("edition") or read.get("version")
    if version is None and read and source.kind in ("data_set", "fact_sheet"):
        version = f"read on {read['recorded_at'][:10]}, sha256 {read['sha256'][:16]}"
    return {"edition": version, "retrieved": source.text("retrieved") or read.get("retrieved")}


def _moved_up(source: Described) -> dict[str, str | None]:
    """A document is named by its place: what is told of its container is not told of it."""
    archival = source.kind in ARCHIVAL
    named = source.text("title")
    return {
        "title": None,
        "container": None if archival else named,
        "archive": source.text("archive") or (named if source.kind == "archive" else None),
        "citation": source.text("citation") if archival else None,
    }


def _add_containers(
    told: dict[str, Any], source: Described, shelf: Mapping[str, Described]
) -> None:
    """What it lies in, step by step: volume and series, or box, fonds and archive."""
    step = source
    while above := shelf.get(step.text("part_of") or ""):
        title = above.text("title")
        if above.kind in ARCHIVAL:
            name = "box" if above.kind == "folder" else above.kind
            told[name] = told[name] or above.text(name) or title
        elif step.kind == "volume" or told["container"]:
            told["series"] = told.get("series") or title
        else:
            told["container"] = title
            for name in _FROM_CONTAINER if above.kind in ("book", "volume") else ():
                told[name] = told[name] or above.text(name)
        if above.text("archive"):
            told["archive"] = told["archive"] or above.text("archive")
        step = above


def _title(shelf: Mapping[str, Described], source: str | None) -> str | None:
    found = shelf.get(source or "")
    return found.text("title") if found else None
