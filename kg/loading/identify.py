"""From a mention to a record, and the judgement who that is."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import BadInput
from kg.ledger import Judged
from kg.loading.usage import NameUsage, usage_of
from kg.model.claim import Mention
from kg.model.ids import digest, normal_words, slug
from kg.model.statement import Record
from kg.resolve import Gazetteer, Resolution

__all__ = ["GAZETTEER_SOURCE", "Identified", "Identifier", "record_id"]

GAZETTEER_SOURCE = "gazetteer"

# What these words mean depends on when they were used; the words of an event or
# an agreement are its name inside the data set, whatever date a row gives.
_DATED = frozenset({"Polity", "Organization", "Office", "Person"})


@dataclass(frozen=True, slots=True)
class Identified:
    """A record, the judgement who it is (or None), and whether that is settled.

    `settled` is false where words name a polity, office or body that nobody
    could tell; a person or an event stands for itself.
    """

    record: Record
    judged: Judged | None
    settled: bool
    reason: str


def record_id(dataset: str, mention: Mention) -> str:
    """The id of a thing inside a data set: by its key, else by its words and their date."""
    if mention.key is not None:
        what: list[str | None] = ["key", mention.key]
    else:
        dated = mention.type in _DATED
        polity = normal_words(mention.polity) if mention.polity else None
        what = ["words", normal_words(mention.words), mention.on if dated else None, polity]
    return f"{mention.type.lower()}-{digest([dataset, mention.type, *what])}"


class Identifier:
    """Judges who the mentions of one data set are, each once, by the gazetteer and named policies.

    Who its persons are is judged when all of it is known (kg/persons).

    The outcome depends on the mention and the gazetteer alone, never on what
    else is in the graph, so that the order of loading does not matter.
    """

    def __init__(
        self, dataset: str, gazetteer: Gazetteer, usages: tuple[NameUsage, ...] = ()
    ) -> None:
        self.dataset = dataset
        self.usages = usages
        self.gazetteer = gazetteer

    def identify(self, mention: Mention) -> Identified:
        """The record of a mention, with the judgement who it is."""
        record = Record(
            id=record_id(self.dataset, mention),
            dataset=self.dataset,
            type=mention.type,
            key=mention.key,
            words=mention.words,
            on=mention.on,
            polity=mention.polity,
        )
        if mention.uid is not None:
            if not mention.uid.startswith(f"{mention.type.lower()}-"):
                raise BadInput(f"{mention.uid!r} is not the id of a {mention.type}")
            why = mention.why or f"the source itself names {mention.uid}"
            judged = Judged(
                record.id, mention.uid, "same", "policy:own-identifier", why, self.dataset
            )
            return Identified(record, judged, True, why)
        if usage := usage_of(self.usages, mention):
            why = f"the source declares that it means {usage.polity} by these words: {usage.why}"
            judged = Judged(
                record.id, usage.polity, "same", "policy:declared-usage", why, self.dataset
            )
            return Identified(record, judged, True, why)
        return self._by_words(record, mention)

    def _by_words(self, record: Record, mention: Mention) -> Identified:
        found = self._resolve(mention)
        if found.status == "resolved" and found.uid is not None:
            judged = Judged(
                record.id, found.uid, "same", "policy:gazetteer", found.reason, GAZETTEER_SOURCE
            )
            return Identified(record, judged, True, found.reason)
        if mention.type == "Topic" and len(normal_words(mention.words).split()) > 1:
            why = "the same words"
            judged = Judged(
                record.id, f"topic-{slug(mention.words)}", "same", "policy:same-name", why, None
            )
            return Identified(record, judged, True, why)
        if found.status == "ambiguous":
            first = found.candidates[0].uid if found.candidates else record.id
            judged = Judged(
                record.id, first, "unsure", "policy:gazetteer", found.reason, GAZETTEER_SOURCE
            )
            return Identified(record, judged, False, found.reason)
        return Identified(record, None, mention.type not in _DATED - {"Person"}, found.reason)

    def _resolve(self, mention: Mention) -> Resolution:
        if mention.type == "Office":
            return self.gazetteer.offices.name(mention.words, mention.on, mention.polity)
        return self.gazetteer.resolve(
            mention.words, type=mention.type, on=mention.on, polity=mention.polity
        )
