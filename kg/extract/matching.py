"""Finding the frames in the sentences of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.arguments import Arguments
from kg.extract.circumstances import Circumstances
from kg.extract.factual import is_factual
from kg.extract.frames import Frame, Frames, load_frames
from kg.extract.modality import Mood, apart, mood_of
from kg.extract.occurrences import Occurrence
from kg.extract.reporting import in_tail
from kg.extract.slots import heads, passive, slot
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.voices import Speakers, kind_of
from kg.extract.willing import bidden, of_another, unwilling
from kg.model import Mention, Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["Matcher"]

_ENDED_QUOTE = re.compile(r"[?!,][\"\u201d] [^\"\u201c\u201d]{0,60}$")
_QUESTIONS = frozenset(["whether", "if", "what", "when", "why", "how", "who", "where", "which"])


class Matcher:
    """Finds every occurrence of every frame, with all that belongs to it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frames: Frames = load_frames()
        self._speakers = Speakers(reading)
        self._circumstances = Circumstances(reading)
        self._arguments = Arguments(reading, self._speakers)
        self._at: Token | None = None
        self._paths: dict[str, list[Token]] = {}
        self._moods: dict[bool, Mood] = {}
        self._heard: tuple[tuple[Voice, ...], tuple[Hit | None, ...], bool] | None = None

    def occurrences(self) -> list[Occurrence]:
        """All of them, in the order of the text."""
        return [o for s in self._reading.sentences for o in self._in_sentence(s)]

    def _in_sentence(self, sentence: Sentence) -> Iterator[Occurrence]:
        for token in sentence.doc:
            lemma = token.lemma_.lower()
            if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
                frames, noun = self._frames.verbs.get(lemma, ()), False
            elif token.pos_ in ("NOUN", "PROPN"):
                frames, noun = self._frames.nouns.get(lemma, ()), True
                if not frames and token.tag_ == "NNP" and token.i + 1 < len(sentence.doc):
                    frames, noun = (
                        self._frames.verbs.get(lemma, ()) if token.dep_ == "ROOT" else (),
                        False,
                    )
            else:
                continue
            for frame in frames:
                if found := self._fit(frame, token, sentence, noun):
                    yield found

    def _fit(self, frame: Frame, token: Token, sentence: Sentence, noun: bool) -> Occurrence | None:
        if frame.particle and not any(c.lower_ == frame.particle for c in token.children):
            return None
        light: Token | None = None
        self._turn_to(token)
        if frame.object and not noun:
            objects = heads(self._slot("obj"))
            if frame.relation == "EVENT_HELD":
                objects += [t.head.head for t in objects if t.dep_ == "pobj"]
            found = [t for t in objects if t.lemma_.lower() in frame.object]
            if frame.relation == "RECALLED" and not found:
                found = [t for t in objects if self._is_envoy(t, sentence)]
            if not found:
                return None
            light = found[0]
        for path, words in frame.unless.items():
            if any(t.lemma_.lower() in words for t in self._slot(path)):
                return None
        tokens = {
            name: tuple(dict.fromkeys(t for path in paths for t in self._slot(path)))
            for name, paths in frame.slots.items()
        }
        needs = frame.settings.get("needs", {})
        for name, wanted in needs.items():
            if not any(g.lemma_.lower() in wanted for t in tokens[name] for g in t.subtree):
                return None
        for name, wanted in frame.settings.get("needs_head", {}).items():
            if not any(t.lemma_.lower() in wanted for t in tokens[name]):
                return None
        if not self._meant(frame, token, sentence, tokens):
            return None
        return self.occurrence(frame, token, sentence, tokens, light=light, noun=noun)

    def _turn_to(self, token: Token) -> None:
        """Several frames ask the same of one word: its answers are kept until the next word."""
        if token is not self._at:
            self._at, self._paths, self._moods, self._heard = token, {}, {}, None

    def _slot(self, path: str) -> list[Token]:
        if path not in self._paths and self._at is not None:
            self._paths[path] = slot(self._at, path)
        return self._paths[path]

    def _mood(self, token: Token, noun: bool) -> Mood:
        if noun not in self._moods:
            self._moods[noun] = mood_of(token, noun=noun)
        return self._moods[noun]

    def _is_envoy(self, token: Token, sentence: Sentence) -> bool:
        """ "Recalled Ambassador Luis Vega": an envoy by name."""
        hit = self._reading.hit_at(token, sentence)
        return hit is not None and any(
            h.title.rank in ("ambassador", "envoy") for h in self._reading.offices(hit.thing)
        )

    def _meant(
        self, frame: Frame, token: Token, sentence: Sentence, tokens: dict[str, tuple[Token, ...]]
    ) -> bool:
        """Whether words that mean it only in some constructions stand in one of these."""
        settings, lemma = frame.settings, token.lemma_.lower()
        if lemma in settings.get("infinitive_of", ()) and not slot(token, "inf"):
            return False
        if settings.get("presupposed") and token.dep_ == "pobj" and token.head.lower_ == "at":
            return False
        if settings.get("active") and passive(token):
            return False
        if lemma in settings.get("weak", ()) and not (
            any(not apart(c) for c in slot(token, "clause"))
            or _put_in(token)
            or self._speakers.quotes_in(sentence)
            or in_tail(token)
        ):
            return False
        if (closing := settings.get("closing")) and not any(
            t.lemma_.lower() in settings["needs"][closing]
            for g in tokens[closing]
            for t in list(g.subtree)[-2:]
        ):
            return False
        if settings.get("bidden") and not any(bidden(c, token) for c in slot(token, "clause")):
            return False
        if settings.get("not_bidden") and any(bidden(c, token) for c in slot(token, "clause")):
            return False
        if settings.get("there") and not any(c.lower_ == "there" for c in token.children):
            return False
        if settings.get("other_subject") and not of_another(token):
            return False
        if settings.get("unwilling") and not unwilling(token):
            return False
        if settings.get("no_object") and slot(token, "obj"):
            return False
        if settings.get("no_clause") and slot(token, "clause"):
            return False
        if settings.get("question") and not (
            _asked(token) or slot(token, "about") or self._after_quote(token, sentence)
        ):
            return False
        return not settings.get("factual_only") or is_factual(
            token, announced=bool(settings.get("announced"))
        )

    def _after_quote(self, token: Token, sentence: Sentence) -> bool:
        """ "\"Why now?\" the envoy asked": the question itself stands before its verb."""
        at = sentence.span.start + token.idx
        return bool(_ENDED_QUOTE.search(self._reading.text, max(0, at - 80), at))

    def occurrence(
        self, frame: Frame, token: Token, sentence: Sentence, tokens: dict[str, tuple[Token, ...]],
        *, light: Token | None = None, noun: bool = False,
    ) -> Occurrence:  # fmt: skip
        """A frame at its trigger, with the heads of its arguments and all that belongs to it."""
        self._turn_to(token)
        mood = Mood() if frame.settings.get("presupposed") else self._mood(token, noun)
        if frame.settings.get("ahead") and mood.modality == "actual":
            mood = Mood("planned", mood.polarity, mood.condition)
        start = sentence.span.start
        words = {
            name: _phrase(found[0], start)
            for name, found in tokens.items() if found
        }  # fmt: skip
        when, time, sure = self._circumstances.date(token, light, sentence, mood)
        place, context = self._circumstances.place(token, light, sentence)
        ends = [token, light] if light is not None else [token]
        first, last = min(ends, key=lambda t: t.i), max(ends, key=lambda t: t.i)
        if time and self._circumstances.is_after_publication(time) and mood.modality == "actual":
            mood = Mood("planned", mood.polarity, mood.condition)
        voices, speakers, heard = self._voices(token, sentence)
        return Occurrence(
            frame=frame, sentence=sentence, token=token,
            trigger=Span(start + first.idx, start + last.idx + len(last)),
            slots=self._arguments.slots(frame, token, sentence, tokens, noun=noun),
            words=words, tokens=tokens, mood=mood, noun=light, when=when, time=time,
            place=place, context=context, voices=voices, speakers=speakers, safe=sure and heard,
        )  # fmt: skip

    def _voices(
        self, token: Token, sentence: Sentence
    ) -> tuple[tuple[Voice, ...], tuple[Hit | None, ...], bool]:
        if self._heard is None:
            self._heard = self._hear(token, sentence)
        return self._heard

    def _hear(
        self, token: Token, sentence: Sentence
    ) -> tuple[tuple[Voice, ...], tuple[Hit | None, ...], bool]:
        heard = self._speakers.of(token, sentence)
        chain = [s for s in heard if s.words]
        voices = []
        for speaker in chain:
            mention = self._voice(speaker.hit.thing) if speaker.hit else None
            voices.append(Voice(kind_of(speaker), speaker.words, mention))
        return tuple(voices), tuple(s.hit for s in chain), all(s.safe for s in heard)

    def _voice(self, thing: Thing) -> Mention:
        """The mention of a speaker; one article speaks on one day."""
        return Mention(
            thing.type,
            thing.words,
            key=thing.key,
            on=None if thing.key else self._reading.published,
            polity=thing.polity,
        )


def _put_in(verb: Token) -> bool:
    """ "The offer, he added, was final": a reporting clause between commas."""
    first = verb.left_edge.i
    return (
        verb.dep_ in ("parataxis", "ccomp")
        and 0 < first < verb.i
        and verb.doc[first - 1].text == ","
        and verb.i + 1 < len(verb.doc)
        and verb.doc[verb.i + 1].text == ","
    )


def _asked(token: Token) -> bool:
    """Whether an indirect question follows: "asked whether …"."""
    return any(
        g.lower_ in _QUESTIONS for c in slot(token, "clause") for g in c.children if g.i > token.i
    )


def _phrase(token: Token, start: int) -> Span:
    """Where a token stands with all that depends on it."""
    right = token.right_edge
    return Span(start + token.left_edge.idx, start + right.idx + len(right))
