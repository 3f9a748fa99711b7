"""Sentences made from statements, by the templates in sentences.yml; not a word of our own more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.dossier.times import attested_words, moment, time_words
from kg.dossier.told import Told
from kg.page import Span, Text, plain
from kg.schema import load_schema

__all__ = ["alike", "joined", "readable", "sentence_of", "standing_of", "tell"]

_FILE = Path(__file__).with_name("sentences.yml")
_PART = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class _Template:
    """Pieces of a sentence; an optional one is left out where a field in it is missing.

    `several` is the field in which those differ that are told `together`, each in
    quotation marks if `quoted`.
    """

    when: Mapping[str, tuple[str, ...]]
    told: Pieces
    noun: Pieces
    together: Pieces
    several: str
    quoted: bool


@cache
def _templates() -> dict[str, tuple[_Template, ...]]:
    found = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {name: tuple(_template(variant) for variant in rows) for name, rows in found.items()}


def _template(variant: dict[str, Any]) -> _Template:
    when = {name: tuple(values) for name, values in variant.get("when", {}).items()}
    told, noun, together = (_pieces(variant.get(name, "")) for name in ("told", "noun", "together"))
    several, quoted = variant.get("several", "subject"), variant.get("quoted", False)
    return _Template(when, told, noun, together, several, quoted)


def _pieces(text: str) -> Pieces:
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(_PART.split(text)) if piece)


def standing_of(told: Told) -> str:
    """The word for what is no plain fact: rejected, denied, planned, demanded, alleged …"""
    words = ["rejected"] if told.review == "rejected" else []
    words += [told.modality] if told.modality != "actual" else []
    if told.polarity == "denied":
        words.append("denied")
    return ", ".join(words)


def _template_of(told: Told) -> _Template:
    return next(
        variant
        for variant in _templates()[told.predicate]
        if all(told.qualifiers.get(name) in values for name, values in variant.when.items())
    )


def tell(
    told: Told, names: Mapping[str, str], it: str | None = None, same: Sequence[Told] = ()
) -> Text:
    """The sentence of a statement; `it` is a thing that the heading names already.

    With the others of the `same` line it is told of all of them. A person is always named.
    """
    template = _template_of(told)
    fields: dict[str, Text] = {name: (span,) for name, span in _fields(told, names, it)}
    pieces = template.noun if standing_of(told) else template.told
    field = joined(told)
    items = {dict(_fields(one, names, None)).get(field or "") for one in same}
    if len(items) > 1 and field == "time":
        fields["time"] = (Span(attested_words(_times(same))),)
    elif len(items) > 1 and field:
        pieces = template.together
        listed = sorted(filter(None, items), key=lambda span: span.text)
        fields[field] = _listed(listed, quoted=template.quoted)
    return _sentence(told, pieces, fields)


def sentence_of(told: Told, names: Mapping[str, str]) -> str:
    """The same as one text; what is no plain fact begins with the word for it."""
    standing, text = standing_of(told), plain(tell(told, names))
    return f"{standing}: {text}" if standing else text


def _times(same: Sequence[Told]) -> list[str]:
    in_order = sorted(same, key=lambda one: moment(one.day))
    return list(dict.fromkeys(one.time for one in in_order if one.time))


def _listed(items: Sequence[Span], *, quoted: bool) -> Text:
    """ "a, b and c", each with its own language; "a; b, c; d" where one has a comma in it."""
    comma, last = ("; ", "; ") if any("," in item.text for item in items) else (", ", " and ")
    spans: list[Span] = []
    for place, item in enumerate(items):
        if place:
            spans.append(Span(last if place == len(items) - 1 else comma))
        spans += [Span("“"), item, Span("”")] if quoted else [item]
    return tuple(spans)


def joined(told: Told) -> str | None:
    """The field in which statements of one line may differ; None where none may."""
    if standing_of(told):
        return None
    template = _template_of(told)
    if template.together:
        return template.several
    rule = load_schema().relations[told.predicate]
    return "time" if told.time and _is_attested(told) and not rule.speaker_in_row else None


def _is_attested(told: Told) -> bool:
    """Whether it lasts, and its time says no more than that it was so then."""
    return told.attested and load_schema().relations[told.predicate].time == "interval"


def alike(told: Told, names: Mapping[str, str], it: str | None = None) -> str:
    """What is the same for statements that are told in one line."""
    field = joined(told)
    if field is None:
        return plain(tell(told, names, it))
    template = _template_of(told)
    fields = {name: (span,) for name, span in _fields(told, names, it)}
    pieces = template.together or template.told
    return plain(_sentence(told, pieces, {**fields, field: (Span("…"),)}))


def _sentence(told: Told, pieces: Pieces, fields: Mapping[str, Text]) -> Text:
    spans = [span for piece in pieces for span in _filled(piece, fields)]
    return _ended(_begun((*_voice(told), *spans, *_hedge(told))))


def _fields(told: Told, names: Mapping[str, str], it: str | None) -> Iterator[tuple[str, Span]]:
    for name, uid in (("subject", told.subject), ("object", told.object)):
        if uid is not None:
            known = uid == it and not uid.startswith("person-")
            yield name, Span("it" if known else names.get(uid, uid), "" if known else "name")
    if told.value is not None:
        yield "value", Span(readable(told.value), "name", told.lang)
    words = time_words(told.time, attested=_is_attested(told))
    if words is not None:
        yield "time", Span(words)
    else:
        yield "undated", Span("neither beginning nor end is told")
    for name, value in told.qualifiers.items():
        text = names.get(value, value) if name in told.things else readable(value)
        yield name, Span(text, "name", _lang_of(name, told))


def _lang_of(name: str, told: Told) -> str | None:
    """The language of what is quoted; that of other words is not told."""
    return told.locator.get("lang") if name in ("content", "reservation") else None


def readable(value: str) -> str:
    """A word of a controlled list without its underscores; other words stay."""
    return value.replace("_", " ") if re.fullmatch(r"[a-z]+(_[a-z]+)+", value) else value


def _filled(piece: tuple[str, bool], fields: Mapping[str, Text]) -> Iterator[Span]:
    text, optional = piece
    if optional and any(name not in fields for name in _FIELD.findall(text)):
        return
    for place, part in enumerate(_FIELD.split(text)):
        if place % 2:
            yield from fields.get(part, (Span("something that the source does not name"),))
        elif part:
            yield Span(part)


def _voice(told: Told) -> Iterator[Span]:
    if told.said_by:
        yield Span("according to ")
        yield Span(told.said_by, "name")
        yield Span(", ")


def _hedge(told: Told) -> Iterator[Span]:
    if told.certainty:
        yield Span(f" (the source: {readable(told.certainty)})")
    if told.rank != "normal":
        yield Span(f" (ranked as {told.rank})")
    if told.review == "proposed":
        yield Span(" (not reviewed)")


def _begun(spans: Text) -> Text:
    """With a capital where our own words begin it; a name stays as it is written."""
    first = spans[0]
    if first.style or not first.text[:1].islower():
        return spans
    return (Span(first.text[0].upper() + first.text[1:]), *spans[1:])


def _ended(spans: Text) -> Text:
    return spans if plain(spans).endswith((".", ".”")) else (*spans, Span("."))
