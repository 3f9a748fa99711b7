"""From a claim in the words of a source to a statement about records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.ledger import Judged
from kg.loading.identify import Identified, Identifier
from kg.loading.offices import end_of_office, what_words_say
from kg.loading.report import LoadReport, Unresolved
from kg.loading.settings import Loader
from kg.loading.usage import NameUsage
from kg.loading.validate import period_of
from kg.model.claim import Claim, Mention
from kg.model.ids import canonical_json
from kg.model.statement import Record, Statement
from kg.resolve import Gazetteer

__all__ = ["Mark", "Stated", "Stating"]

_OF_OFFICE = frozenset({"OFFICE_OF", "ACCREDITED_TO", "OFFICE_RANK", "SEATS"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, the other records it mentions, and whether all of them are settled."""

    statement: Statement
    mentioned: tuple[str, ...]
    settled: bool


@dataclass(slots=True)
class Mark:
    """How far everything was when a record of the source began."""

    records: int
    unresolved: int
    met: list[Mention] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)


class Stating:
    """Makes the statements of one data set; each thing it speaks of is identified once."""

    def __init__(
        self,
        dataset: str,
        loader: Loader,
        gazetteer: Gazetteer,
        report: LoadReport,
        usages: tuple[NameUsage, ...] = (),
    ) -> None:
        self.records: list[tuple[Record, Judged | None]] = []
        self._dataset = dataset
        self._loader = loader
        self._gazetteer = gazetteer
        self._report = report
        self._identifier = Identifier(dataset, gazetteer, usages + loader.settings.names)
        self._known: dict[Mention, Identified] = {}
        self._offices: dict[Mention, str] = {}
        self._told: set[tuple[str, str]] = set()
        self._mark = Mark(0, 0)

    def mark(self) -> None:
        """A record of the source begins; until the next one all can be taken back."""
        self._mark = Mark(len(self.records), len(self._report.unresolved))

    def take_back(self) -> None:
        """Forget what was met since the record began."""
        del self.records[self._mark.records :]
        del self._report.unresolved[self._mark.unresolved :]
        for mention in self._mark.met:
            del self._known[mention]
            self._offices.pop(mention, None)
        self._told.difference_update(self._mark.told)

    def state(self, claim: Claim) -> Stated:
        """The statement that the claim makes."""
        subject = self._who(claim.subject)
        target = self._who(claim.object) if claim.object is not None else None
        settled = subject.settled and (target is None or target.settled)
        mentioned: list[str] = []
        qualifiers: dict[str, str] = {}
        for name, value in claim.qualifiers.items():
            if isinstance(value, Mention):
                named = self._who(value)
                settled = settled and named.settled
                mentioned.append(named.record.id)
                qualifiers[name] = "@" + named.record.id
            else:
                qualifiers[name] = value
        voices = canonical_json(self._voices(claim, mentioned))
        if claim.predicate in _OF_OFFICE:
            self._tell((subject.record.id, claim.predicate))
        object_id = target.record.id if target else None
        statement = self._statement(
            claim, subject.record.id, object_id, canonical_json(qualifiers), voices
        )
        return Stated(statement, tuple(mentioned), settled)

    def words(self, claim: Claim) -> str:
        """The claim in words, each thing with who it is; for a person who tries a loader."""
        middle = f"is the subject of {claim.predicate}" if claim.object is None else claim.predicate
        parts = [self._named(claim.subject), middle]
        if claim.object is not None:
            parts.append(self._named(claim.object))
        if claim.value is not None:
            parts[1] = f"{claim.predicate} {claim.value!r}"
        told = (
            []
            if claim.time is None
            else [f"{'shown on' if claim.attested else 'time'} {claim.time}"]
        )
        for name, value in claim.qualifiers.items():
            told.append(f"{name}: {self._named(value) if isinstance(value, Mention) else value}")
        if claim.modality != "actual" or claim.polarity != "asserted":
            told.append(f"{claim.polarity}, {claim.modality}")
        if claim.row is not None:
            told.append(f"row {claim.row}")
        return " ".join(parts) + (f" ({'; '.join(told)})" if told else "")

    def _named(self, mention: Mention) -> str:
        found = self._who(mention)
        if not found.settled:
            return f"{mention.words} [not resolved: {found.reason}]"
        return f"{mention.words} [{found.judged.uid if found.judged else mention.type}]"

    def describe_offices(self) -> Iterator[Claim]:
        """What lies in the words for an office, where the loader did not say it itself."""
        told: set[tuple[str, str]] = set()
        for office, uid in list(self._offices.items()):
            for claim in what_words_say(self._gazetteer, office, uid):
                end = claim.object
                if end is not None and end not in self._known:
                    self._know(end, end_of_office(self._dataset, end))
                said = (self._known[office].record.id, claim.predicate)
                if said not in self._told and said not in told:
                    told.add(said)
                    yield claim

    def _who(self, mention: Mention) -> Identified:
        found = self._known.get(mention)
        if found is None:
            found = self._identifier.identify(mention)
            self._know(mention, found)
            if mention.type == "Office" and found.judged and found.settled:
                self._offices[mention] = found.judged.uid
            if not found.settled:
                words = f"{mention.polity}: {mention.words}" if mention.polity else mention.words
                on = f" ({mention.on})" if mention.on else ""
                self._report.unresolved.append(Unresolved(f"{words}{on}", found.reason))
        return found

    def _know(self, mention: Mention, found: Identified) -> None:
        self._known[mention] = found
        self._mark.met.append(mention)
        self.records.append((found.record, found.judged))

    def _tell(self, said: tuple[str, str]) -> None:
        if said not in self._told:
            self._told.add(said)
            self._mark.told.append(said)

    def _voices(self, claim: Claim, mentioned: list[str]) -> list[dict[str, str]]:
        """Who says it inside the source; their records are added to the ones mentioned."""
        voices = []
        for voice in claim.attributed_to:
            said = {"kind": voice.kind, "words": voice.words}
            if voice.mention is not None:
                named = self._who(voice.mention)
                mentioned.append(named.record.id)
                said["record"] = named.record.id
            voices.append(said)
        return voices

    def _statement(
        self, claim: Claim, subject: str, target: str | None, qualifiers: str, voices: str
    ) -> Statement:
        identity = {
            "source": claim.source or self._dataset,
            "subject": subject,
            "predicate": claim.predicate,
            "object": target,
            "value": claim.value,
            "datatype": claim.datatype,
            "lang": claim.lang,
            "qualifiers": qualifiers,
            "time": claim.time,
            "attested": claim.attested,
            "calendar": claim.calendar,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "attributed_to": voices,
            "locator": canonical_json(claim.locator.place()),
        }
        bounds = Statement.bounds(period_of(claim))
        return Statement(
            id=Statement.identity(**identity),
            dataset=self._dataset,
            begin_earliest=bounds[0],
            begin_latest=bounds[1],
            end_earliest=bounds[2],
            end_latest=bounds[3],
            original_subject=claim.original_subject or claim.subject.words,
            original_object=claim.original_object or (claim.object.words if claim.object else None),
            original_time=claim.original_time,
            certainty=claim.certainty,
            confidence=claim.confidence,
            note=claim.note,
            basis=claim.basis or self._loader.settings.basis,
            method=self._loader.method,
            **identity,  # type: ignore[arg-type]
        )
