"""The example in CONTRIBUTING.md does what the page says, exactly as it is printed."""

from __future__ import annotations

import re
from pathlib import Path

from kg.folder import GraphFolder
from kg.loading import find_loader, load_path
from tests.command_line import ROOT
from tests.loaders.loading import of, said

TABLE = """\
id,visitor,from,day,ship
1,Anna Alba,U.S.S.R.,19/10/1956,
2,Boris Bruno,Nowhereland,5/1957,Aurora
"""


def blocks(language: str) -> list[str]:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def test_the_example_loads_as_printed(folder: GraphFolder, tmp_path: Path) -> None:
    (source,), (load,) = blocks("yaml"), blocks("python")
    assert len(load.strip().splitlines()) <= 30
    target = folder.path / "loaders" / "visits"
    target.mkdir(parents=True)
    (target / "source.yml").write_text(source)
    (target / "load.py").write_text(load)
    data = tmp_path / "data"
    data.mkdir()
    (data / "visits.csv").write_text(TABLE)
    loader = find_loader("visits", [folder.path / "loaders"])
    before = len(said(folder.ledger))
    report = load_path(folder.ledger, loader, data, {}, by="test")
    assert (report.read, report.refused, report.silent) == (2, [], [])
    assert report.left_over == {"ship": (1, "visits.csv:3")}
    assert [str(u).split(":")[0] for u in report.unresolved] == ["Nowhereland (1957-05)"]
    rows = said(folder.ledger)[before:]
    assert [r["time"] for r in of(rows, "TOOK_PLACE")] == ["1956-10-19", "1957-05"]
    assert [r["subject"] for r in of(rows, "PARTICIPATED_IN")] == ["Anna Alba", "Boris Bruno"]
    who = 'SELECT "right" FROM judgements j JOIN records r ON r.id = j."left" WHERE r.words = ?'
    assert folder.ledger.rows(who, ("U.S.S.R.",))[0]["right"] == "polity-soviet-union"
    again = load_path(folder.ledger, loader, data, {}, by="test")
    assert again.changed_nothing
