"""Claims with their place in the text: the one door through which every claim goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.extract.occurrences import Occurrence
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.model import Claim, Locator
from kg.model import Mention as Named

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["Writer"]

_AROUND = 32
_QUOTED = re.compile(r"(?<=\s)[\"\u201c](?=\w)([^\"\u201c\u201d]{1,60}?)[\"\u201d]")
_TRAILING = re.compile(
    r"\s+[(\[]|, (?:(?:by|in|under|for|to|of|with) which|which|who|where|saying|adding)\b"
    r"|[;:]|[\"\u201c\u201d]"
)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
_CONFIDENCE = {True: 0.9, False: 0.6}


class Writer:
    """Turns what was understood into claims, grounded in the sentences of one article."""

    def __init__(self, reading: Reading, language: str, engines: tuple[str, ...] = ()) -> None:
        self.reading = reading
        self._engines = engines
        self._language = language
        self._versions: dict[tuple[str, str], str | None] = {}
        self._labels: dict[str, tuple[str, str]] = {}
        self._names = {
            h.thing.uids: h.thing.words
            for h in reversed(reading.polities) if h.how == "name" and len(h.thing.uids) == 1
        }  # fmt: skip

    def mention(self, thing: Thing, on: str | None = None) -> Named:
        """A thing as a claim names it; states and offices with the date of what is told."""
        event = _usable(on)
        used = event or self.reading.published
        match thing.type:
            case "Polity":
                words = self.version(thing, event)
                return Named("Polity", words, on=event or self._spoken(words, used))
            case "Office" | "Organization":
                return Named(thing.type, thing.words, on=used, polity=thing.polity)
            case "Person":
                return Named("Person", thing.words, on=self.reading.published)
            case "Agreement" if thing.key:
                return self.agreement(thing.key)
            case "Event":
                return Named("Event", thing.words, key=thing.key or thing.words)
        return Named(thing.type, thing.words)

    def agreement(self, key: str) -> Named:
        """An agreement under its name with parties and year."""
        if not self._labels:  # asked for once all parties are known
            twins: Counter[str] = Counter()
            for document in self.reading.agreements.documents:
                label = document.label
                twins[label] += 1
                number = f" [{twins[label]}]" if twins[label] > 1 else ""
                self._labels[document.key] = (label, label + number)
        label, told_apart = self._labels[key]
        return Named("Agreement", label, key=told_apart)

    def version(self, thing: Thing, on: str | None) -> str:
        """The words for a state on a date: another version of it, if the article names that one.

        "Russia" signed in 1956; the article speaks of the Soviet Union elsewhere, and on
        record Russia was the Soviet Union then.
        """
        if not thing.uids or not on:
            return thing.words
        key = (thing.uids[0], on)
        if key not in self._versions:
            self._versions[key] = self.reading.gazetteer.polity_on(*key).uid
        uid = self._versions[key]
        if uid and thing.uids != (uid,):
            return self._names.get((uid,), thing.words)
        return thing.words

    def _spoken(self, words: str, used: str | None) -> str | None:
        """The date of the article, unless the state was gone by then: its name alone tells it."""
        resolve = self.reading.gazetteer.resolve
        if used and resolve(words, type="Polity", on=used).status != "resolved":
            return None if resolve(words, type="Polity").status == "resolved" else used
        return used

    def claim(
        self,
        told: Occurrence,
        subject: Thing | Named,
        predicate: str,
        object: Thing | Named | None = None,
        *,
        hits: Iterable[Hit] = (),
        sure: bool = True,
        value: str | None = None,
        qualifiers: Mapping[str, Named | str] | None = None,
        time: str | None = None,
        attested: bool = False,
        modality: str | None = None,
        original: tuple[Span | None, Span | None] = (None, None),
        note: str | None = None,
    ) -> Claim:
        """A claim that rests on an occurrence; `hits` are the mentions it depends on."""
        on = time or told.time
        mood = modality or told.mood.modality
        used = list(hits)
        certain = sure and told.safe and all(h.safe and h.thing.named for h in used)
        surest = certain and mood == "actual" and told.mood.polarity == "asserted"
        firm = subject if isinstance(subject, Named) else self.mention(subject, on)
        target = self.mention(object, on) if isinstance(object, Thing) else object
        return Claim(
            subject=firm,
            predicate=predicate,
            object=target,
            value=value,
            lang=self._language if predicate in ("NAMED", "DESCRIBED") else None,
            qualifiers=dict(qualifiers or {}),
            time=time or None,
            attested=attested and time is not None,
            polarity=told.mood.polarity,
            modality=mood,
            attributed_to=told.voices,
            locator=self.locator(told.sentence.span, told.trigger),
            original_subject=self._words(original[0]) or _at(used, 0, self.reading.text),
            original_object=self._words(original[1]) or _at(used, 1, self.reading.text),
            original_time=told.when.words
            if told.when and (time or predicate == "TOOK_PLACE")
            else None,
            confidence=_CONFIDENCE[surest or (certain and bool(used))],
            note=note,
            surest=surest,
            engines=self._engines,
        )

    def locator(self, sentence: Span, trigger: Span) -> Locator:
        """The sentence as W3C selectors, with the words in it that carry the claim."""
        text = self.reading.text
        exact = sentence.of(text)
        return Locator(
            exact=exact,
            occurrence=self.reading.wording.which(exact, sentence.start),
            trigger=(trigger.start - sentence.start, trigger.end - sentence.start),
            lang=self._language,
            start=sentence.start,
            end=sentence.end,
            prefix=text[max(0, sentence.start - _AROUND) : sentence.start],
            suffix=text[sentence.end : sentence.end + _AROUND],
            sha256=self.reading.sha256,
        )

    def phrase(self, span: Span, limit: int = 12) -> str:
        """The words of a noun phrase, without its article and what trails behind."""
        words = " ".join(span.of(self.reading.text).split())
        words = re.sub(
            r"^(?:(?:the|a|an|its|their|his|her|that|certain)\s+)+", "", words, flags=re.IGNORECASE
        )
        words = _QUOTED.sub(r"\1", words)
        words = _TRAILING.split(words)[0]
        return (
            " ".join(words.split()[:limit]).strip(" ,.;:'\u2019\"“”")
            or span.of(self.reading.text).strip()
        )

    def _words(self, span: Span | None) -> str | None:
        return " ".join(span.of(self.reading.text).split()) if span else None


def _usable(on: str | None) -> str | None:
    """A date on which words can be said to be used: no open year."""
    if on is None or not on[:4].isdigit():
        return None
    first = on.split("/")[0].rstrip("~?%")
    if first.startswith(("[", "{")):
        return first
    return first if _DATE.match(first) and first[5:7] < "13" else first[:4]


def _at(hits: list[Hit], index: int, text: str) -> str | None:
    return " ".join(hits[index].span.of(text).split()) if len(hits) > index else None
