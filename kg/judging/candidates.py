"""Which things of one type may be one, by their names: looked for in blocks, never all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from kg.model.ids import slug
from kg.persons import agreement, read_name

__all__ = ["alike"]

_LARGEST = 60  # names that more things share tell nothing
_ALIKE = 0.86
# How much each way of agreeing tells (kg/persons/agreement.py).
_PERSONS = {"same": 0.8, "initials": 0.65, "shorter": 0.65, "variant": 0.6, "family": 0.35}
_NAMES = 12  # of one thing that are compared

Names = Mapping[str, tuple[str, ...]]
Pair = tuple[str, str]


def alike(
    type: str, names: Names, excluded: Callable[[Pair], bool] = lambda pair: False
) -> dict[Pair, tuple[float, str]]:
    """Pairs of ids whose names are alike, each with a score below 1 and how they agree.

    Those `excluded` are not compared.
    """
    found: dict[Pair, tuple[float, str]] = {}
    compare = _persons if type == "Person" else _words
    for pair in _pairs(_person_blocks(names) if type == "Person" else _word_blocks(names)):
        if excluded(pair):
            continue
        best = max(
            (
                compare(one, other)
                for one, other in product(names[pair[0]][:_NAMES], names[pair[1]][:_NAMES])
            ),
            default=(0.0, ""),
        )
        if best[0]:
            found[pair] = best
    return found


def _pairs(blocks: Mapping[str, set[str]]) -> Iterator[Pair]:
    seen: set[Pair] = set()
    for members in blocks.values():
        if 1 < len(members) <= _LARGEST:
            for pair in combinations(sorted(members), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _person_blocks(names: Names) -> dict[str, set[str]]:
    blocks: dict[str, set[str]] = defaultdict(set)
    for uid, some in names.items():
        for words in some:
            name = read_name(words)
            for block in (*name.blocks(), *(f"= {part}" for part in name.ends)):
                blocks[block].add(uid)
    return blocks


def _word_blocks(names: Names) -> dict[str, set[str]]:
    """Under the two rarest words of each name."""
    told = {uid: [_tokens(words) for words in some] for uid, some in names.items()}
    common = Counter(token for some in told.values() for token in set().union(*some))
    blocks: dict[str, set[str]] = defaultdict(set)
    for uid, some in told.items():
        for tokens in some:
            for token in sorted(tokens, key=lambda x: (common[x], x))[:2]:
                blocks[token].add(uid)
    return blocks


def _tokens(words: str) -> set[str]:
    return {token for token in slug(words, 200).split("-") if len(token) > 2 or token.isdigit()}


def _persons(one: str, other: str) -> tuple[float, str]:
    """How the names agree; where they do not, whether a slip of the pen would explain it."""
    from rapidfuzz import fuzz

    a, b = read_name(one), read_name(other)
    if level := agreement(a, b):
        return _PERSONS[level], f"{one} / {other}: {level}"
    texts = " ".join(a.parts), " ".join(b.parts)
    ratio = max(fuzz.ratio(*texts), fuzz.token_sort_ratio(*texts)) / 100
    if a.is_full and b.is_full and ratio >= _ALIKE and a.suffix == b.suffix:
        return round(ratio / 2, 3), f"{one} / {other}: spelt alike"
    return 0.0, ""


def _words(one: str, other: str) -> tuple[float, str]:
    """Spellings nearly alike; numbers and dates in them must be the same."""
    from rapidfuzz import fuzz

    a, b = slug(one, 200).split("-"), slug(other, 200).split("-")
    if _numbers(a) != _numbers(b) and _numbers(a) and _numbers(b):
        return 0.0, ""
    ratio = (fuzz.token_sort_ratio(" ".join(a), " ".join(b)) + fuzz.ratio(one, other)) / 200
    part = fuzz.token_set_ratio(" ".join(a), " ".join(b)) / 100 * 0.9 if len(a) > 1 < len(b) else 0
    score = max(ratio, part) * 0.9
    return (round(score, 3), f"{one} / {other}") if max(ratio, part) >= _ALIKE else (0.0, "")


def _numbers(tokens: Iterable[str]) -> list[str]:
    return sorted(token for token in tokens if token[0].isdigit())
