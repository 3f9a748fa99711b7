"""Territories of the Office of the Historian: when each was so, what came before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import InvalidDate
from kg.loading.files import Fields, fields_of, files_in
from kg.loading.territories import Territories
from kg.model import Claim, Locator, Mention, parse_period

if TYPE_CHECKING:
    from kg.loading import Context

KINDS = {
    "independent-state": "sovereign_state",
    "dependency-or-area-of-special-sovereignty": "dependency",
}
NOW = "9999"


def load(context: Context) -> None:
    """Read the territories; each link is held against its other side."""
    files = context.files("*territories/*.xml")
    context.described()
    for path in files_in(context.path):
        if path not in files and path.suffix == ".xml":
            context.note("file passed over", context.read.place(path), "no territory")
    territories = Territories(context.gazetteer)
    records = {}
    for path in files:
        record = fields_of(context.read.xml(path), context.read.place(path))
        records[record["id"]] = record
    ends = {key: (r.get("valid-since"), r.get("valid-until")) for key, r in records.items()}
    known = {key: _mention(territories, key, record) for key, record in records.items()}
    links = {
        key: {
            side: {v for n, v in r.items() if n.startswith(side + "s/") and v}
            for side in ("predecessor", "successor")
        }
        for key, r in records.items()
    }
    _compare(context, links)
    for key, record in records.items():
        with context.record(f"{record.where} {key}"):
            _territory(context, record, key, known, links[key], ends)


def _mention(territories: Territories, key: str, record: Fields) -> Mention:
    """One version of a territory; the gazetteer knows most of them by this very id."""
    uid = territories.version(key)
    on = f"{_year(record.get('valid-since')) or ''}/{_until(record) or ''}"
    why = f"territory id {key!r}" if uid else None
    words = record.get("short-form-name") or key
    return Mention("Polity", words, key=key, on=on if _can_be(on) else None, uid=uid, why=why)


def _can_be(time: str) -> bool:
    """Whether a period has a beginning or an end, and not the wrong way round."""
    try:
        return time != "/" and parse_period(time) is not None
    except InvalidDate:
        return False


def _until(record: Fields) -> str | None:
    last = record.get("valid-until")
    return ".." if last == NOW else _year(last)


def _year(year: str | None) -> str | None:
    """A year with the four digits that EDTF wants: "361" → "0361"."""
    return year.zfill(5 if year.startswith("-") else 4) if year else None


def _territory(
    context: Context,
    record: Fields,
    key: str,
    known: dict[str, Mention],
    links: dict[str, set[str]],
    ends: dict[str, tuple[str | None, str | None]],
) -> None:
    me, locator = known[key], Locator(document=record.where, row=key)

    def say(row: str, subject: Mention, predicate: str, object: Mention | None = None,
            **more: Any) -> None:  # fmt: skip
        context.emit(Claim(subject, predicate, object, locator=locator, row=f"{key} {row}", **more))

    first, last = record.take("valid-since"), _until(record)
    certainty = record.take("valid-since@certainty")
    precision = record.take("valid-since@precision")
    begin = f"{_year(first)}~" if first and precision else _year(first)
    sources = [v for n in list(record) if n.startswith("sources/") and (v := record.take(n))]
    note = "; ".join(sources) or None
    if first or last:
        words = f"valid since {first}, until {record['valid-until']}"
        if precision:
            words += f"; precision of the beginning {precision}"
        time = f"{begin or ''}/{last or ''}"
        if _can_be(time):
            say("existed", me, "EXISTED", time=time, original_time=words,
                certainty=certainty and f"certainty {certainty}", note=note)  # fmt: skip
        else:
            context.note("impossible years, kept in words only", f"{record.where} {key}", words)
            say("existed", me, "DESCRIBED", value=words, lang="en", note=note)
    record.take("valid-until")
    none = record.take("long-form-name@type") == "none"
    for kind, name in (("short", "short-form-name"), ("official", "long-form-name")):
        if (words := record.take(name)) and not (none and kind == "official"):
            say(f"named {kind}", me, "NAMED", value=words, lang="en", qualifiers={"kind": kind})
    say("code", me, "CODE", value=key, qualifiers={"authority": "us_gsh"}, note=note)
    if kind := record.take("type-of-territory"):
        if kind in KINDS:
            say("kind", me, "KIND", value=KINDS[kind])
        else:
            context.note("kind of territory that is not known", record.where, kind)
    if text := record.take("notes"):
        say("note", me, "DESCRIBED", value=text, lang="en")
    for side, others in links.items():
        for other in sorted(others):
            them = known.get(other) or Mention("Polity", other, key=other)
            before, after = (me, them) if side == "successor" else (them, me)
            keys = (key, other) if side == "successor" else (other, key)
            end, start = ends.get(keys[0], (None, None))[1], ends.get(keys[1], (None, None))[0]
            agree = end is not None and end == start
            told = f"{keys[0]} until {end}, {keys[1]} since {start}"
            say(f"{side} {other}", before, "SUCCEEDED_BY", after,
                time=_year(end) if agree else None, note=None if agree else told)  # fmt: skip
    for name in [n for n in record if n.startswith(("predecessors", "successors"))]:
        record.take(name)
    context.audit(record, ("id", "exists-on-todays-map"))


def _compare(context: Context, links: dict[str, dict[str, set[str]]]) -> None:
    """Tell of links that only one side gives, and of those that lead nowhere."""
    for key, sides in links.items():
        for side, back in (("successor", "predecessor"), ("predecessor", "successor")):
            for other in sorted(sides[side]):
                if other not in links:
                    context.note("link to an id that is not there", key, f"{side} {other}")
                elif key not in links[other][back]:
                    context.note("link that only one side gives", key, f"{side} {other}")
