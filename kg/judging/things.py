"""The two things that a judgement is about: which ids are meant, and what they are called."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.things import identify
from kg.identity import Clusters, standing_id
from kg.ledger import Ledger
from kg.ledger.judgements import POLICY
from kg.model.ids import normal_words

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Thing", "find_thing", "words_of"]

_WORDS = f"""
SELECT x, words, count(*) FROM (
    SELECT value AS x, r.words FROM json_each(:ids) CROSS JOIN records r ON r.id = value
    UNION ALL SELECT value, r.words FROM json_each(:ids)
    CROSS JOIN judgements j ON j."right" = value AND j.verdict = 'same' AND j.by GLOB '{POLICY}*'
    JOIN records r ON r.id = j."left")
GROUP BY x, words ORDER BY count(*) DESC, words
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the two: the id that was meant, the one that stands for it, and its words.

    A record that stands for something else is a mention in one data set: what is
    judged of it concerns it alone.
    """

    id: str
    uid: str
    words: str
    is_mention: bool

    @property
    def type(self) -> str:
        """The first part of its id: person, polity …"""
        return self.uid.partition("-")[0]

    def __str__(self) -> str:
        return f"{self.words} ({self.id})"


def find_thing(store: ox.Store, ledger: Ledger, clusters: Clusters, text: str) -> Thing:
    """What a person means by an id (also one that a merge gave up) or by a name.

    A name that several members of one cluster bear means the cluster; a name
    that one member alone bears means that member.
    """
    connection = ledger.connection
    standing = standing_id(connection, text)
    if standing is not None:
        record = connection.execute("SELECT words FROM records WHERE id = ?", (text,)).fetchone()
        mention = record is not None and standing != text
        words = record[0] if mention else _usual(words_of(ledger, [text]).get(text, {}), text)
        return Thing(text, standing, words, mention)
    uid = identify(store, text, connection)
    members = [x for x in clusters.all_of(uid) if x == uid or x in dict(clusters.merged())]
    words = words_of(ledger, members)
    wanted = normal_words(text)
    bearers = [x for x in members if wanted in {normal_words(w) for w in words.get(x, {})}]
    member = bearers[0] if len(bearers) == 1 else uid
    return Thing(member, uid, _usual(words.get(member, {}), text), False)


def words_of(ledger: Ledger, ids: list[str]) -> dict[str, dict[str, int]]:
    """The words that sources have for each of the ids, before any merge, with how often."""
    found: dict[str, dict[str, int]] = {}
    for thing, words, n in ledger.connection.execute(_WORDS, {"ids": json.dumps(ids)}):
        found.setdefault(thing, {})[words] = n
    return found


def _usual(words: dict[str, int], fallback: str) -> str:
    return next(iter(words), fallback)
