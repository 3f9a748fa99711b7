"""The things at the arguments of a frame, also those that a passive or a noun leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.antecedents import antecedents, pair_before
from kg.extract.bynames import (
    byname,
    described_so,
    is_all_of,
    is_one_of_a_nation,
    is_people,
    one_of_a_nation,
)
from kg.extract.circumstances import heads_a_line, own_clause, token_at
from kg.extract.factual import is_aside, on_the_way
from kg.extract.frames import Frame
from kg.extract.homes import main_state
from kg.extract.mentioned import polities_of
from kg.extract.modality import calls_off, mood_of
from kg.extract.phrases import PhraseBook
from kg.extract.slots import heads, objects, passive, slot, subjects
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.voices import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["Arguments"]

_TELEGRAM = re.compile(
    r"\b(?:telegram|airgram|despatch) from the (?:american )?(?:embassy|legation) in ",
    re.I,
)
_PLACED = re.compile(r"\b(?:in|at|near|from|to) (?:the )?\Z", re.IGNORECASE)
# Who acts in what two sides do together, when a passive names nobody.
_ROLES = {
    "AGREED": "actor", "DISCUSSED": "actor", "MET_WITH": "actor", "SIGNED": "actor",
    "RELATIONS": "actor",
}  # fmt: skip
# Events of more than the two whom a passive may leave unsaid.
_OF_MANY = frozenset(["conference", "congress", "assembly", "forum", "session"])


class Arguments:
    """Finds whom and what the words at a frame's arguments mean."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self._reading = reading
        self._speakers = speakers
        self._sentence: Sentence | None = None
        self._named: dict[tuple[int, ...], tuple[Hit, ...]] = {}

    def slots(
        self, frame: Frame, token: Token, sentence: Sentence,
        tokens: dict[str, tuple[Token, ...]], *, noun: bool,
    ) -> dict[str, tuple[Hit, ...]]:  # fmt: skip
        """The things at each argument; those that a passive or a noun leaves unsaid are likely."""
        slots = {n: self.named(found, sentence) for n, found in tokens.items()}
        if frame.relation == "VISITED" and noun and not slots.get("visitor"):
            head = token.head
            planned = head.lemma_.lower() in ("plan", "prepare", "consider", "schedule")
            above = head.head
            if (
                token.dep_ == "pobj"
                and head.lower_ in ("in", "on")
                and (above.dep_ == "ROOT" or self._reading.hit_at(above, sentence))
                and (above.pos_ in ("NOUN", "PROPN"))
            ):
                slots["visitor"] = self.named((above,), sentence)
            if token.dep_ == "pobj" and above.pos_ == "VERB" and on_the_way(token):
                away = objects(above) if passive(above) else subjects(above)
                found = self.named(tuple(away), sentence)
                if head.lower_ != "on":
                    told = mood_of(above).modality == "actual"
                    found = tuple(h for h in found if h.thing.type == "Person" and told)
                slots["visitor"] = found
            if token.dep_ == "dobj" and (calls_off(head) or planned):
                by = self.named(tuple(subjects(head)), sentence)
                slots["visitor"] = tuple(replace(h, safe=False) for h in by)
        if noun and frame.settings.get("announced"):
            self._announced_by(slots, token, sentence)
        if frame.relation == "RELATIONS" and not noun and not slots.get("partner"):
            slots["partner"] = tuple(self._other_side(slots.get("actor", ()), sentence, token))
        if frame.relation == "RELATIONS" and not noun and not slots.get("actor"):
            pronoun = any(t.lower_ == "it" for t in tokens.get("actor", ()))
            other = self._other_side(slots.get("partner", ()), sentence, token)
            slots["actor"] = tuple(other) if pronoun else ()
        if frame.relation == "RECALLED" and not slots.get("from"):
            slots["from"] = tuple(self._other_side(slots.get("actor", ()), sentence, token))
        if frame.name in ("agree", "reach-agreement", "sign"):
            self._we_both(slots, tokens, sentence, token)
        if frame.relation == "SIGNED" and not noun and "partner" in slots:
            slots["partner"] = slots["partner"] or tuple(self._signed_with(tokens, sentence))
        role = _ROLES.get(frame.relation)
        if role is None or role not in slots or slots[role]:
            return slots
        start = sentence.span.start + token.idx
        if noun and (slots.get("partner") or (frame.relation == "MET_WITH" and is_aside(token))):
            verb = token
            while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
                verb = verb.head
            if verb.pos_ == "VERB":
                doing = [
                    replace(h, safe=False) for h in self.named(tuple(subjects(verb)), sentence)
                ]
                if slots.get("partner") or len(doing) > 1:
                    slots[role] = tuple(doing)
        elif not noun and passive(token) and frame.relation == "SIGNED" and slots.get("partner"):
            slots[role] = tuple(self._other_side(slots["partner"], sentence, token))
        elif tokens.get(role):
            return slots  # "signed by sixteen states": by them, whoever they are
        elif not noun and passive(token) and not slots.get("partner") and not slots.get("between"):
            nouns = {t.lemma_.lower() for t in slot(token, "obj")}
            aside = token.dep_ == "acl" and (frame.relation == "AGREED" or frame.name == "meet")
            if mood_of(token).modality != "actual" or nouns & _OF_MANY or aside:
                return slots
            states = frame.relation == "RELATIONS"
            slots[role] = tuple(pair_before(self._reading, start, states=states))
        return slots

    def _we_both(
        self, slots: dict[str, tuple[Hit, ...]], tokens: dict[str, tuple[Token, ...]],
        sentence: Sentence, token: Token,
    ) -> None:  # fmt: skip
        """ "We have agreed", said one of the two of whom the text speaks: both did."""
        actors = slots.get("actor", ())
        said = any(t.lower_ == "we" for t in tokens.get("actor", ()))
        if len(actors) != 1 or not said or slots.get("partner"):
            return
        pair = pair_before(self._reading, sentence.span.start + token.idx)
        if any(h.thing.identity == actors[0].thing.identity for h in pair):
            slots["actor"] = tuple(pair)

    def _announced_by(
        self, slots: dict[str, tuple[Hit, ...]], noun: Token, sentence: Sentence
    ) -> None:
        """ "Peru announced the expulsion of two envoys": whoever announces it does it."""
        role = "appointer" if "appointer" in slots else "actor"
        if role not in slots or noun.dep_ not in ("dobj", "nsubjpass"):
            return
        named = {h.thing.identity for one in slots.values() for h in one}
        doing = self.named(tuple(subjects(noun.head)), sentence)
        own = [replace(h, safe=False) for h in doing if h.thing.identity not in named]
        slots[role] = slots[role] or tuple(own)

    def _signed_with(
        self, tokens: dict[str, tuple[Token, ...]], sentence: Sentence
    ) -> Iterator[Hit]:
        """ "Signed a note on the resumption of ties with Aingimea": the person who signed, too."""
        for paper in tokens.get("agreement", ()):
            for word in paper.subtree:
                if word.dep_ == "prep" and word.lower_ == "with":
                    found = self.named(tuple(c for c in word.children), sentence)
                    yield from (h for h in found if h.thing.type == "Person")

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

    def named(self, tokens: tuple[Token, ...], sentence: Sentence) -> tuple[Hit, ...]:
        """The things that noun phrases name, looked for once in each sentence."""
        if not tokens:
            return ()
        if sentence is not self._sentence:
            self._sentence, self._named = sentence, {}
        key = tuple(t.i for t in tokens)
        if key not in self._named:
            self._named[key] = tuple(self._find_named(tokens, sentence))
        return self._named[key]

    def _find_named(self, tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Hit]:
        """The things that noun phrases name, with those that "and" joins."""
        seen: set[tuple[str, str, str | None]] = set()
        for token in heads(tokens):
            hit = self._reading.hit_at(token, sentence)
            if (
                hit is not None
                and hit.how == "demonym"
                and is_people(token)
                and not is_all_of(token)
            ):
                hit = None
            told = self._apposed(token, sentence) if hit is None else []
            told = [h for h in told if h.thing.type == "Person"]
            if hit is not None and hit.how == "demonym" and is_one_of_a_nation(token):
                hits = one_of_a_nation(self._reading, hit)
            else:
                hits = described_so(self._reading.hit_at(token.head, sentence), token)
                hits = hits or byname(self._reading, token, sentence) or ([hit] if hit else told)
            if not hits and hit is None:
                hits = antecedents(self._reading, token, sentence)
            if not hits and token.lower_ in ("we", "i", "us", "me"):
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
        if not said and token.lower_ in ("i", "me") and (writer := self._writing()):
            return [Hit(place.start, place.end, writer, "metonym", False, "Ambassador")]
        return [replace(h, how="antecedent", safe=False) for h in said[-1:]]

    def _writing(self) -> Thing | None:
        """Whose ambassador "I" is in a telegram of an American embassy."""
        if not _TELEGRAM.search(self._reading.text, 0, 600):
            return None
        found = PhraseBook.of(self._reading.gazetteer).find("United States")
        return found[0].thing if found else None

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
                if following is not None and mine is not None and own_clause(following, mine):
                    return before
                return [*(before or self._listed_before(hit, sentence)), *found]
        return [*before, *found] if found and heads_a_line(hit, sentence) else before

    def _listed_before(self, hit: Hit, sentence: Sentence) -> list[Hit]:
        """ "A, B and" before a C where the parser lost the first of a list."""
        found: list[Hit] = []
        for other in reversed(self._reading.hits_in(Span(sentence.span.start, hit.start))):
            start = found[-1].start if found else hit.start
            lead = self._reading.text[max(0, other.start - 8) : other.start]
            if (
                self._reading.text[other.end : start] != ", "
                or other.thing.type != hit.thing.type
                or _PLACED.search(lead)
            ):
                break
            found.append(other)
        return found[::-1]

    def _before(self, hit: Hit, sentence: Sentence) -> list[Hit]:
        """ "A and" before a B that the parser took for the whole subject."""
        token = token_at(hit, sentence)
        if token is None:
            return []
        left = sentence.span.start + token.left_edge.idx
        if sentence.doc[-1].text != "." and self._reading.text[: hit.start].endswith(", "):
            left = sentence.span.start  # a headline: "Peru, Chile sign accord"
        for other in self._reading.hits_in(Span(left, hit.start)):
            between = self._reading.text[other.end : hit.start]
            listed = other.start == sentence.span.start and sentence.doc[-1].text != "."
            if (
                between in (" and ", " and the ", "-", "\u2013", *((", ",) if listed else ()))
                and other.thing.type == hit.thing.type
            ):
                return [other]
        return []
