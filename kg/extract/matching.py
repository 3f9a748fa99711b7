"""Finding the frames in the sentences of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.antecedents import antecedents
from kg.extract.dates import When, settle
from kg.extract.frames import Frame, Frames, load_frames
from kg.extract.modality import Mood, mood_of
from kg.extract.occurrences import Occurrence
from kg.extract.slots import heads, slot
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.voices import Speakers, kind_of
from kg.model import Mention, Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["Matcher"]

_SIDELINES = re.compile(r"(?:on the (?:sidelines|margins|fringes)|in the margins) of (?:the |a |an )?")
_LOCAL = frozenset("in at near outside aboard off".split())
_MOVING = frozenset("visit travel fly go come arrive trip return head journey land sail".split())
_FUTURE = ("planned", "hypothetical", "demanded")


class Matcher:
    """Finds every occurrence of every frame, with all that belongs to it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frames: Frames = load_frames()
        self._speakers = Speakers(reading)

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
                    frames, noun = self._frames.verbs.get(lemma, ()) if token.dep_ == "ROOT" else (), False
            else:
                continue
            for frame in frames:
                if found := self._fit(frame, token, sentence, noun):
                    yield found

    def _fit(self, frame: Frame, token: Token, sentence: Sentence, noun: bool) -> Occurrence | None:
        if frame.particle and not any(c.lower_ == frame.particle for c in token.children):
            return None
        light: Token | None = None
        if frame.object and not noun:
            found = [t for t in heads(slot(token, "obj")) if t.lemma_.lower() in frame.object]
            if not found:
                return None
            light = found[0]
        for path, words in frame.unless.items():
            if any(t.lemma_.lower() in words for t in slot(token, path)):
                return None
        tokens = {
            name: tuple(dict.fromkeys(t for path in paths for t in slot(token, path)))
            for name, paths in frame.slots.items()
        }
        needs = frame.settings.get("needs", {})
        for name, wanted in needs.items():
            if not any(g.lemma_.lower() in wanted for t in tokens[name] for g in t.subtree):
                return None
        return self._occurrence(frame, token, sentence, light, tokens, noun)

    def _occurrence(
        self, frame: Frame, token: Token, sentence: Sentence, light: Token | None,
        tokens: dict[str, tuple[Token, ...]], noun: bool,
    ) -> Occurrence:  # fmt: skip
        mood = mood_of(token, noun=noun)
        start = sentence.span.start
        words = {
            name: Span(start + found[0].left_edge.idx, start + found[0].right_edge.idx + len(found[0].right_edge))
            for name, found in tokens.items() if found
        }  # fmt: skip
        when, time, sure = self._date(token, light, sentence, mood)
        place, context = self._place(token, light, sentence)
        ends = [token, light] if light is not None else [token]
        first, last = min(ends, key=lambda t: t.i), max(ends, key=lambda t: t.i)
        if time and self._after_publication(time) and mood.modality == "actual":
            mood = Mood("planned", mood.polarity, mood.condition)
        voices, heard = self._voices(token, sentence)
        return Occurrence(
            frame=frame, sentence=sentence, token=token,
            trigger=Span(start + first.idx, start + last.idx + len(last)),
            slots={name: tuple(self._named(found, sentence)) for name, found in tokens.items()},
            words=words, tokens=tokens, mood=mood, noun=light, when=when, time=time,
            place=place, context=context, voices=voices, safe=sure and heard,
        )  # fmt: skip

    def _named(self, tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Hit]:
        """The things that noun phrases name, with those that "and" joins."""
        seen: set[tuple[str, str, str | None]] = set()
        for token in heads(tokens):
            hit = self._reading.hit_at(token, sentence)
            if hit is not None and hit.how == "demonym" and token.dep_ not in ("poss", "amod", "compound"):
                hit = None if token.pos_ != "ADJ" and token.dep_ != "conj" and token.tag_ in ("NNS", "NNPS") else hit
            hits = [hit] if hit else antecedents(self._reading, token, sentence)
            if not hits:
                hits = self._apposed(token, sentence)
            for one in hits:
                for member in [one, *self._joined(one, sentence)]:
                    if member.thing.identity not in seen:
                        seen.add(member.thing.identity)
                        yield member

    def _apposed(self, token: Token, sentence: Sentence) -> list[Hit]:
        for child in token.children:
            if child.dep_ == "appos" and (hit := self._reading.hit_at(child, sentence)):
                return [hit]
        return []

    def _joined(self, hit: Hit, sentence: Sentence) -> list[Hit]:
        """"A and B" by the text alone, where the parser missed that they belong together."""
        if hit.how == "antecedent" or hit.thing.type not in ("Person", "Polity"):
            return []
        found: list[Hit] = []
        end = hit.end
        for other in self._reading.hits_in(Span(hit.end, sentence.span.end)):
            between = self._reading.text[end : other.start]
            if between not in (" and ", " and the ", ", ", " and his ") or other.thing.type != hit.thing.type:
                break
            found.append(other)
            end = other.end
            if between.startswith(" and"):
                following = self._token_at(other, sentence)
                mine = self._token_at(hit, sentence)
                if following is not None and mine is not None and _own_clause(following, mine):
                    return []
                return found
        return []

    def _token_at(self, hit: Hit, sentence: Sentence) -> Token | None:
        inside = [t for t in sentence.doc if hit.start <= sentence.span.start + t.idx < hit.end]
        return next((t for t in inside if t.head not in inside), None)

    def _date(self, token: Token, light: Token | None, sentence: Sentence, mood: Mood) -> tuple[When | None, str | None, bool]:
        """The date that belongs to this verb or noun and to no other verb between."""
        best: tuple[int, When] | None = None
        for when in self._reading.dates_in(sentence.span):
            inside = [t for t in sentence.doc if when.start <= sentence.span.start + t.idx < when.end]
            if not inside:
                continue
            top = next((t for t in inside if t.head not in inside), inside[0])
            if (steps := _distance(top, token, light)) is not None and (best is None or steps < best[0]):
                best = (steps, when)
        if best is None:
            return None, None, True
        future = mood.modality in _FUTURE
        year = self._story_year(best[1]) if best[1].edtf.startswith("XXXX") else None
        time = settle(best[1].edtf, self._reading.published, future=future, year=year)
        return best[1], time, year is None

    def _story_year(self, when: When) -> str | None:
        """In a history, the year that the paragraph named last before a date without one."""
        published = (self._reading.published or "")[:4]
        for other in reversed([w for w in self._reading.dates if w.end <= when.start]):
            if when.start - other.end > 500:
                return None
            if re.fullmatch(r"\d{4}(-.*)?", other.edtf):
                return other.edtf[:4] if other.edtf[:4] != published else None
        return None

    def _after_publication(self, time: str) -> bool:
        published = self._reading.published
        if not published or not re.match(r"\d{4}", time):
            return False
        first = time.split("/")[0].rstrip("~?%")
        shared = min(len(first), len(published))
        return "X" not in first and first[5:7] < "13" and first[:shared] > published[:shared]

    def _place(self, token: Token, light: Token | None, sentence: Sentence) -> tuple[Hit | None, Span | None]:
        context: Span | None = None
        start = sentence.span.start
        for match in _SIDELINES.finditer(sentence.span.of(self._reading.text)):
            inside = next((t for t in sentence.doc if t.idx >= match.end()), None)
            if inside is not None:
                while inside.head.idx >= match.end() and inside.dep_ in ("compound", "amod", "nmod", "det", "poss"):
                    inside = inside.head
                if len(list(sentence.doc)) and _distance(inside, token, light, loose=True) is not None:
                    stop = _name_end(inside)
                    context = Span(start + match.end(), start + stop)
        place: tuple[int, Hit] | None = None
        for hit in self._reading.hits_in(sentence.span):
            if hit.thing.type not in ("Place", "Polity") or hit.how in ("demonym", "antecedent"):
                continue
            top = self._token_at(hit, sentence)
            if top is None or top.dep_ != "pobj" or top.head.lower_ not in _LOCAL:
                continue
            steps = _distance(top, token, light, loose=context is not None)
            if steps is not None and (place is None or steps < place[0]):
                place = (steps, Hit(hit.start, hit.end, _as_place(hit, self._reading.text), hit.how, hit.safe))
        return (place[1] if place else None), context

    def _voices(self, token: Token, sentence: Sentence) -> tuple[tuple[Voice, ...], bool]:
        chain = [s for s in self._speakers.of(token, sentence)]
        voices = []
        for speaker in chain:
            if not speaker.words:
                continue
            mention = speaker.hit.thing if speaker.hit else None
            voices.append(Voice(kind_of(speaker), speaker.words, mention and self.voice_mention(mention)))
        return tuple(voices), all(s.safe for s in chain)

    def voice_mention(self, thing: Thing) -> Mention:
        """The mention of a speaker; one article speaks on one day."""
        return Mention(thing.type, thing.words, key=thing.key, on=None if thing.key else self._reading.published, polity=thing.polity)


