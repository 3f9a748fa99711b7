"""Who is meant by "the two ministers", "both sides", "the ministry", "he"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.frames import frame_file
from kg.extract.owned import holders_of_words, owned
from kg.extract.slots import heads
from kg.extract.things import Hit, Thing
from kg.extract.titles import rank_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.reading import Reading, Sentence

__all__ = ["antecedents", "distinct", "pair_before", "polities_of"]

_PEOPLE = {w: tuple(ranks) for w, ranks in frame_file("nouns.yml")["people"].items()}
_STATES = frozenset((
    "country", "nation", "state", "side", "government", "party", "power", "capital",
    "neighbor", "neighbour",
))  # fmt: skip
_BODIES = frozenset(["ministry", "department", "office"])


def antecedents(reading: Reading, token: Token, sentence: Sentence) -> list[Hit]:
    """The mentions that a describing noun or pronoun stands for; empty where nobody can tell."""
    lemma = token.lemma_.lower()
    span = reading.place_of(token, sentence)
    if owner := owned(reading, token, sentence):
        return owner
    plural = token.tag_ in ("NNS", "NNPS") or lemma == "both"
    definite = {c.lower_ for c in token.children} & {
        "the",
        "two",
        "both",
        "these",
        "that",
        "this",
        "new",
        "three",
        "neither",
        "either",
    }
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
        return _pronoun(reading, token, sentence, span.start, span.end)
    if lemma in ("two", "pair", "duo") and definite & {"the"}:
        return _pair(reading, _people(reading, span.start, ()), span.start, span.end) or _pair(
            reading, _states(reading, span.start), span.start, span.end
        )
    if not definite:
        return []
    if lemma in _PEOPLE and plural:
        return _pair(reading, _people(reading, span.start, _PEOPLE[lemma]), span.start, span.end)
    if lemma in _PEOPLE:
        people = holders_of_words(reading, token, span.start)
        people = people or _people(reading, span.start, _PEOPLE[lemma])
        return _last(people, span.start, span.end)
    if lemma in _STATES and (plural or definite & {"neither", "either"}):
        return _pair(reading, _sides(reading, span.start), span.start, span.end)
    if lemma in _BODIES:
        ministries = [
            h for h in reading.hits if h.end <= span.start and h.thing.type == "Organization"
            and h.thing.polity
        ]  # fmt: skip
        if ministries:
            safe = len({h.thing.identity for h in ministries[-2:]}) == 1
            return [Hit(span.start, span.end, ministries[-1].thing, "antecedent", safe)]
    if lemma in ("government", "ministry", "cabinet"):
        states = [h for h in _states(reading, span.start) if h.how != "antecedent"]
        return [Hit(span.start, span.end, states[-1].thing, "antecedent", False)] if states else []
    return []


def polities_of(reading: Reading, hit: Hit) -> list[Thing]:
    """The state that a mention stands for: itself, or that of a person's office or a ministry."""
    thing = hit.thing
    if thing.type == "Polity":
        return [thing]
    if thing.type == "Person":
        told = [h.title.of for h in reading.offices(thing) if h.title.of]
        return told[:1]
    if thing.polity:
        return [Thing("Polity", thing.polity, uids=thing.uids, group=thing.group)]
    return []


def _people(reading: Reading, before: int, ranks: tuple[str, ...]) -> list[Hit]:
    found = []
    for hit in reading.hits:
        if hit.end > before:
            break
        if hit.thing.type == "Person" and hit.safe:
            titles = reading.offices(hit.thing)
            if not ranks or any(rank_of(h.title.office) in ranks for h in titles):
                found.append(hit)
    return found


def _states(reading: Reading, before: int) -> list[Hit]:
    found: list[Hit] = []
    for hit in reading.hits:
        if hit.end > before:
            break
        found.extend(Hit(hit.start, hit.end, p, hit.how) for p in polities_of(reading, hit))
    return found


def _sides(reading: Reading, before: int) -> list[Hit]:
    """States before; a single one in the same sentence is the third that the two are not."""
    known = _states(reading, before)
    first = reading.sentence_at(before).span.start
    here = {h.thing.identity for h in known if h.start >= first}
    return [h for h in known if h.thing.identity not in here] if len(here) == 1 else known


def _pair(reading: Reading, known: list[Hit], start: int, end: int) -> list[Hit]:
    """The two last named; certain only where the article has named no third nearby."""
    if told := _together(reading, known, start):
        gap = reading.sentence_at(start).index - reading.sentence_at(told[0].start).index
        return [Hit(start, end, h.thing, "antecedent", gap <= 3 and h.safe) for h in told]
    last: dict[tuple[str, str, str | None], Hit] = {}
    for hit in reversed(known):
        last.setdefault(hit.thing.identity, hit)
        if len(last) == 3:
            break
    if len(last) < 2:
        return []
    pair = list(last.values())[:2]
    near = reading.sentence_at(start).index
    third = list(last.values())[2:]
    apart = not third or near - reading.sentence_at(third[0].start).index > 2
    safe = apart and near - reading.sentence_at(pair[1].start).index <= 8
    return [Hit(start, end, h.thing, "antecedent", safe and h.safe) for h in reversed(pair)]


