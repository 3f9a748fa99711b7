"""Which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from kg.errors import BadInput
from kg.loading.sheets.cells import Sheet
from kg.loading.sheets.csv_sheet import companions, read_csv
from kg.loading.sheets.jsonl_sheet import read_jsonl
from kg.loading.sheets.text_file import file_problem
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
    try:
        if path.is_file() and path.stat().st_size == 0:
            raise BadInput("the file is empty", where=path.name)
        return reader(path)
    except OSError as error:
        raise file_problem(path, error) from error


def edition_of(path: Path) -> str:
    """The digest of the bytes of a sheet, with those of the tables that belong to it."""
    files = (path, *companions(path)) if _READERS.get(path.suffix.lower()) is read_csv else (path,)
    found = sha256()
    for file in files:
        with file.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                found.update(chunk)
    return found.hexdigest()