def _distance(top: Token, token: Token, light: Token | None, *, loose: bool = False) -> int | None:
    """How far above a phrase the trigger stands; None if another verb comes first."""
    at, steps = top, 0
    while steps < 14:
        if at == token or (light is not None and at == light):
            return steps
        if at.head == at:
            break
        if at != top and at.pos_ == "VERB" and not loose:
            return steps + 5 if _shares(at, token, top) else None
        at, steps = at.head, steps + 1
    return steps + 5 if _shares(at, token, top) else None


def _shares(verb: Token, token: Token, top: Token) -> bool:
    """A phrase before the first verb holds for the verbs that "and" joins to it."""
    at = token
    while at.dep_ == "conj" and at.head != at:
        at = at.head
        if at == verb:
            return top.i < verb.i
    return False


def _name_end(token: Token) -> int:
    """Where the name of an event ends: its noun and "of …" after it."""
    end = token.idx + len(token)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            end = child.right_edge.idx + len(child.right_edge)
    return end


def _own_clause(token: Token, first: Token) -> bool:
    """Whether "and B" begins a clause of its own: "met Lavrov and Motegi said"."""
    return token.dep_ in ("nsubj", "nsubjpass") and first.dep_ not in ("nsubj", "nsubjpass")


def _as_place(hit: Hit, text: str) -> Thing:
    if hit.thing.type == "Place":
        return hit.thing
    return Thing("Place", text[hit.start : hit.end] if hit.how == "metonym" else hit.thing.words)
