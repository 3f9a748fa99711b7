"""What a change reaches: the statements to look at again, and the things they touch.

A projection that lags behind is brought up to date by computing the view over
these statements alone. Every set here may be larger than need be, never smaller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ledger import Ledger
from kg.schema import Schema
from kg.view.changed import changed
from kg.view.scope import Scope
from kg.view.search import LedgerSearch, Row

__all__ = ["Neighbourhood", "neighbourhood"]

_OFFICE = frozenset({"OFFICE_RANK", "SEATS", "OFFICE_OF", "NAMED"})


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The reach of everything that happened after a run.

    `statements` is what the view is computed over. Of its outcome count only:
    the nodes in `touched`; the edges whose (start, type, end) is in `edges`,
    those that start at one of `whole` or are derived from it (events and
    agreements), those into one of `seats` (HELD_OFFICE); the statements in
    `restated`, the sources in `sources`.
    """

    statements: frozenset[str]
    touched: frozenset[str]
    edges: frozenset[tuple[str, str, str]]
    whole: frozenset[str]
    seats: frozenset[str]
    restated: frozenset[str]
    sources: frozenset[str]


def neighbourhood(
    ledger: Ledger,
    schema: Schema,
    since: int,
    scope: Scope = Scope(),
    before: Scope = Scope(),
) -> Neighbourhood | None:
    """What is otherwise in a scope now than it was in the scope `before` after run `since`.

    With all that it reaches. None: build anew instead.
    """
    found = changed(ledger, since, scope, before)
    if found is None:
        return None
    search = LedgerSearch(ledger.connection, found.before, found.now)
    spread = _Spread(search, schema, found.statements, found.reassigned)
    return spread.spread(found.sources)


