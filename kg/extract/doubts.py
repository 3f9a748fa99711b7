"""What speaks against taking an officer without a state for one of the state at home."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.ordered import between
from kg.extract.people import Holding
from kg.extract.things import Hit, Thing

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["acted_upon", "hosts", "is_doubtful", "is_partner", "stands_abroad"]

# What one does to another state, not to one's own.
_TO = re.compile(
    r"\b(?:asked|asks|told|thanked|thanks|urged|urges|met|visited|visits|accused|warned|assured|"
    r"invited|joined|praised|called on|flew to|arrived in|came to|left for|appealed to) "
    r"(?:for )?(?:the )?\Z"
)
# What a state, or its envoy, does to an officer of another.
_ACTED = re.compile(
    r"\b(?:congratulated|accused|invited|warned|told|thanked|urged|asked|received|met|called on|"
    r"visited|blamed|criticised|criticized|praised|recognised|recognized|condemned|welcomed|"
    r"summoned|informed|assured|greeted|hosted|approached|(?:talks|met|spoke) with|by|"
    r"(?:handed|gave|sent|wrote|delivered|spoke|presented|conveyed)\b[^.;]{0,60} to) "
    r"(?:the |its )?\Z"
)
_PARTNER = re.compile(r"\b(?:with|against) (?:the )?\Z")
_IN = re.compile(r"\b(?:in|from|at) (?:the )?\Z")


def is_doubtful(reading: Reading, holding: Holding, home: Thing, *, dated: bool) -> bool:
    """Whether the sentences about a title speak of other states, and not of that at home."""
    sentence = reading.sentence_at(holding.span.start)
    own = _named(reading, sentence.index)
    behind = [h for h in own if h.start >= holding.span.end]
    said = [h for h in own if h.how != "demonym" or h not in behind]
    near = [*said, *(_named(reading, sentence.index - 1) if sentence.index else [])]
    if not near and sentence.index > 1:
        before = _named(reading, sentence.index - 2)
        near = before if len({h.thing.identity for h in before}) > 1 else []
    if dated and near and not any(_same(h.thing, home) for h in near):
        return True
    if any(
        _same(h.thing, home) and _TO.search(reading.text[max(0, h.start - 20) : h.start])
        for h in behind
    ):
        return True
    capital = any(h.how == "metonym" and not _same(h.thing, home) for h in behind)
    return capital and not any(_same(h.thing, home) for h in own)


def acted_upon(reading: Reading, at: int) -> bool:
    """Whether the one titled here is whom the sentence's subject told, met or accused."""
    first = reading.sentence_at(at).span.start
    return _ACTED.search(reading.text[max(first, at - 90) : at]) is not None


def is_partner(reading: Reading, state: Thing, at: int) -> bool:
    """Whether a sentence tells of a state before here only as the other side: "with Japan"."""
    own = _named(reading, reading.sentence_at(at).index)
    told = [h for h in own if h.start < at and h.thing.identity == state.identity]
    return bool(told) and all(
        _PARTNER.search(reading.text[max(0, h.start - 14) : h.start]) for h in told
    )


def stands_abroad(reading: Reading, at: int, home: Thing) -> bool:
    """Whether a sentence places what it tells in another state: "in Islamabad"."""
    own = _named(reading, reading.sentence_at(at).index)
    return not any(_same(h.thing, home) for h in own) and any(
        _IN.search(reading.text[max(0, h.start - 12) : h.start]) for h in own
    )


def hosts(reading: Reading, holding: Holding) -> set[tuple[str, str, str | None]]:
    """The states whose officer of that rank its sentence names by the title alone."""
    sentence = reading.sentence_at(holding.span.start)
    return {
        t.of.identity
        for t in reading.titles_in(sentence.span)
        if t.of is not None and t.rank == holding.title.rank and t.end < holding.span.start
    }


def _named(reading: Reading, index: int) -> list[Hit]:
    """The states that a sentence names, but for the dateline."""
    span = reading.sentences[index].span
    hits = list(between(reading.polities, span.start, span.end))
    return [h for h in hits if not reading.text[h.start : h.end].isupper() or h.end - h.start < 5]


def _same(one: Thing, other: Thing) -> bool:
    if one.identity == other.identity or (one.group and one.group == other.group):
        return True
    return bool({*one.uids} & {*other.uids})
