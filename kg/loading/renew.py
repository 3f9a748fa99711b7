"""After an upgrade of the gazetteer: what rested on the old edition is judged anew."""

from __future__ import annotations

from kg.ledger import Ledger
from kg.ledger.judgements import POLICY
from kg.loading.identify import GAZETTEER_SOURCE, Identifier
from kg.model.claim import Mention
from kg.resolve import Gazetteer

__all__ = ["judge_again"]

_BY = "policy:gazetteer"
_TYPES = ("Polity", "Organization", "Office", "Place")
# Records of other data sets whose last judgement by a policy is the gazetteer's, or that have none.
_RECORDS = f"""
SELECT r.id, r.dataset, r.type, r.key, r.words, r.used_on, r.polity, j."right", j.verdict, j.why
FROM records r LEFT JOIN judgements j ON j.seq =
    (SELECT max(seq) FROM judgements WHERE "left" = r.id AND by GLOB '{POLICY}*')
WHERE r.dataset <> ? AND r.type IN (?, ?, ?, ?) AND (j.seq IS NULL OR j.by = ?)
ORDER BY r.id
"""


def judge_again(ledger: Ledger, by: str) -> int:
    """Judge by the gazetteer as it is now; returns how many judgements are new.

    Records and statements keep their ids: only rows of judgement are added, and
    what a person judged stands beside them as before.
    """
    gazetteer = Gazetteer.load()
    identifiers: dict[str, Identifier] = {}
    rows = ledger.connection.execute(_RECORDS, (GAZETTEER_SOURCE, *_TYPES, _BY)).fetchall()
    with ledger.run("judge", by) as run:
        run.method = _BY
        for record, dataset, type_, key, words, on, polity, right, verdict, why in rows:
            identifier = identifiers.setdefault(dataset, Identifier(dataset, gazetteer))
            found = identifier.identify(Mention(type_, words, key=key, on=on, polity=polity))
            judged = found.judged
            if judged is not None:
                new = (judged.uid, judged.verdict, judged.why)
            elif right is not None:
                new = (right, "unsure", found.reason)
            else:
                continue
            if new != (right, verdict, why) and (right is not None or new[1] == "same"):
                row = dict(zip(("right", "verdict", "why"), new, strict=True))
                run.add("judgements", left=record, by=_BY, evidence=GAZETTEER_SOURCE, **row)
        return run.changed
