"""Whether two names may be one person's.

"Kamikawa Yoko" and "Yoko Kamikawa", "Kōmura" and "Koumura", "Mikhail S.
Gorbachev" and "President Gorbachev" may be; "George W. Bush" and "George H. W.
Bush" cannot. That names agree never tells by itself who is meant.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from kg.memory import remembered
from kg.persons.names import PersonName
from kg.persons.spelling import cuts, root, sound

__all__ = ["FAMILY", "INITIALS", "SAME", "SHORTER", "VARIANT", "agreement", "misspelt"]

SAME, INITIALS, SHORTER, VARIANT, FAMILY = "same", "initials", "shorter", "variant", "family"
"""How two names agree, the closest first: all parts alike; initials for some; parts left out by
one; another romanization or form of a part; one is a family name alone."""

Order = tuple[str, tuple[str, ...]]
"""A family name, and the given names in their order."""

_SLIPPED = 3  # letters that a part must have for a slip in it to be one
_LEVELS = (SAME, INITIALS, SHORTER, VARIANT, FAMILY)


@remembered(400_000)
def agreement(one: PersonName, other: PersonName) -> str | None:
    """How closely two names agree; None if they cannot be one person's."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if not one.parts or not other.parts:
        return None
    found = {_agree(a, b) for a in cuts(one.parts) for b in cuts(other.parts)} - {None}
    level = next((level for level in _LEVELS if level in found), None)
    if level in (SAME, INITIALS) and one.suffix != other.suffix:
        return SHORTER
    return level


@remembered(100_000)
def misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether two full names are one but for a letter that is missing, wrong or out of its place.

    Initials may be left out. That names are so alike never tells by itself who is meant.
    """
    if one.suffix != other.suffix or not (one.is_full and other.is_full):
        return False
    a, b = (tuple(p for p in name.parts if len(p) > 1) for name in (one, other))
    return any(
        _one_slip(c, (*d[turn:], *d[:turn]))
        for c in cuts(a)
        for d in cuts(b)
        for turn in (0, 1, -1)
    )


def _one_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other) or len(one) < 2:
        return False
    differ = [(x, y) for x, y in zip(one, other, strict=True) if _part(x, y) != SAME]
    if len(differ) != 1 or min(map(len, differ[0])) < _SLIPPED:
        return False
    x, y = map(sound, differ[0])
    return OSA.distance(x, y, score_cutoff=1) <= 1


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if len(one) == 1 or len(other) == 1:
        return _agree_family(one, other)
    # At least one of the two has its family name last: of two that are turned the same way,
    # that is compared already, and two mothers' names are not to be left out of both.
    a, b = _orders(one), _orders(other)
    found = {
        level
        for a_order, b_order in (*((a[0], order) for order in b), *((order, b[0]) for order in a))
        if (level := _agree_in_order(a_order, b_order))
    }
    return next((level for level in _LEVELS if level in found), None)


def _agree_in_order(one: Order, other: Order) -> str | None:
    family = _part(one[0], other[0])
    if family not in (SAME, VARIANT) or min(len(one[0]), len(other[0])) == 1:
        return None
    return _worse(family, _given(one[1], other[1]))


def _agree_family(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if len(one) == len(other):
        return FAMILY if _part(one[0], other[0]) in (SAME, VARIANT) else None
    alone, parts = (one[0], other) if len(one) == 1 else (other[0], one)
    ends = {parts[0], parts[-1], *(parts[-2:-1] if len(parts) > 2 else ())}
    return FAMILY if any(_part(alone, end) in (SAME, VARIANT) for end in ends) else None


def _orders(parts: tuple[str, ...]) -> list[Order]:
    """Family name last, first, or (as in Spanish) before the mother's."""
    found = [(parts[-1], parts[:-1]), (parts[0], parts[1:])]
    if len(parts) > 2:
        found.append((parts[-2], (*parts[:-2], "")))
    return found


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    level = SAME
    dropped = "" in one or "" in other
    one, other = tuple(p for p in one if p), tuple(p for p in other if p)
    if not one or not other:
        return None
    for a, b in zip(one, other, strict=False):
        found = _part(a, b)
        if found is None:
            return _called_by_middle_name(one, other)
        level = _worse(level, found) or level
    return _worse(level, SHORTER) if dropped or len(one) != len(other) else level


def _called_by_middle_name(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """ "Arthur Neville" is called "Neville": all whole parts of the one stand in the other."""
    few, many = sorted((one, other), key=len)
    known = {sound(part) for part in many}
    within = len(few) < len(many) and all(len(p) > 1 and sound(p) in known for p in few)
    return VARIANT if within else None


def _worse(one: str, other: str | None) -> str | None:
    return None if other is None else max(one, other, key=_LEVELS.index)


def _part(one: str, other: str) -> str | None:
    if one == other or sound(one) == sound(other):
        return SAME
    if min(len(one), len(other)) == 1:
        if not (one[0].isalpha() and other[0].isalpha()):
            return None
        return INITIALS if root(one)[0] == root(other)[0] or one[0] == other[0] else None
    return VARIANT if root(one) == root(other) else None
