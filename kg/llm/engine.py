"""From a model's quotations to occurrences of frames; what cannot be found to the letter is out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.article import claims_of
from kg.extract.exchange.fact import Fact as Exchanged
from kg.extract.exchange.facts import facts_of
from kg.extract.matching import Matcher
from kg.extract.modality import Mood
from kg.extract.occurrences import Occurrence
from kg.extract.reading import Reading, Sentence
from kg.extract.understanding import Understood, understood
from kg.llm.answer import Fact, read_answer
from kg.llm.client import Client, EndpointFailed
from kg.llm.prompt import frames_by_name, messages
from kg.model import Claim
from kg.model.quotation import places_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from kg.resolve import Gazetteer

__all__ = ["Told", "account", "facts_with_model", "read_with_model"]

_AT_ONCE = 40  # sentences of one question


class _Rejected(Exception):
    """A fact that is not taken, with the reason under which it is counted."""


@dataclass(slots=True)
class Told:
    """What came of a model's answers: claims, how many facts it gave, and why some are out."""

    claims: list[Claim]
    facts: int = 0
    rejected: Counter[str] = field(default_factory=Counter)


def read_with_model(
    text: str, client: Client, *, published: str | None, gazetteer: Gazetteer, language: str = "en"
) -> Told:
    """The claims of a text as a model points at them; EndpointFailed where it gave no answers.

    None of them is marked surest: each waits for a person, or for whoever accepts it.
    """
    told = Told([])
    if text.strip():
        read = _read(text, client, told, published, gazetteer, language)
        model = client.endpoint.model
        note, engine = f"read with {model}", f"llm:{model}".replace(",", " ")
        told.claims = [
            replace(
                c,
                surest=False,
                engines=(engine,),
                note="; ".join(filter(None, (c.note, note))),
            )
            for c in claims_of(read)
        ]
    return told


def facts_with_model(
    text: str, client: Client, *, published: str | None, gazetteer: Gazetteer, language: str = "en"
) -> tuple[list[Exchanged], Told]:
    """The same as facts of the exchange format, with what came of the answers."""
    told = Told([])
    if not text.strip():
        return [], told
    read = _read(text, client, told, published, gazetteer, language)
    return [replace(fact, engines=("llm",)) for fact in facts_of(read)], told


def account(told: Told, client: Client) -> str:
    """What came and what it cost, in a line."""
    usage, endpoint = client.usage, client.endpoint
    rejected = sum(told.rejected.values())
    reasons = ", ".join(f"{why}: {count}" for why, count in told.rejected.most_common())
    cost = usage.cost(endpoint)
    parts = [
        f"{endpoint.model} told {told.facts} facts",
        f"{rejected} rejected" + (f" ({reasons})" if reasons else ""),
        f"{usage.requests} requests",
        f"{usage.tokens_in:,} tokens in, {usage.tokens_out:,} out",
        "cost not known" if cost is None else f"cost {cost:.4f}",
    ]
    if usage.replayed:
        parts.append(f"{usage.replayed} answers replayed")
    return "; ".join(parts)


def _read(
    text: str, client: Client, told: Told, published: str | None, gazetteer: Gazetteer,
    language: str,
) -> Understood:  # fmt: skip
    """The text with the occurrences that the model points at; what is out is counted."""
    reading = Reading(text, published, gazetteer)
    matcher = Matcher(reading)
    found: list[Occurrence] = []
    for facts, bad in _ask(reading, client):
        told.facts += len(facts) + bad
        told.rejected["not in the form asked for"] += bad
        for fact in facts:
            try:
                found.append(_occurrence(fact, reading, matcher))
            except _Rejected as reason:
                told.rejected[str(reason)] += 1
    found.sort(key=lambda o: (o.trigger, o.frame.name))
    told.rejected += Counter()  # without the zeros
    return understood(reading, found, language)


def _ask(reading: Reading, client: Client) -> Iterator[tuple[list[Fact], int]]:
    for start in range(0, len(reading.sentences), _AT_ONCE):
        some = reading.sentences[start : start + _AT_ONCE]
        numbered = {s.index: s.span.of(reading.text) for s in some}
        content = client.ask(messages(numbered))
        try:
            facts, bad = read_answer(content)
        except ValueError as error:
            raise EndpointFailed(f"of sentence {start + 1} and those after it {error}") from error
        asked = [f for f in facts if f.sentence in numbered]
        yield asked, bad + len(facts) - len(asked)


def _occurrence(fact: Fact, reading: Reading, matcher: Matcher) -> Occurrence:
    frame = frames_by_name().get(fact.frame)
    if frame is None:
        raise _Rejected("no such frame")
    sentence = reading.sentences[fact.sentence]
    triggers = _located(fact.trigger, sentence, reading)
    if len(triggers) > 1:
        raise _Rejected("the trigger stands there more than once")
    tokens: dict[str, list[Words]] = {name: [] for name in frame.slots}
    for argument in fact.arguments:
        if argument.role not in tokens:
            raise _Rejected("no such role in the frame")
        tokens[argument.role].append(_located(argument.words, sentence, reading)[0])
    if fact.date is not None:
        _located(fact.date, sentence, reading)
    trigger = triggers[0].root
    noun = trigger.pos_ in ("NOUN", "PROPN")
    roots = {name: tuple(w.root for w in words) for name, words in tokens.items()}
    found = matcher.occurrence(frame, trigger, sentence, roots, noun=noun)
    return replace(found, mood=_careful(found.mood, fact))


def _located(words: str, sentence: Sentence, reading: Reading) -> list[Words]:
    """The places of a quotation in its sentence; each begins and ends with whole words."""
    if not words.strip():
        raise _Rejected("an empty quotation")
    text = sentence.span.of(reading.text)
    places = places_of(words, text)
    if not places:
        raise _Rejected("a quotation that does not stand in its sentence")
    spans = [sentence.doc.char_span(at, at + len(words)) for at in places]
    whole = [span for span in spans if span is not None]
    if not whole:
        raise _Rejected("a quotation that cuts through a word")
    return whole


def _careful(mood: Mood, fact: Fact) -> Mood:
    """What either takes for planned, demanded or denied is so."""
    modality = mood.modality if mood.modality != "actual" else fact.modality
    polarity = "denied" if "denied" in (mood.polarity, fact.polarity) else "asserted"
    return Mood(modality, polarity, mood.condition)
