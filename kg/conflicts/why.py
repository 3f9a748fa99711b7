"""Why two statements stand against each other, in one sentence made of what they say."""

from __future__ import annotations

from collections.abc import Callable

from kg.conflicts.said import Said

__all__ = ["why"]


def why(reason: str, about: str, a: Said, b: Said) -> str:
    """The sentence for a reason that the view gives."""
    sentence = _SENTENCES[reason](about, a, b)
    if a.source_id == b.source_id and a.who == b.who:
        sentence += "; the source contradicts itself"
    return sentence


def _when(side: Said) -> str:
    return side.time or "at a time not told"


def _dates(about: str, a: Said, b: Said) -> str:
    what = a.predicate.lower().replace("_", " ") + (f" ({a.phase})" if a.phase else "")
    return f"{about} {what} {_when(a)} by {_from(a)}, {_when(b)} by {_from(b)}"


def _from(side: Said) -> str:
    return side.source if side.who == "the source itself" else f"{side.who} in {side.source}"


def _places(about: str, a: Said, b: Said) -> str:
    return f"{about}: in {a.object} by {_from(a)}, in {b.object} by {_from(b)}"


def _holders(about: str, a: Said, b: Said) -> str:
    return f"{about}: {a.subject} {_when(a)} by {_from(a)}, {b.subject} {_when(b)} by {_from(b)}"


def _overlap(about: str, a: Said, b: Said) -> str:
    days = [max(a.begin_latest, b.begin_latest)] if a.begin_latest and b.begin_latest else []
    if days and a.end_earliest and b.end_earliest:
        days.append(min(a.end_earliest, b.end_earliest))
    until = "9999-12-31"
    at_once = ""
    if len(days) == 2 and days[0] < days[1]:
        at_once = f" from {days[0]}" + (f" to {days[1]}" if days[1] < until else " on")
    return f"{_holders(about, a, b)}; one seat, and both held it{at_once}"


def _title(about: str, a: Said, b: Said) -> tuple[str, str]:
    """The bearer of the title and the holder on record, whichever way round they stand."""
    bearer, holder = (b, a) if _is_record(a) else (a, b)
    name = bearer.object if bearer.predicate == "SIGNED_BY" else bearer.subject
    return (
        f"{_from(bearer)} gives {name} the title {about} ({bearer.what}"
        + (f", {bearer.time}" if bearer.time else "")
        + ")",
        f"{holder.subject} held it {_when(holder)} by {_from(holder)}",
    )


def _is_record(side: Said) -> bool:
    return side.capacity is None and not (side.time or "").startswith("on ")


def _titles(about: str, a: Said, b: Said) -> str:
    bearer, holder = _title(about, a, b)
    return f"{bearer}, but {holder}"


def _denied(about: str, a: Said, b: Said) -> str:
    yes, no = (b, a) if a.denied else (a, b)
    return f"{yes.what} ({_when(yes)}) by {_from(yes)}; denied ({_when(no)}) by {_from(no)}"


def _either(about: str, a: Said, b: Said) -> str:
    return (_titles if a.capacity or b.capacity or _attested(a, b) else _holders)(about, a, b)


def _attested(a: Said, b: Said) -> bool:
    return any((side.time or "").startswith("on ") for side in (a, b))


def _same_day(about: str, a: Said, b: Said) -> str:
    if a.subject == b.subject and a.capacity is None and not _attested(a, b):
        return _dates(about, a, b)
    return _either(about, a, b)


_SENTENCES: dict[str, Callable[[str, Said, Said], str]] = {
    "disjoint": lambda x, a, b: f"{_dates(x, a, b)}; no day is in both",
    "several_parties": lambda x, a, b: (
        f"{_dates(x, a, b)}; more than two parties, each of which may have a date of its own"
    ),
    "time_zone": lambda x, a, b: f"{_same_day(x, a, b)}; one day apart, as two time zones may be",
    "calendar": lambda x, a, b: (
        f"{_same_day(x, a, b)}; as far apart as the Julian and the Gregorian calendar then were"
    ),
    "elsewhere": lambda x, a, b: f"{_places(x, a, b)}; neither lies in the other",
    "where_it_lies_unknown": lambda x, a, b: (
        f"{_places(x, a, b)}; nobody says where the venue lies, so that it may be one place"
    ),
    "overlap": _overlap,
    "imprecise": lambda x, a, b: f"{_holders(x, a, b)}; the dates allow that both held it at once",
    "one_person": lambda x, a, b: f"{_either(x, a, b)}; the names may be those of one person",
    "own_term_unknown": lambda x, a, b: (
        f"{_titles(x, a, b)}; the bearer's own term on record has an unknown beginning or end"
    ),
    "other_holder": lambda x, a, b: (
        f"{_titles(x, a, b)}; one seat, and no term of the bearer is on record for that day"
    ),
    "denied": _denied,
    "denied_in_part": lambda x, a, b: (
        f"{_denied(x, a, b)}; it is not certain that both speak of one time"
    ),
}
