"""Whether two names may be one person's.

"Kamikawa Yoko" and "Yoko Kamikawa", "Kōmura" and "Koumura", "Mikhail S.
Gorbachev" and "President Gorbachev" may be; "George W. Bush" and "George H. W.
Bush" cannot. That names agree never tells by itself who is meant.
"""

from __future__ import annotations

from functools import lru_cache

from kg.persons.names import PersonName
from kg.persons.spelling import cuts, root, sound

__all__ = ["FAMILY", "INITIALS", "SAME", "SHORTER", "VARIANT", "agreement"]

SAME, INITIALS, SHORTER, VARIANT, FAMILY = "same", "initials", "shorter", "variant", "family"
"""How two names agree, the closest first: all parts alike; initials for some; parts left out by
one; another romanization or form of a part; one is a family name alone."""

Order = tuple[str, tuple[str, ...]]
"""A family name, and the given names in their order."""

_LEVELS = (SAME, INITIALS, SHORTER, VARIANT, FAMILY)


@lru_cache(maxsize=400_000)
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
