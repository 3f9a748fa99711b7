"""Pairs of small statements, each named by the rule it shows, with what is to be found.

A line is `subject | predicate | object, value or nothing | time | column=text, ...`. The first word
of a subject or object tells its type (THINGS); `seat` is an office that one person holds at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["CASES", "THINGS", "case_rows"]

THINGS = {
    "Anna Alba": "Person",
    "Boris Bruno": "Person",
    "Clara Corso": "Person",
    "Alba": "Person",
    "seat": "Office",
    "bench": "Office",
    "talks": "Event",
    "treaty": "Agreement",
    "Moscow": "Place",
    "Tokyo": "Place",
    "Hall": "Place",
    "Kremlin": "Place",
    "Russia": "Place",
    "Rock": "Place",
    "North": "Polity",
    "South": "Polity",
    "East": "Polity",
}

_SEAT = "seat | SEATS | single"
_MEETING = "talks | KIND | meeting"
_ANNA = "Anna Alba | HELD_OFFICE | seat | "
_CLARA = "Clara Corso | HELD_OFFICE | seat | "
_BORIS = "Boris Bruno | HELD_OFFICE | seat | "
_BORN = "Anna Alba | BORN |  | "
_TOOK = "talks | TOOK_PLACE |  | "
_FORCE = "treaty | DATED |  | "
_AS_SEAT = "Boris Bruno | PARTICIPATED_IN | talks |  | capacity=seat"
_CLAIM = "Rock | CLAIMED_BY | North | "

# what is found: kinds with their standing; "" is certain
CASES: dict[str, tuple[str, list[str]]] = {
    # dates
    "two dates of birth": ("date", [_BORN + "1901-02-03", _BORN + "1902-02-03"]),
    "two dates of death": (
        "date",
        ["Anna Alba | DIED |  | 1971-02-03", "Anna Alba | DIED |  | 1972-02-03"],
    ),
    "a day outside the year": ("date", [_BORN + "1901", _BORN + "1902-02-03"]),
    "a day outside the decade": ("date", [_BORN + "190X", _BORN + "1912-02-03"]),
    "two years": ("date", [_BORN + "1901", _BORN + "1902"]),
    "two months": ("date", [_BORN + "1901-03", _BORN + "1901-04"]),
    "another precision": ("", [_BORN + "1901", _BORN + "1901-02", _BORN + "1901-02-03"]),
    "an approximate year": ("", [_BORN + "1901~", _BORN + "1901-02-03"]),
    "a day inside the range": ("", [_BORN + "1900/1903", _BORN + "1901-02-03"]),
    "one day told by two": ("", [_BORN + "1901-02-03", _BORN + "1901-02-03 | source=diary"]),
    "one day apart": ("date same_day", [_BORN + "1901-02-03", _BORN + "1901-02-04"]),
    "the day after the month": ("date same_day", [_BORN + "1901-02", _BORN + "1901-03-01"]),
    "two days apart": ("date", [_BORN + "1901-02-03", _BORN + "1901-02-05"]),
    "a planned date": ("", [_BORN + "1901-02-03", _BORN + "1902-02-03 | modality=planned"]),
    "an alleged date": ("", [_BORN + "1901-02-03", _BORN + "1902-02-03 | modality=alleged"]),
    "a Julian date twelve days before": (
        "date same_day",
        [_BORN + "1855-01-26 | calendar=unknown", _BORN + "1855-02-07"],
    ),
    "a Julian date and the Gregorian one": (
        "date same_day",
        [_BORN + "1855-01-26 | calendar=julian", _BORN + "1855-02-07"],
    ),
    "a month between calendars": (
        "date",
        [_BORN + "1855-01-26 | calendar=julian", _BORN + "1855-03-07"],
    ),
    "twelve days, no calendar told, before 1923": (
        "date same_day",
        [_BORN + "1855-01-26", _BORN + "1855-02-07"],
    ),
    "ten days in the seventeenth century": (
        "date same_day",
        [_BORN + "1648-10-14", _BORN + "1648-10-24"],
    ),
    "eleven days in the eighteenth": (
        "date same_day",
        [_BORN + "1774-07-10", _BORN + "1774-07-21"],
    ),
    "thirteen days in the twentieth": (
        "date same_day",
        [_BORN + "1917-10-25", _BORN + "1917-11-07"],
    ),
    "thirteen days in the nineteenth": ("date", [_BORN + "1855-01-26", _BORN + "1855-02-08"]),
    "thirteen days after all had changed": ("date", [_BORN + "1956-10-06", _BORN + "1956-10-19"]),
    "twelve days, both Gregorian": (
        "date",
        [_BORN + "1855-01-26 | calendar=gregorian", _BORN + "1855-02-07 | calendar=gregorian"],
    ),
    "twelve days, both Julian": (
        "date",
        [_BORN + "1855-01-26 | calendar=julian", _BORN + "1855-02-07 | calendar=julian"],
    ),
    "two days of one meeting": ("date", [_MEETING, _TOOK + "1956-10-10", _TOOK + "1956-10-19"]),
    "two days of one call": (
        "date",
        ["talks | KIND | call", _TOOK + "1956-10-10", _TOOK + "1956-10-19"],
    ),
    "a meeting of several days": (
        "",
        [_MEETING, _TOOK + "1956-10-13/1956-10-19", _TOOK + "1956-10-15"],
    ),
    "several days of a visit": (
        "",
        ["talks | KIND | visit", _TOOK + "1956-10-10", _TOOK + "1956-10-19"],
    ),
    "several days of a conference": (
        "",
        ["talks | KIND | conference", _TOOK + "1956-10-10", _TOOK + "1956-10-19"],
    ),
    "a visit that some call a meeting": (
        "",
        [_MEETING, "talks | KIND | visit", _TOOK + "1956-10-10", _TOOK + "1956-10-19"],
    ),
    "an event of no known kind": ("", [_TOOK + "1956-10-10", _TOOK + "1956-10-19"]),
    "signed on several days": (
        "",
        [_FORCE + "1956-10-19 | phase=signed", _FORCE + "1956-11-19 | phase=signed"],
    ),
    "two entries into force": (
        "date",
        [_FORCE + "1956-12-12 | phase=in_force", _FORCE + "1957-01-12 | phase=in_force"],
    ),
    "two terminations": (
        "date",
        [_FORCE + "1956-12-12 | phase=terminated", _FORCE + "1957-01-12 | phase=terminated"],
    ),
    "in force and terminated": (
        "",
        [_FORCE + "1956-12-12 | phase=in_force", _FORCE + "1957-01-12 | phase=terminated"],
    ),
    "in force for each party apart": (
        "",
        [
            _FORCE + "1956-12-12 | phase=in_force, party=North",
            _FORCE + "1957-01-12 | phase=in_force, party=South",
        ],
    ),
    "two entries into force for one party": (
        "date",
        [
            _FORCE + "1956-12-12 | phase=in_force, party=North",
            _FORCE + "1957-01-12 | phase=in_force, party=North",
        ],
    ),
    "in force among many, no party named": (
        "date possible",
        [
            *(f"{p} | AGREEMENT_ACTION | treaty |  | action=ratified" for p in ("North", "South")),
            "East | AGREEMENT_ACTION | treaty |  | action=acceded",
            _FORCE + "1956-12-12 | phase=in_force",
            _FORCE + "1957-01-12 | phase=in_force",
        ],
    ),
    # places
    "two places of one meeting": (
        "place",
        [_MEETING, "talks | TOOK_PLACE | Moscow", "talks | TOOK_PLACE | Tokyo"],
    ),
    "one place told by two": (
        "",
        [_MEETING, "talks | TOOK_PLACE | Moscow", "talks | TOOK_PLACE | Moscow |  | source=diary"],
    ),
    "a place inside the other": (
        "",
        [
            _MEETING,
            "talks | TOOK_PLACE | Moscow",
            "talks | TOOK_PLACE | Hall",
            "Hall | PART_OF | Moscow",
        ],
    ),
    "a place inside the other, three steps down": (
        "",
        [
            _MEETING,
            "talks | TOOK_PLACE | Hall",
            "talks | TOOK_PLACE | Russia",
            "Hall | PART_OF | Kremlin",
            "Kremlin | PART_OF | Moscow",
            "Moscow | PART_OF | Russia",
        ],
    ),
    "two rooms of one house": (
        "place",
        [
            _MEETING,
            "talks | TOOK_PLACE | Hall",
            "talks | TOOK_PLACE | Kremlin",
            "Hall | PART_OF | Moscow",
            "Kremlin | PART_OF | Moscow",
        ],
    ),
    "a venue of which nobody says where it lies": (
        "place possible",
        [
            _MEETING,
            "talks | TOOK_PLACE | Hall",
            "talks | TOOK_PLACE | Moscow",
            "Hall | KIND | venue",
        ],
    ),
    "several places of a visit": (
        "",
        ["talks | KIND | visit", "talks | TOOK_PLACE | Moscow", "talks | TOOK_PLACE | Tokyo"],
    ),
    "several places of a conference": (
        "",
        ["talks | KIND | conference", "talks | TOOK_PLACE | Moscow", "talks | TOOK_PLACE | Tokyo"],
    ),
    "a planned place": (
        "",
        [
            _MEETING,
            "talks | TOOK_PLACE | Moscow",
            "talks | TOOK_PLACE | Tokyo |  | modality=planned",
        ],
    ),
    # seats
    "two holders of one seat": ("seat", [_SEAT, _ANNA + "1950/1956", _CLARA + "1954/1958"]),
    "a holder within the term of another": (
        "seat",
        [_SEAT, _ANNA + "1950/1960", _CLARA + "1954/1956"],
    ),
    "somewhere within the term of another": (
        "seat",
        [_SEAT, _ANNA + "1950/1960", _CLARA + "1954"],
    ),
    "from a day within the term of another": (
        "seat",
        [_SEAT, _ANNA + "1950-01-01/1960-01-01", _CLARA + "1954-05-05/"],
    ),
    "one source against itself": (
        "seat",
        [
            _SEAT,
            _ANNA + "1950/1956 | source=diary",
            _CLARA + "1954/1958 | source=diary",
        ],
    ),
    "a succession on a day": (
        "",
        [_SEAT, _ANNA + "1950-01-01/1956-10-19", _CLARA + "1956-10-19/1958-01-01"],
    ),
    "a succession in a month": ("", [_SEAT, _ANNA + "1950-01/1956-10", _CLARA + "1956-10/1958-01"]),
    "a succession in a year": ("", [_SEAT, _ANNA + "1950/1956", _CLARA + "1956/1958"]),
    "a day within the last year": ("", [_SEAT, _ANNA + "1950/1956", _CLARA + "1956-03-01/1958"]),
    "a term within the last year": ("", [_SEAT, _ANNA + "1950/1956", _CLARA + "1956"]),
    "a gap between holders": ("", [_SEAT, _ANNA + "1950/1954", _CLARA + "1956/1958"]),
    "a day too many": (
        "seat same_day",
        [_SEAT, _ANNA + "1950-01-01/1956-10-20", _CLARA + "1956-10-19/1958-01-01"],
    ),
    "thirteen days of two calendars": (
        "seat same_day",
        [_SEAT, _ANNA + "1916-01-01/1917-11-07", _CLARA + "1917-10-25/1918-03-13"],
    ),
    "thirteen days of one calendar": (
        "seat",
        [
            _SEAT,
            _ANNA + "1916-01-01/1917-11-07 | calendar=gregorian",
            _CLARA + "1917-10-25/1918-03-13 | calendar=gregorian",
        ],
    ),
    "an end in an unknown year of a decade": (
        "seat possible",
        [_SEAT, _ANNA + "1941/195X", _CLARA + "1953/1962"],
    ),
    "an acting holder": ("", [_SEAT, _ANNA + "1950/1956", _CLARA + "1954/1958 | acting=true"]),
    "acting by another source alone": (
        "seat",
        [
            _SEAT,
            _ANNA + "1950/1956",
            _CLARA + "1954/1958",
            _CLARA + "1954/1958 | acting=true, source=diary",
        ],
    ),
    "said not to act": ("seat", [_SEAT, _ANNA + "1950/1956", _CLARA + "1954/1958 | acting=false"]),
    "an unknown end before a follower": ("", [_SEAT, _ANNA + "1950/", _CLARA + "1954/1958"]),
    "an unknown beginning": ("", [_SEAT, _ANNA + "1950/1954", _CLARA + "/1958"]),
    "two open ends": ("seat", [_SEAT, _ANNA + "1950/..", _CLARA + "1954/.."]),
    "an open end in an older source": (
        "",
        [_SEAT, _ANNA + "1950/.. | source=yearbook", _CLARA + "1954/1958"],
    ),
    "reckoned from the appointment": (
        "",
        [
            _SEAT,
            _ANNA + "1950-01-01/1956-10-19",
            _CLARA + "1956-08-01/1958-01-01 | start_cause=appointed",
        ],
    ),
    "two acts that begin one term": (
        "",
        [
            _SEAT,
            _CLARA + "1956-08-01/1958-01-01 | start_cause=appointed",
            _CLARA + "1956-10-19/1958-01-01 | start_cause=credentials_presented",
        ],
    ),
    "sworn in during the term of another": (
        "seat",
        [
            _SEAT,
            _ANNA + "1950-01-01/1956-10-19",
            _CLARA + "1956-08-01/1958-01-01 | start_cause=sworn_in",
        ],
    ),
    "appointed years before": (
        "seat",
        [
            _SEAT,
            _ANNA + "1950-01-01/1956-10-19",
            _CLARA + "1953-08-01/1958-01-01 | start_cause=appointed",
        ],
    ),
    "many seats": (
        "",
        [
            "bench | SEATS | many",
            "Anna Alba | HELD_OFFICE | bench | 1950/1956",
            "Clara Corso | HELD_OFFICE | bench | 1954/1958",
        ],
    ),
    "seats not told": ("", [_ANNA + "1950/1956", _CLARA + "1954/1958"]),
    "two offices": (
        "",
        [_SEAT, _ANNA + "1950/1956", "Clara Corso | HELD_OFFICE | bench | 1954/1958"],
    ),
    "one holder told twice": (
        "",
        [_SEAT, _ANNA + "1950/1956", _ANNA + "1951/1957 | source=diary"],
    ),
    "perhaps one holder under two names": (
        "seat possible",
        [_SEAT, _ANNA + "1950/1956", "Alba | HELD_OFFICE | seat | 1954/1958"],
    ),
    "appointed and never served": (
        "",
        [_SEAT, _ANNA + "1950/1956", _CLARA + "1954/1958 | modality=planned"],
    ),
    # titles
    "a title that another held": (
        "title",
        [_SEAT, _ANNA + "1950/1956", _BORIS + "1953-05-05 | attested=yes"],
    ),
    "a title borne at a meeting": (
        "title",
        [_SEAT, _ANNA + "1950/1956", _MEETING, _TOOK + "1953-05-05", _AS_SEAT],
    ),
    "a title borne long after the term": (
        "title",
        [
            _SEAT,
            _BORIS + "1940/1949",
            _ANNA + "1950/1956",
            _MEETING,
            _TOOK + "1953-05-05",
            _AS_SEAT,
        ],
    ),
    "a title borne under a treaty": (
        "title",
        [
            _SEAT,
            _ANNA + "1950/1956",
            _FORCE + "1953-05-05 | phase=signed",
            "treaty | SIGNED_BY | Boris Bruno |  | capacity=seat",
        ],
    ),
    "a title on the day of the handover": (
        "",
        [_SEAT, _ANNA + "1950/1953-05-05", _BORIS + "1953-05-05 | attested=yes"],
    ),
    "a title the day before the handover": (
        "title same_day",
        [
            _SEAT,
            _ANNA + "1950/1953-05-06",
            _CLARA + "1953-05-06/1958",
            _BORIS + "1953-05-05 | attested=yes",
        ],
    ),
    "a title a day after the end": (
        "title same_day",
        [
            _SEAT,
            _BORIS + "1945/1953-05-04",
            _ANNA + "1953-05-04/1956",
            _BORIS + "1953-05-05 | attested=yes",
        ],
    ),
    "a title within the own term": (
        "",
        [_SEAT, _BORIS + "1950/1956", _BORIS + "1953-05-05 | attested=yes"],
    ),
    "a title within an acting term": (
        "",
        [
            _SEAT,
            _ANNA + "1950/1956",
            _BORIS + "1953/1954 | acting=true",
            _BORIS + "1953-05-05 | attested=yes",
        ],
    ),
    "a title in a gap of the record": (
        "",
        [
            _SEAT,
            _ANNA + "1950/1952",
            _CLARA + "1955/1958",
            _BORIS + "1953-05-05 | attested=yes",
        ],
    ),
    "a title and an acting holder": (
        "",
        [_SEAT, _ANNA + "1950/1956 | acting=true", _BORIS + "1953-05-05 | attested=yes"],
    ),
    "two titles on one day": (
        "",
        [_SEAT, _ANNA + "1953-05-05 | attested=yes", _BORIS + "1953-05-05 | attested=yes"],
    ),
    "titles never end a term": (
        "",
        [
            _SEAT,
            _ANNA + "1950-05-05 | attested=yes",
            _ANNA + "1956-05-05 | attested=yes",
            _BORIS + "1953-05-05 | attested=yes",
        ],
    ),
    "an acting title": (
        "",
        [_SEAT, _ANNA + "1950/1956", _BORIS + "1953-05-05 | attested=yes, acting=true"],
    ),
    "a title in an imprecise year": (
        "",
        [_SEAT, _ANNA + "1950/1953", _BORIS + "1953 | attested=yes"],
    ),
    "the own term has no known end": (
        "title possible",
        [
            _SEAT,
            _BORIS + "1945/",
            _ANNA + "1950/1956",
            _BORIS + "1953-05-05 | attested=yes",
        ],
    ),
    "a title of perhaps the holder": (
        "title possible",
        [_SEAT, _ANNA + "1950/1956", "Alba | HELD_OFFICE | seat | 1953-05-05 | attested=yes"],
    ),
    "a title that was planned": (
        "",
        [
            _SEAT,
            _ANNA + "1950/1956",
            _MEETING,
            _TOOK + "1953-05-05",
            _AS_SEAT + ", modality=planned",
        ],
    ),
    # denials
    "asserted and denied": ("denied", [_CLAIM, _CLAIM + " | polarity=denied"]),
    "denied for a year within": (
        "denied",
        [_CLAIM + "1950/1960", _CLAIM + "1955 | polarity=denied"],
    ),
    "denied at another time": ("", [_CLAIM + "1900/1910", _CLAIM + "1950/1960 | polarity=denied"]),
    "denied from the end on": (
        "",
        [_CLAIM + "1950/1956-10-19", _CLAIM + "1956-10-19/1960 | polarity=denied"],
    ),
    "attested one day, denied on another": (
        "",
        [
            _CLAIM + "1955-05-05 | attested=yes",
            _CLAIM + "1957-05-05 | attested=yes, polarity=denied",
        ],
    ),
    "attested and denied on one day": (
        "denied",
        [
            _CLAIM + "1955-05-05 | attested=yes",
            _CLAIM + "1955-05-05 | attested=yes, polarity=denied",
        ],
    ),
    "denied on a day within": (
        "denied",
        [_CLAIM + "1950/1960", _CLAIM + "1955-05-05 | attested=yes, polarity=denied"],
    ),
    "denied of another": ("", [_CLAIM, "Rock | CLAIMED_BY | South |  | polarity=denied"]),
    "claimed by two": ("", [_CLAIM, "Rock | CLAIMED_BY | South"]),
    "a plan denied": ("", [_CLAIM + " | modality=planned", _CLAIM + " | polarity=denied"]),
    "denied for some year, no time claimed": (
        "denied possible",
        [_CLAIM, _CLAIM + "1955 | polarity=denied"],
    ),
    "denied the other way round": (
        "denied",
        ["North | AT_WAR | South | 1945/1956", "South | AT_WAR | North | 1950 | polarity=denied"],
    ),
    "another act denied": (
        "",
        [
            "North | AGREEMENT_ACTION | treaty |  | action=signed",
            "North | AGREEMENT_ACTION | treaty |  | action=ratified, polarity=denied",
        ],
    ),
    "the act denied": (
        "denied",
        [
            "North | AGREEMENT_ACTION | treaty | 1956 | action=ratified",
            "North | AGREEMENT_ACTION | treaty |  | action=ratified, polarity=denied",
        ],
    ),
    "taking part denied, a role claimed": (
        "denied",
        [
            "Anna Alba | PARTICIPATED_IN | talks |  | role=chair",
            "Anna Alba | PARTICIPATED_IN | talks |  | polarity=denied",
        ],
    ),
    "a role denied, taking part claimed": (
        "",
        [
            "Anna Alba | PARTICIPATED_IN | talks",
            "Anna Alba | PARTICIPATED_IN | talks |  | role=chair, polarity=denied",
        ],
    ),
    "a day denied, the year claimed": (
        "denied possible",
        [
            _FORCE + "1956 | phase=signed",
            _FORCE + "1956-10-19 | phase=signed, polarity=denied",
        ],
    ),
    "the year denied, a day claimed": (
        "denied",
        [
            _FORCE + "1956-10-19 | phase=signed",
            _FORCE + "1956 | phase=signed, polarity=denied",
        ],
    ),
    "denied by two": (
        "denied denied",
        [_CLAIM, _CLAIM + " | polarity=denied", _CLAIM + " | polarity=denied, source=diary"],
    ),
}


def case_rows(name: str, tag: str) -> Iterator[dict[str, Any]]:
    """The rows of a case as a fact sheet has them; `tag` keeps its things apart from others'."""
    for line in CASES[name][1]:
        subject, predicate, target, time, more, *_ = [*map(str.strip, line.split("|")), "", "", ""]
        row = {"subject": f"{subject} {tag}", "predicate": predicate}
        if target:
            in_list = target not in THINGS
            row["value" if in_list else "object"] = target if in_list else f"{target} {tag}"
        if time:
            row["time"] = time
        for cell in filter(None, map(str.strip, more.split(","))):
            column, _, text = cell.partition("=")
            row[column] = f"{text} {tag}" if text in THINGS else text
        yield row
