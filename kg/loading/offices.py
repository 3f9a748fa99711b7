"""What the words for an office say besides: whose it is, to whom it is accredited, how it ranks."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ledger import Judged
from kg.loading.identify import GAZETTEER_SOURCE, Identified, record_id
from kg.model.claim import Claim, Mention
from kg.model.statement import Record
from kg.resolve import Gazetteer

__all__ = ["end_of_office", "what_words_say"]


def what_words_say(gazetteer: Gazetteer, office: Mention, uid: str) -> Iterator[Claim]:
    """The claims that lie in "Soviet ambassador to Japan": OFFICE_OF, ACCREDITED_TO, rank, seats.

    Of an office that the gazetteer lists it says them itself.
    """
    if uid in gazetteer:
        return
    known = gazetteer.offices.describe(uid)
    if known is None:
        return
    ends = {"OFFICE_OF": known.office_of, "ACCREDITED_TO": known.accredited_to}
    for predicate, end in ends.items():
        if end is not None:
            yield Claim(office, predicate, _end(gazetteer, end), surest=True)
    for predicate, value in (("OFFICE_RANK", known.rank), ("SEATS", known.seats)):
        if value is not None:
            yield Claim(office, predicate, value=value, surest=True)


def end_of_office(dataset: str, mention: Mention) -> Identified:
    """Who an end of an office is: the polity or body as which the gazetteer read its words."""
    assert mention.uid is not None
    record = Record(
        record_id(dataset, mention), dataset, mention.type, mention.key, mention.words, None, None
    )
    why = "told by the words for an office"
    judged = Judged(record.id, mention.uid, "same", "policy:gazetteer", why, GAZETTEER_SOURCE)
    return Identified(record, judged, True, why)


def _end(gazetteer: Gazetteer, uid: str) -> Mention:
    entity = gazetteer.entity(uid)
    return Mention(entity.type, entity.label, key=uid, uid=uid)
