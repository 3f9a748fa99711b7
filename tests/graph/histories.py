"""Made-up histories of a graph: what is loaded, withdrawn, reviewed, ranked and judged, in turn."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.ledger import Ledger
from kg.ledger.judgements import is_record
from tests.graph_folders import load_rows, withdraw

Row = dict[str, Any]


def _row(text: str, **cells: str) -> Row:
    subject, predicate, target = (part.strip() for part in text.split("|"))
    row: Row = {"subject": subject, "predicate": predicate, **cells}
    if target:
        row["object"] = target
    return row


def _participation() -> list[Row]:
    rows = [_row(f"{name} | PARTICIPATED_IN | talks") for name in ("Clara Corso", "David Duval")]
    for name, office in (("Anna Alba", "FM Japan"), ("Boris Bruno", "FM USSR")):
        rows += [
            _row(f"{name} | PARTICIPATED_IN | talks", capacity=office),
            _row(f"{name} | PARTICIPATED_IN | visit", capacity=office),
            _row(f"{name} | PARTICIPATED_IN | talks", polarity="denied"),
            _row(f"{name} | PARTICIPATED_IN | talks", modality="planned"),
        ]
    for name, polity in (("Clara Corso", "Japan"), ("David Duval", "Soviet Union")):
        rows.append(_row(f"{name} | PARTICIPATED_IN | talks", on_behalf_of=polity))
        rows.append(_row(f"{name} | PARTICIPATED_IN | visit", role="interpreter"))
    rows.append(_row("Elena Egger | PARTICIPATED_IN | talks", capacity="Envoy"))
    return rows


def _events() -> list[Row]:
    return [
        _row("talks | KIND | ", value="meeting"),
        _row("visit | KIND | ", value="visit"),
        _row("visit | KIND | ", value="meeting"),
        _row("talks | TOOK_PLACE | Moscow", time="1956-10-19"),
        _row("talks | TOOK_PLACE | ", time="1956-10"),
        _row("talks | TOOK_PLACE | Tokyo", time="1957-01-02"),
        _row("talks | TOOK_PLACE | Hall"),
        _row("talks | TOOK_PLACE | Moscow", polarity="denied"),
        _row("visit | TOOK_PLACE | Tokyo", time="1956-10-19", context="talks"),
        _row("Hall | PART_OF | Moscow"),
        _row("Moscow | PART_OF | Tokyo"),
        _row("talks | PRODUCED | treaty"),
        _row("talks | ABOUT | fish"),
        _row("treaty | REFERS_TO | protocol", kind="amends"),
        _row("Japan | STATED | talks", stance="supports", addressee="Soviet Union"),
    ]


def _offices() -> list[Row]:
    return [
        _row("FM Japan | OFFICE_RANK | ", value="minister"),
        _row("FM USSR | OFFICE_RANK | ", value="minister"),
        _row("Envoy | OFFICE_RANK | ", value="ambassador"),
        _row("FM Japan | SEATS | ", value="single"),
        _row("Envoy | SEATS | ", value="single"),
        _row("FM USSR | SEATS | ", value="single"),
        _row("FM Japan | OFFICE_OF | Japan"),
        _row("FM USSR | OFFICE_OF | Soviet Union"),
        _row("Envoy | OFFICE_OF | Germany"),
        _row("Envoy | OFFICE_OF | Japan"),
        _row("FM Japan | NAMED | ", value="Gaimu Daijin", lang="en", kind="official"),
        _row("Anna Alba | HELD_OFFICE | FM Japan", time="1950/1956-10-19"),
        _row("Clara Corso | HELD_OFFICE | FM Japan", time="1954-01-01/1958"),
        _row("Clara Corso | HELD_OFFICE | FM Japan", time="1954-01-01/1958", acting="true"),
        _row("Boris Bruno | HELD_OFFICE | FM USSR", time="1949/1957"),
        _row("Elena Egger | HELD_OFFICE | Envoy", time="1950/1956"),
        _row("Anna Alba | HELD_OFFICE | Envoy", time="1951/1952"),
        _row("David Duval | HELD_OFFICE | FM USSR", time="1953-01-01/1960"),
        _row("Elena Egger | HELD_OFFICE | FM USSR", time="1956-10-19", attested="yes"),
        _row("Elena Egger | PARTICIPATED_IN | talks", capacity="FM USSR"),
        _row("Clara Corso | PARTICIPATED_IN | visit", capacity="FM USSR"),
        _row("treaty | SIGNED_BY | Elena Egger", capacity="FM USSR"),
        _row("Anna Alba | BORN | ", time="1901-02-03"),
        _row("Anna Alba | BORN | ", time="1902-02-03"),
    ]


def _agreements() -> list[Row]:
    return [
        _row("treaty | KIND | ", value="treaty"),
        _row("treaty | KIND | ", value="declaration"),
        _row("protocol | PART_OF | treaty"),
        _row("treaty | DATED | ", phase="signed", time="1956-10-19"),
        _row("treaty | DATED | ", phase="signed", time="1956/1958"),
        _row("treaty | DATED | ", phase="signed", time="1956-10-19", polarity="denied"),
        _row("protocol | DATED | ", phase="signed", time="1957"),
        _row("treaty | DATED | ", phase="in_force", time="1956-12-12"),
        _row("treaty | DATED | ", phase="in_force", time="1957-01-12"),
        _row("treaty | DATED | ", phase="in_force", time="1956-12-12", party="Japan"),
        _row("treaty | DATED | ", phase="in_force", time="1957-03-12", party="Germany"),
        _row("Japan | AGREEMENT_ACTION | treaty", action="signed", time="1956-10-19"),
        _row("Japan | AGREEMENT_ACTION | treaty", action="ratified", time="1956-12-08"),
        _row("Japan | AGREEMENT_ACTION | treaty", action="withdrew", time="1960"),
        _row("Soviet Union | AGREEMENT_ACTION | treaty", action="listed"),
        _row("Soviet Union | AGREEMENT_ACTION | protocol", action="acceded", time="1958"),
        _row("treaty | SIGNED_BY | Anna Alba", on_behalf_of="Japan", capacity="FM Japan"),
        _row("treaty | NAMED | ", value="Fish Treaty", lang="en", kind="short"),
    ]


def _states() -> list[Row]:
    return [
        _row("Rock | CLAIMED_BY | Japan", time="1945/.."),
        _row("Rock | CLAIMED_BY | Japan", polarity="denied"),
        _row("Rock | CLAIMED_BY | Soviet Union", said_by="Boris Bruno", said_by_kind="named"),
        _row("Rock | ADMINISTERED_BY | Soviet Union", time="1945/1991"),
        _row("Rock | NAMED | ", value="Iwa", lang="en", kind="official", used_by="Japan"),
        _row("Rock | NAMED | ", value="Skala", lang="en", kind="official", used_by="Soviet Union"),
        _row("Rock | NAMED | ", value="The Rock", lang="en", kind="short"),
        _row("Japan | NAMED | ", value="State of Japan", lang="en", kind="official"),
        _row("Soviet Union | NAMED | ", value="USSR", lang="en", kind="usual"),
        _row("Rock | PART_OF | Moscow"),
        _row("Japan | AT_WAR | Soviet Union", time="1945-08-09/1956-12-12"),
        _row("Soviet Union | AT_WAR | Japan", time="1945-08-09/1956-12-12"),
        _row("Soviet Union | AT_WAR | Japan", polarity="denied"),
        _row("Germany | DIPLOMATIC_RELATIONS | Japan", time="1955/.."),
        _row(
            "Japan | DIPLOMATIC_RELATIONS | Germany",
            time="1955/..",
            protecting_power="Soviet Union",
        ),
        _row("Japan | DIPLOMATIC_RELATIONS | Soviet Union", modality="planned", time="1957"),
        _row(
            "Soviet Union | SUCCEEDED_BY | Germany",
            time="1991",
            said_by="Anna Alba > Clara Corso",
            said_by_kind="named > named",
        ),
    ]


ROWS: list[Row] = [*_participation(), *_events(), *_offices(), *_agreements(), *_states()]
_CITED = (None, None, "diary", "gazette", "issue")
_TITLES = ("one", "two", "three")


class History:
    """A graph's ledger, and the steps that can befall it, each drawn from `random`."""

    def __init__(self, ledger: Ledger, folder: Path, source: random.Random) -> None:
        self.ledger = ledger
        self.folder = folder
        self.random = source
        self.told: list[str] = []
        self.sheets: dict[str, list[Row]] = {}
        self.steps: dict[str, Callable[[], str]] = {
            "load": self._load,
            "edit": self._edit,
            "withdraw": self._withdraw,
            "review": self._review,
            "rank": self._rank,
            "judge": self._judge,
            "join": self._join,
        }

    def step(self) -> str:
        """One more thing happens; returns what it was."""
        kinds = ["load", "edit", "edit", "withdraw", "review", "rank", "judge"]
        kinds += ["join"] * 3
        kind = "load" if len(self.sheets) < 2 else self.random.choice(kinds)
        self.told.append(f"{kind}: {self.steps[kind]()}")
        return self.told[-1]

    def _load(self) -> str:
        title = self.random.choice(_TITLES)
        rows = [self._cited(row) for row in self.random.sample(ROWS, self.random.randint(8, 30))]
        return self._take(title, rows)

    def _edit(self) -> str:
        """A row or two less, a row or two more."""
        title = self.random.choice(sorted(self.sheets))
        rows = list(self.sheets[title])
        for _ in range(self.random.randint(1, 2)):
            if len(rows) > 1 and self.random.random() < 0.6:
                rows.pop(self.random.randrange(len(rows)))
            if self.random.random() < 0.6:
                rows.append(self._cited(self.random.choice(ROWS)))
        return self._take(title, rows)

    def _cited(self, row: Row) -> Row:
        cited = self.random.choice(_CITED)
        return {**row, "source": cited} if cited else dict(row)

    def _take(self, title: str, rows: list[Row]) -> str:
        self.sheets[title] = rows
        report = load_rows(self.ledger, self.folder, rows, title)
        return f"{title} {report.changes}"

    def _withdraw(self) -> str:
        rows = self.ledger.rows(
            "SELECT source AS id FROM statements WHERE dataset <> 'gazetteer' "
            "UNION SELECT dataset FROM statements WHERE dataset <> 'gazetteer' "
            "UNION SELECT id FROM sources WHERE attributes ->> 'title' = 'The gazette' ORDER BY 1"
        )
        # Where it is not loaded, its judgements of who is who stand and fall all the same.
        loaded = self.ledger.rows("SELECT id FROM sources WHERE id = 'gazetteer'")
        source = self.random.choice([row["id"] for row in rows] + ["gazetteer"] * (not loaded))
        event = "reinstated" if self.ledger.is_withdrawn(source) else "withdrawn"
        withdraw(self.ledger, source, event)
        return f"{source} {event}"

    def _statement(self) -> str:
        rows = self.ledger.rows(
            "SELECT id FROM statements WHERE dataset <> 'gazetteer' ORDER BY id"
        )
        return str(self.random.choice(rows)["id"])

    def _review(self) -> str:
        statement = self._statement()
        verdict = self.random.choice(["accepted", "rejected", "rejected"])
        with self.ledger.run("review", "test") as run:
            run.add(
                "reviews", statement=statement, verdict=verdict, by="me", kind="person", why=None
            )
        return f"{statement} {verdict}"

    def _rank(self) -> str:
        statement = self._statement()
        rank = self.random.choice(["deprecated", "deprecated", "preferred", "normal"])
        with self.ledger.run("rank", "test") as run:
            run.add("ranks", statement=statement, rank=rank, by="me", why=None)
        return f"{statement} {rank}"

    def _judge(self) -> str:
        """Two records of a type are one, or one of them stands for itself again."""
        rows = self.ledger.rows(
            "SELECT id, type FROM records WHERE dataset <> 'gazetteer' ORDER BY id"
        )
        left = self.random.choice(rows)
        others = [row["id"] for row in rows if row["type"] == left["type"]]
        verdict = self.random.choice(["same", "same", "not_same"])
        return self._say(left["id"], self.random.choice(others), verdict, "me", None)

    def _join(self) -> str:
        """Two things of a type are one, are not, or nobody can tell any more."""
        rows = self.ledger.rows(
            'SELECT "right" AS id FROM judgements j JOIN records r ON r.id = j."left" '
            "WHERE r.dataset <> 'gazetteer' "
            "UNION SELECT id FROM records WHERE dataset <> 'gazetteer' ORDER BY 1"
        )
        ids = [row["id"] for row in rows]
        left = self.random.choice(ids)
        right = self.random.choice([x for x in ids if x.split("-")[0] == left.split("-")[0]])
        verdict = self.random.choice(["same"] * 4 + ["not_same", "unsure"])
        # Policies name things; a record that one names instead has no policy's word of its own.
        by = self.random.choice(["me", "me", "you", "me" if is_record(right) else "policy:test"])
        sources = self.ledger.rows("SELECT DISTINCT id FROM sources ORDER BY id")
        evidence = self.random.choice([None, None, self.random.choice(sources)["id"]])
        return self._say(left, right, verdict, by, evidence)

    def _say(self, left: str, right: str, verdict: str, by: str, evidence: str | None) -> str:
        told = {"left": left, "right": right, "verdict": verdict, "by": by, "evidence": evidence}
        with self.ledger.run("judge", "test") as run:
            run.add("judgements", why="so it seems", **told)
        return f"{left} {verdict} {right} by {by}, {evidence}"
