"""What a server did to the bytes on the way: nothing, or gzip that nobody asked for.

Some servers pack whatever they send. Others only say so of a file that is packed itself
(`list.csv.gz`): such a file is left as it is.
"""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from kg.errors import BadInput
from kg.loading.fetching.http import BrokenOff
from kg.loading.files import Limits

__all__ = ["coding_of", "unpack"]

_CHUNK = 1 << 16
_GZIP = ("gzip", "x-gzip")
_PACKED = (".gz", ".tgz")
_MAGIC = b"\x1f\x8b"
_LARGEST = Limits().unpacked


def coding_of(header: str | None, url: str) -> str | None:
    """The coding that the server names: gzip or None; BadInput for one that is not read."""
    told = (header or "identity").strip().lower()
    if told in ("identity", ""):
        return None
    if told not in _GZIP:
        raise BadInput(
            f"the server sends it packed as {told}, unasked, which is not read; download it with "
            "a browser, and load that file",
            where=url,
        )
    return "gzip"


def unpack(part: Path, plain: Path, target: Path, url: str) -> bool:
    """Write what was packed for the way as `plain`; False if the file itself is what is packed.

    BrokenOff if its end is missing; BadInput if it is damaged or becomes too large.
    """
    try:
        with gzip.open(part) as packed, plain.open("wb") as file:
            first = packed.read(_CHUNK)
            if target.name.lower().endswith(_PACKED) and first[:2] != _MAGIC:
                return False
            done = 0
            while first:
                done += len(first)
                if done > _LARGEST:
                    raise BadInput(f"unpacks to more than {_LARGEST >> 20} MB", where=url)
                file.write(first)
                first = packed.read(_CHUNK)
    except EOFError as error:
        raise BrokenOff("the connection broke off") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        part.unlink()
        raise BadInput(
            f"the server says that it is gzip, and it is not ({error})", where=url
        ) from error
    return True