def pair_before(reading: Reading, start: int) -> list[Hit]:
    """The two persons or states that the text just spoke of together: likely, never certain."""
    for known in (_people(reading, start, ()), _states(reading, start)):
        found = _together(reading, known, start)
        if (
            found
            and reading.sentence_at(start).index - reading.sentence_at(found[0].start).index < 4
        ):
            return [Hit(h.start, h.end, h.thing, "antecedent", False) for h in found]
    return [Hit(start, start, h.thing, "antecedent", False) for h in _main_two(reading, start)]


def _main_two(reading: Reading, start: int) -> list[Hit]:
    """The two states that the text has spoken of by far the most."""
    counts: dict[tuple[str, str, str | None], list[Hit]] = {}
    for hit in _states(reading, start):
        counts.setdefault(hit.thing.identity, []).append(hit)
    most = sorted(counts.values(), key=lambda hits: -len(hits))
    if len(most) < 2 or len(most[1]) < 3 or (len(most) > 2 and 2 * len(most[2]) > len(most[1])):
        return []
    return [hits[-1] for hits in most[:2]]


def _together(reading: Reading, known: list[Hit], start: int) -> list[Hit]:
    """The two that one of the last sentences names together, and no third."""
    here = reading.sentence_at(start).index
    for index in range(here, max(-1, here - 5), -1):
        span = reading.sentences[index].span
        named: dict[tuple[str, str, str | None], Hit] = {}
        for hit in known:
            if span.start <= hit.start < span.end:
                named.setdefault(hit.thing.identity, hit)
        if len(named) == 2:
            return list(named.values())
        if len(named) > 2:
            return _joined_pair(reading, list(named.values()))
    return []


def _joined_pair(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """The two of many that "and" joins, if there is one such pair."""
    pairs = [
        [one, two] for one, two in itertools.pairwise(sorted(hits, key=lambda h: h.start))
        if reading.text[one.end : two.start] in (" and ", " and the ", " met ", " met with ")
        and not reading.text[: one.start].rstrip().endswith(",")
    ]  # fmt: skip
    return pairs[0] if len(pairs) == 1 else []


def _last(known: list[Hit], start: int, end: int) -> list[Hit]:
    if not known:
        return []
    recent = {h.thing.identity for h in known[-3:]}
    return [Hit(start, end, known[-1].thing, "antecedent", len(recent) == 1)]


def _pronoun(reading: Reading, token: Token, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """ "He" and "she": the person named last, if this and the last sentences name no other."""
    word = token.lower_
    if word in ("he", "she", "his", "her", "him"):
        known = _people(reading, start, ())
        recent = [h for h in known if sentence.index - reading.sentence_at(h.start).index <= 2]
        if len({h.thing.identity for h in recent}) == 1:
            return _last(recent, start, end)
        return _subject_before(reading, sentence, start, end)
    if word == "they":
        if told := _subjects_before(reading, sentence):
            return [Hit(start, end, h.thing, "antecedent", False) for h in told]
        known = _people(reading, start, ())
        recent = [h for h in known if sentence.index - reading.sentence_at(h.start).index <= 2]
        pair = (
            _pair(reading, recent, start, end)
            if len({h.thing.identity for h in recent}) == 2
            else []
        )
        pair = pair or _together(reading, _states(reading, start), start)
        return [Hit(start, end, h.thing, "antecedent", False) for h in pair]
    if word in ("it", "itself"):
        return _subject_before(reading, sentence, start, end, ("Polity", "Organization"))
    if word in ("both", "neither"):
        return _pair(reading, _states(reading, start), start, end)
    return []


def _subjects_before(reading: Reading, sentence: Sentence) -> list[Hit]:
    """The two or more whom the sentence before has as its subject."""
    if sentence.index == 0:
        return []
    before = reading.sentences[sentence.index - 1]
    for token in before.doc:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
            found: list[Hit] = []
            for head in heads([token]):
                hit = reading.hit_at(head, before)
                found.extend([hit] if hit else antecedents(reading, head, before))
            actors = distinct(h for h in found if h.thing.type in ("Person", "Polity"))
            if len(actors) > 1:
                return actors
    return []


def _subject_before(
    reading: Reading,
    sentence: Sentence,
    start: int,
    end: int,
    types: tuple[str, ...] = ("Person",),
) -> list[Hit]:
    """The subject of this sentence's or the last one's main verb: likely, never certain."""
    here = [t for t in sentence.doc if sentence.span.start + t.idx < start and t.dep_ == "nsubj"]
    for token in reversed(here):
        hit = reading.hit_at(token, sentence)
        if hit and hit.thing.type in types:
            return [Hit(start, end, hit.thing, "antecedent", False)]
    if sentence.index == 0:
        return []
    before = reading.sentences[sentence.index - 1]
    for token in before.doc:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            hit = reading.hit_at(token, before)
            if hit and hit.thing.type in types:
                return [Hit(start, end, hit.thing, "antecedent", False)]
    return []


def distinct(hits: Iterable[Hit]) -> list[Hit]:
    """One mention of each thing, the first that is certain."""
    found: dict[tuple[str, str, str | None], Hit] = {}
    for hit in hits:
        kept = found.get(hit.thing.identity)
        if kept is None or (hit.safe and not kept.safe):
            found[hit.thing.identity] = hit
    return list(found.values())