class _Spread:
    def __init__(
        self, search: LedgerSearch, schema: Schema, changed: set[str], reassigned: set[str]
    ) -> None:
        self.search = search
        self.schema = schema
        self.changed = changed
        self.reassigned = reassigned
        self.delta: list[Row] = search.statements("id", changed)
        self.near: set[str] = set(changed)
        self.under_title: list[Row] = []
        self.title_holders = {
            name: rule.conflict["title"]["holder"][0]
            for name, rule in schema.relations.items()
            if "title" in rule.conflict
        }
        self.node_predicates = {
            name for name, rule in schema.relations.items() if rule.attribute
        } | {"NAMED", "HELD_OFFICE", "CLAIMED_BY", "ADMINISTERED_BY"}

    def spread(self, sources: frozenset[str]) -> Neighbourhood:
        touched = self._touched()
        seats = {uid for uid in touched if uid.startswith("office-")}
        touched |= self._reached(touched, seats)
        whole = {uid for uid in touched if uid.startswith(("event-", "agreement-"))}
        seats |= self._borne_at(whole)
        restated = self._gather(touched, whole, seats)
        self._titles(restated, seats)
        self._support()
        return Neighbourhood(
            frozenset(self.near),
            frozenset(touched),
            frozenset(self._edges()),
            frozenset(whole),
            frozenset(seats),
            frozenset(restated),
            sources,
        )

    def _touched(self) -> set[str]:
        records = {row[1] for row in self.delta} | {row[3] for row in self.delta if row[3]}
        return self.search.uids_of(records | self.search.mentioned(self.changed) | self.reassigned)

    def _subjects(self, *predicates: str) -> set[str]:
        """All records of whatever the changed statements with these predicates are about."""
        records = {row[1] for row in self.delta if row[2] in predicates}
        return self.search.records_of(self.search.uids_of(records)) if records else set()

    def _reached(self, touched: set[str], seats: set[str]) -> set[str]:
        """Things that depend on a changed one: holders, events, places named by it."""
        found: set[str] = set()
        search = self.search
        rows = search.statements("object", search.records_of(seats))
        found |= {row[1] for row in rows if row[2] == "HELD_OFFICE"}
        offices = self._subjects("OFFICE_OF", "OFFICE_RANK", "SEATS") | self._offices_held()
        found |= self._told_under_title(search.mentioning(offices))
        ranked = search.mentioning(self._subjects("OFFICE_RANK"))
        found |= {end for row in ranked for end in (row[1], row[3]) if end}
        users = search.records_of(search.uids_of(self.reassigned))
        named = search.mentioning(self._subjects("NAMED") | users)
        found |= {row[1] for row in named if row[2] == "NAMED"}
        places = self._parts_of(self._subjects("PART_OF", "KIND"))
        found |= {row[1] for row in search.statements("object", places) if row[2] == "TOOK_PLACE"}
        return search.uids_of(found) if found else set()

    def _offices_held(self) -> set[str]:
        """All records of the offices whose record of holders changed, by more than a title."""
        held = {row[0] for row in self.delta if row[2] == "HELD_OFFICE"}
        sql = "SELECT s.object FROM asked CROSS JOIN statements s ON s.id = x WHERE NOT s.attested"
        return self.search.records_of(self.search.uids_of(self.search.one(sql, held)))

    def _told_under_title(self, rows: list[Row]) -> set[str]:
        """The records of events and agreements at which somebody acted in an office."""
        ends = {name: 3 if end == "subject" else 1 for name, end in self.title_holders.items()}
        return {str(row[ends[row[2]]]) for row in rows if row[2] in ends and row[ends[row[2]]]}

    def _borne_at(self, things: set[str]) -> set[str]:
        """The offices in which people acted at these events and agreements."""
        records = self.search.records_of(things)
        rows = self.search.statements("object", records) + self.search.statements(
            "subject", records
        )
        self.under_title = [row for row in rows if row[2] in self.title_holders]
        found = self.search.uids_of(self.search.mentioned(row[0] for row in self.under_title))
        return {uid for uid in found if uid.startswith("office-")}

    def _parts_of(self, places: set[str]) -> set[str]:
        """All records of the places and of everything that lies in them."""
        search, found, last = self.search, set(places), set(places)
        while last:
            rows = search.statements("object", last)
            parts = {row[1] for row in rows if row[2] == "PART_OF"}
            last = search.records_of(search.uids_of(parts)) - found if parts else set()
            found |= last
        return found

    def _titles(self, restated: set[str], seats: set[str]) -> None:
        """Add what titles are held against: the holders of the office, and the day of the event.

        Also the other way round: a term that is written anew is held against all titles.
        """
        search = self.search
        seats = seats | self._offices_of(restated)
        mentioned = search.mentioned(restated)
        offices = {uid for uid in search.uids_of(mentioned) if uid.startswith("office-")}
        held = search.statements("object", search.records_of(offices | seats))
        self.near |= {row[0] for row in held if row[2] == "HELD_OFFICE"}
        rows = search.mentioning(search.records_of(seats)) + search.statements("id", restated)
        under = [row for row in rows if row[2] in self.title_holders]
        self.near |= {row[0] for row in under}
        things = search.uids_of(self._told_under_title(under))
        self._add_about(search.records_of(things), {"TOOK_PLACE", "DATED"})

    def _gather(self, touched: set[str], whole: set[str], seats: set[str]) -> set[str]:
        """Add what the touched things need; returns the statements to be written anew."""
        search = self.search
        restated = set(self.changed)
        everything = search.records_of(whole)
        rows = search.statements("subject", everything) + search.statements("object", everything)
        restated |= {row[0] for row in rows}
        rows = search.statements("object", search.records_of(seats))
        restated |= {row[0] for row in rows if row[2] == "HELD_OFFICE"}
        restated |= self._siblings()
        self.near |= restated | self._rivals(restated)
        rows = search.statements("subject", search.records_of(touched))
        self.near |= {row[0] for row in rows if row[2] in self.node_predicates}
        unnamed = search.records_of(touched) - self._kept_by_gazetteer(touched)
        for column in ("subject", "object"):
            self.near |= {row[0] for row in search.statements(column, unnamed)}
        self.near |= {row[0] for row in search.mentioning(unnamed)}
        return restated

    def _kept_by_gazetteer(self, uids: set[str]) -> set[str]:
        """The records of things that the gazetteer names: they need no other witness."""
        sql = (
            'SELECT j."right" FROM asked CROSS JOIN judgements j ON j."right" = x '
            "JOIN records r ON r.id = j.\"left\" WHERE r.dataset = 'gazetteer' "
            "AND coalesce((SELECT event FROM withdrawals WHERE source = 'gazetteer' "
            "ORDER BY seq DESC LIMIT 1), '') <> 'withdrawn'"
        )
        now = self.search.clusters[-1]
        listed = {now.uid(x) for x in self.search.one(sql, self.search.records_of(uids))}
        kept = {uid for uid in uids if now.uid(uid) in listed}
        return LedgerSearch(self.search.connection, now).records_of(kept)

    def _siblings(self) -> set[str]:
        """Statements with a changed one's subject and predicate, either way round if symmetric."""
        wanted: dict[str, set[str]] = {}
        for _, subject, predicate, target in self.delta:
            rule = self.schema.relations.get(predicate)
            ends = [subject, target] if rule and rule.symmetric and target else [subject]
            wanted.setdefault(predicate, set()).update(ends)
        found: set[str] = set()
        for predicate, records in wanted.items():
            everyone = self.search.records_of(self.search.uids_of(records))
            found |= {
                row[0] for row in self.search.statements("subject", everyone) if row[2] == predicate
            }
        return found

    def _rivals(self, restated: set[str]) -> set[str]:
        """The terms in the same offices: what is written anew is held against them."""
        offices = self.search.records_of(self._offices_of(restated))
        held = self.search.statements("object", offices)
        return {row[0] for row in held if row[2] == "HELD_OFFICE"}

    def _offices_of(self, terms: set[str]) -> set[str]:
        """The offices that somebody held according to these statements."""
        rows = self.search.statements("id", terms)
        return self.search.uids_of({r[3] for r in rows if r[2] == "HELD_OFFICE" and r[3]})

    def _support(self) -> None:
        """Add what the gathered statements are judged by: offices, name users, wholes of places."""
        search = self.search
        rows = search.statements("id", self.near)
        offices = {row[3] for row in rows if row[2] == "HELD_OFFICE" and row[3]}
        self._add_about(search.records_of(search.uids_of(offices)), _OFFICE)
        places = {row[3] for row in rows if row[2] in ("TOOK_PLACE", "PART_OF") and row[3]}
        seen: set[str] = set()
        while places := search.records_of(search.uids_of(places)) - seen:
            seen |= places
            above = search.statements("subject", places)
            self.near |= {row[0] for row in above if row[2] in ("PART_OF", "NAMED", "KIND")}
            places = {row[3] for row in above if row[2] == "PART_OF" and row[3]}
        mentioned = search.mentioned(self.near)
        self._add_about(search.records_of(search.uids_of(mentioned)), _OFFICE)

    def _add_about(self, records: Iterable[str], predicates: Iterable[str]) -> None:
        wanted = set(predicates)
        rows = self.search.statements("subject", records)
        self.near |= {row[0] for row in rows if row[2] in wanted}

    def _edges(self) -> set[tuple[str, str, str]]:
        found = set()
        for _, subject, predicate, target in (*self.delta, *self.under_title):
            if target is None:
                continue
            for start in self.search.uids_of({subject}):
                for end in self.search.uids_of({target}):
                    found.add((start, predicate, end))
                    rule = self.schema.relations.get(predicate)
                    if rule is not None and rule.symmetric:
                        found.add((end, predicate, start))
        return found
