"""Which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.errors import BadInput
from kg.loading.files import check_file, digest_of
from kg.loading.sheets.cells import Sheet
from kg.loading.sheets.csv_sheet import companions, read_csv
from kg.loading.sheets.jsonl_sheet import read_jsonl
from kg.loading.sheets.xlsx_sheet import read_xlsx
from kg.loading.sheets.yaml_sheet import read_yaml

__all__ = ["edition_of", "read_sheet"]

_READERS: dict[str, Callable[[Path], Sheet]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".xlsx": read_xlsx,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}
_COMPANION = (".sources", ".things")


def read_sheet(path: Path) -> Sheet:
    """The sheet in a file, by its suffix."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise BadInput(
            f"{path.suffix or 'a file without suffix'} is no format of fact sheets; "
            f"save it as one of {', '.join(sorted(_READERS))}",
            where=path.name,
        )
    stem = Path(path.stem)
    if reader is read_csv and stem.suffix in _COMPANION:
        raise BadInput(
            f"belongs to {stem.stem}{path.suffix}; load that, and this is read with it",
            where=path.name,
        )
    return reader(check_file(path))


def edition_of(path: Path) -> str:
    """The digest of the bytes of a sheet, with those of the tables that belong to it."""
    if _READERS.get(path.suffix.lower()) is read_csv and (beside := companions(path)):
        return digest_of(path.parent, (path, *beside))
    return digest_of(path)
