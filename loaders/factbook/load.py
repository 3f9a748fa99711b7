"""The World Factbook: names, holders of offices, envoys, memberships, and texts on disputes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, Any

from kg.errors import BadInput
from kg.loading.prose import claims_in
from kg.model import Claim, Locator, Mention

from .claims import Claiming, claims_of, heading_of
from .holders import Holder, holders_of

if TYPE_CHECKING:
    from kg.loading import Context
    from kg.loading.files import Fields

_EDITION = re.compile(r"\d{4}-\d{2}-\d{2}")
_BREAK = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_ITEM = re.compile(r"([^()]+?)\s*(?:\((.*)\))?")
_ITEMS = re.compile(r"[,;]\s*(?![^()]*\))")
_NOTHING = ("none", "none identified", "NA", "N/A")
_NAMES = {
    "conventional short form": ("usual", "en"),
    "conventional long form": ("official", "en"),
    "local short form": ("endonym", None),
    "local long form": ("endonym", None),
    "abbreviation": ("short", "en"),
}
_MISSIONS = {
    "diplomatic_representation_in_us": "{title} to the United States",
    "diplomatic_representation_from_us": "{title} to {name}",
}


def load(context: Context) -> None:
    """Load one edition, whose date the name of the file tells, or --published."""
    file = context.files("*.jsonl")[-1]
    found = _EDITION.search(file.name)
    on = context.options.get("published") or (found[0] if found else None)
    if on is None:
        raise BadInput("which edition? give its date with --published", where=file.name)
    context.described([file], {"years": on[:4]}, version=on)
    for row in context.read.jsonl(file):
        with context.record(row.where):
            _country(context, row, on)


@dataclass(frozen=True, slots=True)
class _Country:
    """One record: the land it is about, under the name by which the source goes."""

    context: Context
    file: str
    name: str
    who: Mention
    what: Mention
    on: str
    dependent: bool

    def at(self, section: str) -> Locator:
        """The place of a field in the record."""
        return Locator(row=self.file, section=section)

    def say(
        self,
        what: Mention,
        predicate: str,
        object: Mention | None = None,
        *,
        section: str,
        **told: Any,
    ) -> None:
        """State something that a field says."""
        self.context.emit(Claim(what, predicate, object, locator=self.at(section), **told))

    def describe(self, text: str, section: str) -> None:
        """Keep the words of a field that no other relation takes in."""
        if text and text not in _NOTHING:
            self.say(self.what, "DESCRIBED", value=text, lang="en", section=section)


def _country(context: Context, row: Fields, on: str) -> None:
    file = row.need("file")
    names = _texts(row.take("country_name"))
    name = next((names[n] for n in _NAMES if names.get(n, "none") not in _NOTHING), file)
    missions = {field: _texts(row.take(field)) for field in _MISSIONS}
    dependent = missions["diplomatic_representation_in_us"].get("text", "").startswith("none (")
    who = context.actor(name, on)
    place = Mention("Place", name, on=on)
    known = [context.gazetteer.resolve(m.words, type=m.type, on=on).uid for m in (who, place)]
    country = _Country(
        context, file, name, who, place if known[1] and not known[0] else who, on, dependent
    )
    _names(country, names)
    for section, texts in (
        ("capital", row.take("capital")),
        ("independence", row.take("independence")),
    ):
        for part, text in _texts(texts).items():
            if part in ("text", "name", "note", "geographic coordinates"):
                country.describe(text, f"{section}, {part}")
    _executive(country, _texts(row.take("executive_branch")))
    for field, texts in missions.items():
        _envoys(country, field, texts)
    _memberships(country, _texts(row.take("international_organization_participation")))
    for part, text in _texts(row.take("disputes_international")).items():
        _dispute(country, text, f"disputes_international, {part}")
    context.audit(row, context.settings["not_read"])


def _texts(field: Any) -> dict[str, str]:
    """The parts of a field without markup, each line by itself."""
    parts = field.items() if isinstance(field, dict) else ()
    told = {n: p["text"] if isinstance(p, dict) else p for n, p in parts}
    return {name: _plain(text) for name, text in told.items() if isinstance(text, str)}


def _plain(text: str) -> str:
    bare = unescape(_TAG.sub("", _BREAK.sub("\n", text))).replace("\xa0", " ")
    return "\n".join(line for part in bare.split("\n") if (line := " ".join(part.split())))


def _names(country: _Country, names: dict[str, str]) -> None:
    for part, text in names.items():
        if part in country.context.settings["not_read"]:
            continue
        if part not in _NAMES or "(" in text or "/" in text:
            country.describe(text, f"country_name, {part}")
            continue
        kind, lang = _NAMES[part]
        for words in text.split(" or ") if part == "abbreviation" else [text]:
            if words not in _NOTHING:
                kept = {"kind": kind}
                section = f"country_name, {part}"
                country.say(
                    country.what, "NAMED", value=words, lang=lang, qualifiers=kept, section=section
                )


def _executive(country: _Country, texts: dict[str, str]) -> None:
    for part, text in texts.items():
        if part in country.context.settings["not_read"]:
            continue
        section = f"executive_branch, {part}"
        for holder in holders_of(text, country.context.settings):
            # The head of state of a dependency holds another land's office, which is not told.
            foreign = country.dependent and part == "chief of state" and not holder.represents
            if holder.name is None or foreign:
                country.describe(holder.words, section)
            else:
                _held(country, holder, holder.title, country.name, section)


def _envoys(country: _Country, field: str, texts: dict[str, str]) -> None:
    sender = country.name if field.endswith("in_us") else "United States"
    for part, text in texts.items():
        section = f"{field}, {part}"
        if part != "chief of mission":
            if part in ("text", "note", "embassy") and not text[:1].isdigit():
                country.describe(text, section)
            continue
        for holder in holders_of(text, country.context.settings):
            if holder.name is None or holder.title == "Consul General":
                country.describe(holder.words, section)
            else:
                post = _MISSIONS[field].format(title=holder.title, name=country.name)
                _held(country, holder, post, sender, section)


def _held(country: _Country, holder: Holder, post: str, polity: str, section: str) -> None:
    """State a term from the date told, or that the edition shows the holder in office."""
    since = holder.since
    office = Mention("Office", post, on=since or country.on, polity=polity)
    person = Mention("Person", str(holder.name))
    country.say(
        person,
        "HELD_OFFICE",
        office,
        qualifiers={"acting": "true"} if holder.acting else {},
        time=f"{since}/" if since else country.on,
        attested=since is None,
        modality="planned" if holder.planned else "actual",
        original_subject=holder.words,
        original_time=holder.told,
        section=section,
    )
    if holder.family:
        kept = {"kind": "family"}
        country.say(person, "NAMED", value=holder.family, qualifiers=kept, section=section)


def _memberships(country: _Country, texts: dict[str, str]) -> None:
    """State whom the source lists as in an organization; it does not tell members from others
    who take part, which its own name of the field says."""
    settings, section = country.context.settings, "international_organization_participation"
    for item in _ITEMS.split(texts.pop("text", "")):
        found = _ITEM.fullmatch(item.strip())
        if found is None or found[1] in _NOTHING or found[1] in settings["missions"]:
            country.describe(item.strip(), section)
            continue
        words, how = found[1], found[2]
        observer = how in settings["participants"]
        if how is not None and not observer and how not in settings["members"]:
            country.describe(item.strip(), section)
            continue
        body = Mention("Organization", settings["readings"].get(words, words), on=country.on)
        country.say(
            country.who,
            "MEMBER_OF",
            body,
            qualifiers={"observer": "true"} if observer else {},
            time=country.on,
            attested=True,
            certainty="participation" + (f" ({how})" if how else ""),
            original_object=item.strip(),
            section=section,
        )
    for part, text in texts.items():
        country.describe(text, f"{section}, {part}")


def _dispute(country: _Country, text: str, section: str) -> None:
    """Read the text as an article; it is kept too, for showing whole sentences."""
    if text in _NOTHING:
        country.context.note("no dispute", country.file, text)
        return
    country.context.keep_text(text)
    anchor = sha256(text.encode()).hexdigest()[:12]
    country.say(
        country.what, "DESCRIBED", value=text, lang="en", note=f"text {anchor}", section=section
    )
    plain = list(claims_of(country.context, text, country.name, country.on))
    for claiming in plain:
        _claimed(country, text, claiming, section)
    gazetteer = country.context.gazetteer
    for claim in claims_in(
        text, row=country.file, section=section, on=country.on, gazetteer=gazetteer
    ):
        if any(_tells(claiming, claim) for claiming in plain):
            continue
        if claim.predicate == "CLAIMED_BY":
            claim = replace(claim, surest=claim.surest and not heading_of(_line(text, claim)))
        country.context.emit(_once(claim))


def _claimed(country: _Country, text: str, claiming: Claiming, section: str) -> None:
    """State a claim or a rule that a plain sentence tells, as shown by the edition."""
    start, end = claiming.start, claiming.end
    at = Locator(
        row=country.file, section=section, exact=text[start:end], start=start, end=end,
        prefix=text[max(0, start - 32) : start], suffix=text[end : end + 32],
        sha256=sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    time = f"{claiming.since}/" if claiming.since else country.on
    for place in claiming.places:
        for who in claiming.actors:
            what = Mention("Place", place, on=country.on)
            claim = Claim(
                what, claiming.predicate, who, time=time, locator=at, basis="text", surest=True
            )
            country.context.emit(replace(claim, attested=claiming.since is None))


def _tells(claiming: Claiming, claim: Claim) -> bool:
    """Whether the plain sentence tells what the claim was read from, too.

    Who held a place before is not told by it.
    """
    start, end = claim.locator.start or 0, claim.locator.end or 0
    if claiming.predicate != claim.predicate or start >= claiming.end or claiming.start >= end:
        return False
    by = claim.object.words if claim.object else ""
    return claim.predicate == "CLAIMED_BY" or by in {who.words for who in claiming.actors}


def _line(text: str, claim: Claim) -> str:
    """The line of the text in which the claim stands."""
    at = claim.locator.start or 0
    return text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]


def _once(claim: Claim) -> Claim:
    """What was so "briefly" in a year did not go on from then."""
    time = claim.time or ""
    if "briefly" in (claim.locator.exact or "") and time.endswith("/"):
        return replace(claim, time=time.removesuffix("/"))
    return claim
