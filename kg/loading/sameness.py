"""When two data sets speak of one agreement beyond doubt.

Two states often sign several agreements on one day, so that its day and signatories alone
do not tell one. A treaty, convention or declaration is told by these and by the words of
its title that are not names of the parties; of notes, letters, protocols and the like even
one title may stand over two of a day. All others are for a person to judge (kg duplicates).

The identity follows from what the data set itself says, never from what else is in the
graph, so that the order of loading does not matter. It is a judgement of a named policy,
which a person can overrule. Where a data set has two such agreements on one day, it tells
them apart and they stay apart.
"""

from __future__ import annotations

from kg.ledger import Staging
from kg.model.ids import digest
from kg.resolve import Gazetteer
from kg.resolve.agreement_titles import only_a_kind, telling_words

__all__ = ["judge_sameness"]

# Who a staged record is: by the judgement of this load. CROSS JOIN keeps the order as written:
# SQLite knows no sizes of temporary tables, and would scan the ledger or pair all with all.
_STAGED = """
WITH st AS MATERIALIZED (
    SELECT s.subject, s.predicate, s.object, s.value, s.time, s.qualifiers,
           coalesce(a."right", s.subject) AS s_uid
    FROM temp.staged g CROSS JOIN main.statements s ON s.id = g.statement
    LEFT JOIN temp.judged a ON a."left" = s.subject AND a.verdict = 'same'
    WHERE s.polarity = 'asserted' AND s.modality = 'actual'
      AND s.predicate IN ('KIND', 'DATED', 'AGREEMENT_ACTION'))
"""
_AGREEMENTS = f"""{_STAGED}
SELECT k.subject, k.value, d.time, p.who, r.words
FROM st k CROSS JOIN main.records r ON r.id = k.subject
CROSS JOIN (SELECT s.subject, min(s.time) AS time FROM st s
      WHERE s.predicate = 'DATED' AND s.qualifiers ->> 'phase' = 'signed'
      GROUP BY s.subject HAVING count(DISTINCT s.time) = 1) d ON d.subject = k.subject
CROSS JOIN (SELECT object, group_concat(s_uid, ' ') AS who FROM
        (SELECT DISTINCT object, s_uid FROM st
         WHERE predicate = 'AGREEMENT_ACTION' AND qualifiers ->> 'action' = 'signed'
         ORDER BY object, s_uid)
      GROUP BY object HAVING count(*) >= 2) p ON p.object = k.subject
WHERE k.predicate = 'KIND' AND k.subject LIKE 'agreement-%' AND k.subject = k.s_uid
GROUP BY k.subject HAVING count(DISTINCT k.value) = 1
"""
_BY = "policy:same-agreement"
_WHY = "an agreement of the same kind and title words, signed by the same on the same day"
# Of these no list told two of one day under the same words (docs/identity.md has the counts).
_KINDS = frozenset(("treaty", "convention", "declaration"))
# What an earlier edition told and this one does not any more.
_TAKEN_BACK = """
INSERT OR IGNORE INTO temp.judged
SELECT j."left", j."right", 'unsure', j.by, 'the edition loaded now does not tell', NULL
FROM (SELECT DISTINCT s.subject
      FROM temp.staged g CROSS JOIN main.statements s ON s.id = g.statement) told
CROSS JOIN main.judgements j ON j."left" = told.subject
WHERE j.seq = (SELECT max(seq) FROM main.judgements
               WHERE "left" = j."left" AND by GLOB 'policy:*')
  AND j.verdict = 'same' AND j.by = ?
"""
_DAY = 10  # characters of a whole day: a month or a year does not tell two apart


def judge_sameness(staging: Staging) -> int:
    """Judge the agreements of the edition; returns how many judgements were made."""
    gazetteer = Gazetteer.load()
    told: dict[tuple[str, str, str, str], list[str]] = {}
    for record, what, time, who, title in staging.connection.execute(_AGREEMENTS):
        if what not in _KINDS or len(time) != _DAY or "X" in time or _unnamed(who):
            continue
        words = telling_words(title, who.split(), gazetteer)
        if not only_a_kind(words):
            told.setdefault((what, time, who, " ".join(sorted(words))), []).append(record)
    rows = [
        (records[0], f"agreement-{digest(['agreement', *key])}", "same", _BY, f"{_WHY} ({key[1]})",
         None)
        for key, records in sorted(told.items())
        if len(records) == 1
    ]  # fmt: skip
    staging.connection.executemany("INSERT OR IGNORE INTO judged VALUES (?, ?, ?, ?, ?, ?)", rows)
    staging.connection.execute(_TAKEN_BACK, (_BY,))
    return len(rows)


def _unnamed(who: str) -> bool:
    """Whether somebody among them is known by a record's own id alone: nobody to compare with."""
    return any(len(part.rpartition("-")[2]) == 20 and _is_hex(part[-20:]) for part in who.split())


def _is_hex(text: str) -> bool:
    return all(c in "0123456789abcdef" for c in text)
