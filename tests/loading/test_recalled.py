"""What texts recall in a few words is found on record, whatever came first; never if it is open."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.articles.load import load_documents
from kg.ledger import Ledger
from kg.ledger.digest import ledger_digest
from kg.loading import find_loader
from kg.retract import retract
from tests.graph_folders import load_sheet

TEXTS = {
    "recalls": "Peru and Chile signed the joint declaration in Lima in 1929. The declaration was "
    "rejected by Bolivia.",
    "fisheries": "Peru and Chile signed a fisheries agreement in 1929.",
    "any": "Peru and Chile signed an agreement in 1929.",
    "no year": "Peru and Chile signed a declaration in Lima.",
    "one party": "Peru signed the joint declaration in 1929.",
    "conference": "The Lima Conference was held in March 1931.",
    "island": "Peru claims Gull Island.",
}


def signed(key: str, words: str, kind: str, day: str, *parties: str) -> dict[str, Any]:
    """A fact sheet that tells of an agreement."""
    facts: list[dict[str, Any]] = [
        {"subject": key, "predicate": "KIND", "value": kind},
        {"subject": key, "predicate": "DATED", "time": day, "phase": "signed"},
        *(
            {
                "subject": f"polity-{p}",
                "predicate": "AGREEMENT_ACTION",
                "object": key,
                "action": "signed",
            }
            for p in parties
        ),
    ]
    return {"things": {key: {"type": "Agreement", "words": words}}, "facts": facts}


DECLARATION = signed("d", "Joint Declaration of Lima", "declaration", "1929-06-03", "peru", "chile")
OF_THREE = signed("t", "Declaration", "declaration", "1929-07-01", "peru", "chile", "bolivia")
TREATY = signed("b", "Treaty on the Border", "treaty", "1929-06-03", "peru", "chile")
SECOND = signed("s", "Second Declaration", "declaration", "1929-09-09", "peru", "chile")
OTHERS = {
    "things": {
        "c": {"type": "Event", "words": "Lima Conference"},
        "g": {"type": "Place", "words": "Gull Island"},
    },
    "facts": [
        {"subject": "c", "predicate": "TOOK_PLACE", "time": "1931-03"},
        {"subject": "g", "predicate": "CLAIMED_BY", "object": "polity-peru"},
        {"subject": "g", "predicate": "CLAIMED_BY", "object": "polity-chile"},
    ],
}


class Folder:
    """A ledger into which texts and sheets are loaded by their names."""

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self.path = path
        self.ledger = Ledger(path, new=True)

    def sheet(self, title: str, sheet: dict[str, Any]) -> str:
        path = self.path / f"{title}.yml"
        path.write_text(yaml.safe_dump({"sheet": {"title": title, "publisher": title}, **sheet}))
        return load_sheet(self.ledger, path).source

    def text(self, title: str) -> str:
        path = self.path / f"{title}.txt"
        path.write_text(TEXTS[title])
        told = {"title": title, "publisher": "Coast", "published": "2001-02-03", "engine": "regex"}
        (report,) = load_documents(self.ledger, find_loader("article"), [path], told, by="me")
        return report.source

    def meant(self) -> dict[str, tuple[str, str]]:
        """By title of the text: the words of what it is taken for on record, and why."""
        rows = self.ledger.connection.execute(
            "SELECT s.attributes ->> 'title', j.\"right\", j.why FROM judgements j "
            'JOIN records r ON r.id = j."left" JOIN sources s ON s.id = r.dataset '
            "WHERE j.by = 'policy:known-thing' AND j.verdict = 'same' AND j.seq = "
            '(SELECT max(seq) FROM judgements WHERE "left" = j."left")'
        ).fetchall()
        return {title: (self._words(uid), why) for title, uid, why in rows}

    def _words(self, uid: str) -> str:
        found = self.ledger.connection.execute(
            'SELECT r.words FROM records r LEFT JOIN judgements j ON j."left" = r.id '
            'AND j."right" = ?1 WHERE (r.id = ?1 OR j."right" = ?1) AND j.by IS NOT '
            "'policy:known-thing' ORDER BY r.words",
            (uid,),
        ).fetchall()
        return " | ".join(words for (words,) in found)


def test_by_parties_year_and_kind_name_and_claimant(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    for title in TEXTS:
        folder.text(title)
    assert folder.meant() == {}
    folder.sheet("of three", OF_THREE)
    folder.sheet("treaty", TREATY)
    assert folder.meant() == {}
    folder.sheet("curated", DECLARATION)
    folder.sheet("others", OTHERS)
    meant = folder.meant()
    assert {title: words for title, (words, _) in meant.items()} == {
        "recalls": "Joint Declaration of Lima",
        "conference": "Lima Conference",
        "island": "Gull Island",
    }
    assert "1929 with polity-chile, polity-peru on record that fits" in meant["recalls"][1]
    assert "told by curated" in meant["recalls"][1]


def test_two_that_fit_are_none_and_it_is_judged_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    folder.sheet("curated", DECLARATION)
    folder.text("recalls")
    assert folder.meant()["recalls"][0] == "Joint Declaration of Lima"
    second = folder.sheet("second", SECOND)
    assert folder.meant() == {}
    retract(folder.ledger, second, by="me")
    assert folder.meant()["recalls"][0] == "Joint Declaration of Lima"
    retract(folder.ledger, second, by="me", undo=True)
    assert folder.meant() == {}


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_loading_does_not_matter(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)
    sheets = {"curated": DECLARATION, "treaty": TREATY, "others": OTHERS, "of three": OF_THREE}
    if seed % 2:
        sheets["second"] = SECOND
    outcomes = []
    for turn in range(2):
        folder = Folder(tmp_path / str(turn))
        steps = [*TEXTS, *sheets]
        source.shuffle(steps)
        ids = {
            step: folder.sheet(step, sheets[step]) if step in sheets else folder.text(step)
            for step in steps
        }
        gone = source.choice(sorted(ids))
        if turn:
            retract(folder.ledger, ids[gone], by="me")
            retract(folder.ledger, ids[gone], by="me", undo=True)
        outcomes.append((folder.meant(), ledger_digest(folder.ledger)))
    assert outcomes[0] == outcomes[1]
    assert ("recalls" in outcomes[0][0]) is not bool(seed % 2)
