"""Finding the frames in the sentences of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.antecedents import antecedents, pair_before
from kg.extract.circumstances import Circumstances, token_at
from kg.extract.factual import is_factual
from kg.extract.frames import Frame, Frames, load_frames
from kg.extract.mentioned import polities_of
from kg.extract.modality import Mood, calls_off, mood_of
from kg.extract.occurrences import Occurrence
from kg.extract.officers import main_state
from kg.extract.reporting import in_tail
from kg.extract.slots import heads, passive, slot, subjects
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.voices import Speakers, kind_of
from kg.model import Mention, Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["Matcher"]

# Events of more than the two whom a passive may leave unsaid.
_OF_MANY = frozenset(["conference", "congress", "assembly", "forum", "session"])
_QUESTIONS = frozenset(["whether", "if", "what", "when", "why", "how", "who", "where", "which"])
# Who acts in what two sides do together, when a passive names nobody.
_ROLES = {
    "AGREED": "actor", "DISCUSSED": "actor", "MET_WITH": "actor", "SIGNED": "actor",
    "RELATIONS": "actor",
}  # fmt: skip


class Matcher:
    """Finds every occurrence of every frame, with all that belongs to it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frames: Frames = load_frames()
        self._speakers = Speakers(reading)
        self._circumstances = Circumstances(reading)

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
        if frame.object and not noun:
            objects = heads(slot(token, "obj"))
            if frame.relation == "EVENT_HELD":
                objects += [t.head.head for t in objects if t.dep_ == "pobj"]
            found = [t for t in objects if t.lemma_.lower() in frame.object]
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
        if not self._meant(frame, token, sentence, tokens):
            return None
        return self.occurrence(frame, token, sentence, tokens, light=light, noun=noun)

    def _meant(
        self, frame: Frame, token: Token, sentence: Sentence, tokens: dict[str, tuple[Token, ...]]
    ) -> bool:
        """Whether words that mean it only in some constructions stand in one of these."""
        settings, lemma = frame.settings, token.lemma_.lower()
        if lemma in settings.get("infinitive_of", ()) and not slot(token, "inf"):
            return False
        if lemma in settings.get("weak", ()) and not (
            slot(token, "clause") or self._speakers.quotes_in(sentence) or in_tail(token)
        ):
            return False
        if settings.get("no_clause") and slot(token, "clause"):
            return False
        if settings.get("question") and not (_asked(token) or slot(token, "about")):
            return False
        return not settings.get("factual_only") or is_factual(token)

    def occurrence(
        self, frame: Frame, token: Token, sentence: Sentence, tokens: dict[str, tuple[Token, ...]],
        *, light: Token | None = None, noun: bool = False,
    ) -> Occurrence:  # fmt: skip
        """A frame at its trigger, with the heads of its arguments and all that belongs to it."""
        mood = Mood() if frame.settings.get("presupposed") else mood_of(token, noun=noun)
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
            slots=self._slots(frame, token, sentence, tokens, noun=noun),
            words=words, tokens=tokens, mood=mood, noun=light, when=when, time=time,
            place=place, context=context, voices=voices, speakers=speakers, safe=sure and heard,
        )  # fmt: skip

    def _slots(
        self, frame: Frame, token: Token, sentence: Sentence,
        tokens: dict[str, tuple[Token, ...]], *, noun: bool,
    ) -> dict[str, tuple[Hit, ...]]:  # fmt: skip
        """The things at each argument; those that a passive or a noun leaves unsaid are likely."""
        slots = {n: tuple(self._named(found, sentence)) for n, found in tokens.items()}
        if frame.relation == "VISITED" and noun and not slots.get("visitor"):
            head = token.head
            planned = head.lemma_.lower() in ("plan", "prepare", "consider", "schedule")
            if token.dep_ == "dobj" and (calls_off(head) or planned):
                found = self._named(tuple(subjects(head)), sentence)
                slots["visitor"] = tuple(replace(h, safe=False) for h in found)
        if frame.relation == "RELATIONS" and not noun and not slots.get("partner"):
            slots["partner"] = tuple(self._other_side(slots.get("actor", ()), sentence, token))
        role = _ROLES.get(frame.relation)
        if role is None or role not in slots or slots[role]:
            return slots
        start = sentence.span.start + token.idx
        if noun and (slots.get("partner") or _aside(frame, token)):
            verb = token
            while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
                verb = verb.head
            if verb.pos_ == "VERB":
                doing = [
                    replace(h, safe=False) for h in self._named(tuple(subjects(verb)), sentence)
                ]
                if slots.get("partner") or len(doing) > 1:
                    slots[role] = tuple(doing)
        elif not noun and passive(token) and not slots.get("partner") and not slots.get("between"):
            nouns = {t.lemma_.lower() for t in slot(token, "obj")}
            if mood_of(token).modality != "actual" or nouns & _OF_MANY:
                return slots
            states = frame.relation == "RELATIONS"
            slots[role] = tuple(pair_before(self._reading, start, states=states))
        return slots

    def _other_side(
        self, actors: tuple[Hit, ...], sentence: Sentence, token: Token
    ) -> list[Hit]:  # fmt: skip
        """With whom relations were broken: the other of the two states that a history is of."""
        if len(actors) != 1 or actors[0].thing.type != "Polity":
            return []
        start = sentence.span.start + token.idx
        both = pair_before(self._reading, start, states=True, main=True)
        others = [h for h in both if h.thing.identity != actors[0].thing.identity]
        return others if len(both) == 2 and len(others) == 1 else []

    def _named(self, tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Hit]:
        """The things that noun phrases name, with those that "and" joins."""
        seen: set[tuple[str, str, str | None]] = set()
        for token in heads(tokens):
            hit = self._reading.hit_at(token, sentence)
            if (
                hit is not None
                and hit.how == "demonym"
                and token.dep_ not in ("poss", "amod", "compound")
            ):
                hit = (
                    None
                    if token.pos_ != "ADJ"
                    and token.dep_ != "conj"
                    and token.tag_ in ("NNS", "NNPS")
                    else hit
                )
            hits = [hit] if hit else antecedents(self._reading, token, sentence)
            if not hits and token.lower_ in ("we", "i", "us"):
                hits = self._speaking(token, sentence)
            if not hits:
                hits = self._apposed(token, sentence)
            for one in hits:
                for member in [one, *self._joined(one, sentence)]:
                    if member.thing.identity not in seen:
                        seen.add(member.thing.identity)
                        yield member

    def _speaking(self, token: Token, sentence: Sentence) -> list[Hit]:
        """ "We" in a quotation is its speaker, in a transcript the state that he speaks for."""
        place = self._reading.place_of(token, sentence)
        answering = self._speakers.labelled(place)
        if answering and answering.hit and token.lower_ in ("we", "us"):
            states = polities_of(self._reading, answering.hit)
            if states or (states := [s for s in [main_state(self._reading)] if s]):
                return [Hit(place.start, place.end, states[0], "antecedent", False)]
        said = [s.hit for s in self._speakers.of(token, sentence) if s.hit is not None]
        return [replace(h, how="antecedent", safe=False) for h in said[-1:]]

    def _apposed(self, token: Token, sentence: Sentence) -> list[Hit]:
        for child in token.children:
            if child.dep_ == "appos" and (hit := self._reading.hit_at(child, sentence)):
                return [hit]
        return []

    def _joined(self, hit: Hit, sentence: Sentence) -> list[Hit]:
        """ "A and B" by the text alone, where the parser missed that they belong together."""
        if hit.how == "antecedent" or hit.thing.type not in ("Person", "Polity"):
            return []
        before = self._before(hit, sentence)
        found: list[Hit] = []
        end = hit.end
        for other in self._reading.hits_in(Span(hit.end, sentence.span.end)):
            between = self._reading.text[end : other.start]
            if (
                between
                not in (" and ", " and the ", ", ", " and his ", " and her ", "-", "\u2013", " & ")
                or other.thing.type != hit.thing.type
            ):
                break
            found.append(other)
            end = other.end
            if between.startswith((" and", "-", "\u2013")):
                following = token_at(other, sentence)
                mine = token_at(hit, sentence)
                if following is not None and mine is not None and _own_clause(following, mine):
                    return before
                return [*before, *found]
        return before

    def _before(self, hit: Hit, sentence: Sentence) -> list[Hit]:
        """ "A and" before a B that the parser took for the whole subject."""
        token = token_at(hit, sentence)
        if token is None:
            return []
        left = sentence.span.start + token.left_edge.idx
        for other in self._reading.hits_in(Span(left, hit.start)):
            between = self._reading.text[other.end : hit.start]
            if (
                between in (" and ", " and the ", "-", "\u2013")
                and other.thing.type == hit.thing.type
            ):
                return [other]
        return []

    def _voices(
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


def _aside(frame: Frame, noun: Token) -> bool:
    """ "After a meeting": of those of whom the clause tells, if they are two."""
    return (
        frame.relation == "MET_WITH"
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("after", "following")
        and not any(
            c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in noun.children
        )
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


def _own_clause(token: Token, first: Token) -> bool:
    """Whether "and B" begins a clause of its own: "met Lavrov and Motegi said"."""
    return token.dep_ in ("nsubj", "nsubjpass") and first.dep_ not in ("nsubj", "nsubjpass")
