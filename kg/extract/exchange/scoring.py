"""How well found facts fit gold facts: precision, recall and F1, lenient and strict.

A found fact matches a gold fact of the same relation in the same sentence, one to
one. Lenient: one subject and (unless it is `*`) one object agrees. Strict: all do and
nothing is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.exchange.fact import Argument, Fact
from kg.extract.exchange.gold import Gold

__all__ = ["Score", "pair", "score"]

_ANY = frozenset(["*"])
_EMPTY = frozenset((
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "with", "its", "their", "his", "her",
    "at", "by", "from", "that", "all",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one relation or all: found, in the gold, and right."""

    found: int = 0
    gold: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.gold + other.gold, self.right + other.right)


def score(found: Sequence[Fact], gold: Sequence[Gold], *, strict: bool) -> dict[str, Score]:
    """The score of each relation; facts that match optional gold count on neither side."""
    pairs = pair(found, gold, strict=strict)
    optional = {f for f, g in pairs if not gold[g].must}
    scores: dict[str, Score] = {}
    for index, fact in enumerate(found):
        if index not in optional:
            scores[fact.rel] = scores.get(fact.rel, Score()) + Score(found=1)
    for wanted in gold:
        if wanted.must:
            scores[wanted.rel] = scores.get(wanted.rel, Score()) + Score(gold=1)
    for _, index in pairs:
        if gold[index].must:
            scores[gold[index].rel] += Score(right=1)
    return scores


def pair(found: Sequence[Fact], gold: Sequence[Gold], *, strict: bool) -> list[tuple[int, int]]:
    """The largest pairing of found with gold facts, as indexes; needed facts before optional."""
    fits = {
        g: [f for f, fact in enumerate(found) if _fits(fact, wanted, strict)]
        for g, wanted in enumerate(gold)
    }
    taken: dict[int, int] = {}
    for g in sorted(fits, key=lambda g: not gold[g].must):
        _augment(g, fits, taken, set())
    return sorted(taken.items())


def _augment(g: int, fits: dict[int, list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    for f in fits[g]:
        if f in seen:
            continue
        seen.add(f)
        if f not in taken or _augment(taken[f], fits, taken, seen):
            taken[f] = g
            return True
    return False


def _fits(fact: Fact, gold: Gold, strict: bool) -> bool:
    if fact.rel != gold.rel or fact.sha256 != gold.sha256:
        return False
    if not gold.sent_start <= fact.start < gold.sent_end:
        return False
    side = _all_agree if strict else _some_agrees
    return side(fact.subj, gold.subj) and side(fact.obj, gold.obj)


def _some_agrees(found: Sequence[Argument], gold: Sequence[frozenset[str]]) -> bool:
    if not gold or any(keys == _ANY for keys in gold):
        return True
    return any(_agrees(a, keys) for a in found for keys in gold)


def _all_agree(found: Sequence[Argument], gold: Sequence[frozenset[str]]) -> bool:
    if not gold or any(keys == _ANY for keys in gold):
        return True
    if len(found) != len(gold):
        return False
    left = list(gold)
    for argument in found:
        fit = next((keys for keys in left if _agrees(argument, keys)), None)
        if fit is None:
            return False
        left.remove(fit)
    return True


def _agrees(argument: Argument, keys: Iterable[str]) -> bool:
    return any(_same(argument.key, key) for key in keys)


def _same(one: str, two: str) -> bool:
    """Equal keys; free text agrees if all words of the shorter are among those of the longer."""
    if one == two:
        return True
    if _coded(one) or _coded(two):
        return False
    first, second = _words(one), _words(two)
    return bool(first and second) and (first <= second or second <= first)


def _coded(key: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2}(:[A-Z]+)?", key))


def _words(key: str) -> frozenset[str]:
    words = re.findall(r"\w+", key.removeprefix("x:").casefold())
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in words) - _EMPTY
