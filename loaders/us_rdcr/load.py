"""Country articles on recognition and relations: what their dated headings say, and their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import InvalidDate
from kg.loading.files import text_of
from kg.loading.territories import Territories
from kg.model import Claim, Locator, Mention, parse_period

from .spells import Dated, acts_in, spell_claims, spells
from .told import Piece, told_claims

if TYPE_CHECKING:
    from kg.loading import Context

TEI = "{http://www.tei-c.org/ns/1.0}"
SECTION = "{http://www.w3.org/XML/1998/namespace}id"
RELATIONS = re.compile(r"diplomatic (?:and consular )?relations", re.I)
PHASES = (
    ("resumed", re.compile(r"re-?establish|resum|restor|renew", re.I)),
    ("severed", re.compile(r"sever|ended|broke|interrupt|terminat|\bend of\b|cut\b", re.I)),
    ("suspended", re.compile(r"suspen", re.I)),
    ("established", re.compile(r"establish", re.I)),
)
LEVELS = (
    ("embassy", re.compile(r"embassy", re.I)),
    ("legation", re.compile(r"legation", re.I)),
    ("consular", re.compile(r"consular relations|consulate", re.I)),
    ("liaison", re.compile(r"liaison office", re.I)),
    ("interests_section", re.compile(r"interests section", re.I)),
)
OPENED = re.compile(r"establish|open|elevat|rais|upgrad|creat|resum|reopen", re.I)
CLOSED = re.compile(r"clos|withdr|sever|ended|terminat|evacuat|move|end of", re.I)
YEAR = re.compile(r"\b1[789]\d\d\b|\b20\d\d\b")
BY_THEM = re.compile(r"recogni[sz]es? (?:the )?(?:U\.S|United States|American)"
                     r"|recognition of (?:the )?(?:U\.S|United States|American)", re.I)  # fmt: skip
RECOGNIZED = re.compile(r"recogni[sz]|recognition", re.I)
NOT_SO = re.compile(
    r"non-?recognition|withheld|withdr|negotiat|attempt|refus|question|denied|\bno\b", re.I
)


_LAST_YEAR = re.compile(r"\b(1[789]\d\d|20\d\d)\.?$")


def load(context: Context) -> None:
    """Read every article, section by section, and the spells of relations that it tells."""
    files = context.files("*.xml")
    context.described()
    territories = Territories(context.gazetteer, context.settings["usage"])
    for path in files:
        root, where = context.read.xml(path), context.read.place(path)
        dated: list[Dated] = []
        for number, part in enumerate(_parts(root), 1):
            with context.record(f"{where} part {number}"):
                piece = _piece(context, territories, part, where, path.stem, number)
                for claim in (*_claims(piece), *told_claims(piece)):
                    context.emit(claim)
                    dated += acts_in(claim, number)
        for claim in spell_claims(territories, spells(dated), where, path.stem):
            context.emit(claim)


def _piece(
    context: Context, territories: Territories, part: Any, where: str, code: str, number: int
) -> Piece:
    head = text_of(part, f"{TEI}head") or ""
    dates = [d.get("when") or d.get("from") for d in part.iterfind(f"{TEI}head/{TEI}date")]
    dates = [d for d in dates if d and _can_be(d)]
    # Some headings have the year in plain words, at their end.
    if not dates and (year := _LAST_YEAR.search(head)):
        dates = [year[1]]
    if head and not dates and part.get("type") == "timeline":
        context.note("heading without a date", f"{where} part {number}", head)
    section = part.get(SECTION) or part.getparent().get(SECTION)
    text = " ".join(t for p in part.iterfind(f"{TEI}p") if (t := text_of(p)))
    on = dates[0] if dates else None
    timeline = part.get("type") == "timeline"
    return Piece(context, territories, where, code, number, section, head, text, on, timeline)


def _parts(root: Any) -> Iterator[Any]:
    """The dated pieces of an article, and each section that has no such pieces."""
    for section in root.iter(f"{TEI}div"):
        inner = section.findall(f"{TEI}div")
        if section.get("type") == "appendix":
            continue
        if section.get("type") == "timeline" or not inner:
            yield section


def _claims(piece: Piece) -> Iterator[Claim]:
    """The words of a piece, and what its dated heading says."""
    head, on = piece.head, piece.on
    locator = Locator(
        document=piece.where, section=piece.section, row=str(piece.number), exact=head or None
    )
    row = f"{piece.where} {piece.number}"
    country = piece.territories.mention(piece.code, on)
    if piece.words:
        yield Claim(country, "DESCRIBED", value=piece.words, lang="en", locator=locator,
                    row=f"{row} told")  # fmt: skip
    if on is None:
        return
    if len(set(YEAR.findall(head))) > 1:
        piece.context.note("heading with several years, kept in words", row, head)
        return
    america = Mention("Polity", "United States", on=on)
    for sort, qualifiers, time in _acts(head, on):
        one, other = (country, america) if sort == "recognized by" else (america, country)
        predicate = "RECOGNIZES" if sort.startswith("recognized") else "DIPLOMATIC_RELATIONS"
        yield Claim(
            one, predicate, other, qualifiers=qualifiers, time=time, locator=locator,
            original_object=piece.code, original_time=head, row=f"{row} {sort}",
        )  # fmt: skip


def _acts(head: str, on: str) -> Iterator[tuple[str, dict[str, Mention | str], str]]:
    """What a heading says was done, on the date that it gives."""
    if RELATIONS.search(head):
        for phase, pattern in PHASES:
            if pattern.search(head):
                yield phase, {"phase": phase}, on
                break
    level = next((name for name, pattern in LEVELS if pattern.search(head)), None)
    if level and OPENED.search(head) and not CLOSED.search(head):
        yield level, {"level": level}, f"{on}/"
    if RECOGNIZED.search(head) and not NOT_SO.search(head):
        mutual, by_them = "mutual" in head.lower(), bool(BY_THEM.search(head))
        if mutual or not by_them:
            yield "recognized", {}, f"{on}/"
        if mutual or by_them:
            yield "recognized by", {}, f"{on}/"


def _can_be(date: str) -> bool:
    try:
        parse_period(date)
    except InvalidDate:
        return False
    return True
