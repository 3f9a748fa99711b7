"""Writes loaders/events/codes.yml: the codes of CAMEO with their names, and PLOVER's for them.

    python tools/build_event_codes.py ../shared/data

CAMEO's table is from andybega/icews (MIT). PLOVER's events are in circulation in two lists: that of
the gold records of 2016 and that of the conversion table of 2021 (Open Event Data Alliance,
CC BY-SA 4.0). Codes and their correspondence are taken, no text.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import yaml

OUT = Path(__file__).parents[1] / "loaders" / "events" / "codes.yml"
LINE = re.compile(r"(\d{2,4}):\s*([A-Z]+)\s*(?:,\s*([a-z_-]*))?")


def main(data: Path) -> None:
    """Read the three files and write the table."""
    with (data / "cameo" / "cameo-codes.csv").open(encoding="latin-1", newline="") as stream:
        cameo = {row["code"]: row["name"].strip() for row in csv.DictReader(stream)}
    plover: dict[str, str] = {}
    for line in (data / "plover" / "CAMEO2PLOVER-2021.txt").read_text("utf-8").splitlines():
        if found := LINE.match(line):
            plover.setdefault(found[1], " ".join(filter(None, (found[2], found[3]))))
    gold = json.loads((data / "plover" / "PLOVER_GSR_CAMEO.json").read_text("utf-8"))
    lists = {
        "2016": sorted({row["event"] for row in gold} - {"DOCUMENT"}),
        "2021": sorted({text.split()[0] for text in plover.values()}),
    }
    head = (
        "# Written by tools/build_event_codes.py; sources and licences stand there and in NOTICE.\n"
    )
    text = yaml.safe_dump(
        {"plover_lists": lists, "cameo": cameo, "cameo_to_plover": plover},
        width=100,
        sort_keys=True,
    )
    OUT.write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
