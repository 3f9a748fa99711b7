"""Keys of the exchange format: who or what is meant, in a notation that any tool can compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.exchange.fact import Argument
from kg.extract.people import Holding
from kg.extract.phrases import PhraseBook
from kg.extract.places import GENERIC_PLACE
from kg.extract.things import Hit, Thing
from kg.extract.titles import Title

if TYPE_CHECKING:
    from kg.extract.writer import Writer

__all__ = ["argument", "at_post", "free", "holding_key", "office_key", "state_key", "title_key"]

_OFFICES = {
    "Foreign Minister": "FM", "Foreign Secretary": "FM", "Secretary of State": "FM",
    "Deputy Foreign Minister": "DFM", "Deputy Secretary of State": "DFM",
    "Prime Minister": "PM", "Chancellor": "PM", "President": "PRES", "General Secretary": "PRES",
    "Head of State": "PRES",
    "Emperor": "PRES", "King": "PRES", "Leader": "PRES", "Ambassador": "AMB",
    "Spokesperson": "SPOX",
}  # fmt: skip
_MINISTRIES = {"Foreign Ministry": "MFA", "State Department": "MFA"}
# Codes of states that are no more; a name without a date is not theirs.
_WITHDRAWN = frozenset(["CS", "DD", "SU", "VD", "YD", "YU", "ZR"])
# Titles that tell who somebody is, but no office of a state.
_MINOR = frozenset((
    "Legislator", "Officer", "Prelate", "Prince", "Undersecretary",
))  # fmt: skip
# Where the foreign secretary is a civil servant under the minister.
_CIVIL_SERVANTS = frozenset(["BD", "IN", "LK", "NP", "PK"])
# Offices of no state, or of one that the title need not tell: they keep their words.
_WORLD = frozenset((
    "Secretary-General", "High Representative", "Mediator", "Chairman", "Council Secretary",
    "Office Director", "Governor", "National Security Adviser",
))  # fmt: skip
_AT_POST = re.compile(r" (?:in|to|at) (?:the )?[A-Z]")
_FAMILY_FIRST = frozenset(["CN", "KR", "KP", "TW", "VN", "KH", "HU"])
# Family names that come first where nothing tells of which state somebody is: "Zhou Enlai".
_CHINESE = frozenset((
    "Zhou", "Chou", "Deng", "Teng", "Mao", "Xi", "Jiang", "Chiang", "Zhao", "Zhu", "Wen", "Hua",
    "Qian", "Huang", "Peng", "Yang", "Chen", "Liu", "Qiao", "Dai", "Wang", "Li", "Hu", "Qin",
))  # fmt: skip
# A text without a date means by a name that several states had the last of them.
_LATELY = "2020-01-01"
_ARTICLE = re.compile(r"^(?:(?:the|a|an|its|their|his|her|this|that|these|those|all|any) )+", re.I)


def argument(hit: Hit, writer: Writer, on: str | None = None) -> Argument:
    """The argument that a mention in the text makes."""
    thing = hit.thing
    match thing.type:
        case "Polity":
            key, uid = state_key(thing, writer, on)
            if hit.office:
                known = _is_code(key) and hit.office in _OFFICES
                key = f"{key}:{office_key(hit.office)}" if known else key
            return Argument(thing.words, key, uid)
        case "Person":
            return Argument(thing.words, _family(thing, writer))
        case "Organization" if thing.polity:
            state = Thing("Polity", thing.polity, uids=thing.uids, group=thing.group)
            code, _ = state_key(state, writer, on)
            if _is_code(code) and thing.words in _MINISTRIES:
                return Argument(f"{thing.polity} {thing.words}", f"{code}:MFA")
            words = hit.span.of(writer.reading.text)
            told = hit.how != "antecedent" and thing.words.split()[-1].lower() in words.lower()
            words = words if told else f"{thing.polity} {thing.words}"
            return Argument(f"{thing.polity} {thing.words}", free(words))
        case "Place":
            uid = thing.uids[0] if thing.uids else None
            return Argument(thing.words, _place_key(hit, writer), uid)
        case "Agreement":
            words = writer.phrase(hit.span, 14)
            return Argument(thing.words, free(words), None)
    return Argument(thing.words, free(thing.words), thing.uids[0] if thing.uids else None)


def state_key(thing: Thing, writer: Writer, on: str | None = None) -> tuple[str, str | None]:
    """The ISO code of a state on a date, and its uid; its words where it has no code."""
    gazetteer = writer.reading.gazetteer
    asked = on if on and re.match(r"\d{4}", on) else writer.reading.published
    words = writer.version(thing, on)
    found = gazetteer.resolve(words, type="Polity", on=asked)
    if found.uid is None and on is None:
        found = gazetteer.resolve(words, type="Polity")
    if found.uid is None and asked is None:
        found = gazetteer.resolve(words, type="Polity", on=_LATELY)
    uid = found.uid or (thing.uids[0] if len(thing.uids) == 1 else None)

    def codes(*uids: str | None) -> list[str]:
        return [
            c for one in uids if one and one in gazetteer
            for c in gazetteer.entity(one).codes.get("iso", ()) if len(c) == 2 and c.isalpha()
        ]  # fmt: skip

    every = codes(*thing.uids)
    if not every and not codes(uid) and thing.group is None:
        named = [h.thing for h in PhraseBook.of(gazetteer).find(thing.words)][:1]
        every = codes(*(u for t in named if t.type == "Polity" for u in t.uids))
    if every or codes(uid):
        return [*codes(uid), *(c for c in every if c not in _WITHDRAWN), *every][0], uid
    return free(words), uid


def office_key(office: str) -> str:
    """FM, PM, PRES …; an office that the format does not name keeps its title."""
    return _OFFICES.get(office, office.lower())


def holding_key(holding: Holding, writer: Writer, on: str | None = None) -> Argument | None:
    """The office that a title names: `RU:FM`."""
    title = holding.title
    kept = title.office in _WORLD or title.rank == "post"
    if kept or (title.office == "Envoy" and title.of is None):
        words = writer.reading.text[title.start : title.end]
        return Argument(words, free(words)) if words.strip() else None
    if title.of is None or title.office in _MINOR:
        return None
    code, _ = state_key(title.of, writer, on)
    words = f"{title.of.words} {title.office}"
    if at_post(title, writer) and _is_code(code):
        return Argument(words, f"{code}:AMB")
    civil = title.office == "Foreign Secretary" and code in _CIVIL_SERVANTS
    if _is_code(code) and title.office in _OFFICES and not civil:
        return Argument(words, f"{code}:{_OFFICES[title.office]}")
    told = writer.reading.text[title.start : title.end]
    plain = not told.strip() or "ounterpart" in told
    return Argument(words, free(words if plain else told))


def at_post(title: Title, writer: Writer) -> bool:
    """A minister in a foreign town is an envoy: "the American minister in London"."""
    return title.office == "Minister" and bool(_AT_POST.match(writer.reading.text, title.end))


def title_key(title: Title, writer: Writer) -> Argument | None:
    """The words of a title that does not tell of which state: "was named ambassador"."""
    words = writer.reading.text[title.start : title.end]
    bare = title.office == "Counterpart" or not words.strip()
    return None if bare else Argument(words, free(words))


def free(words: str) -> str:
    """Free text as a key."""
    return "x:" + _ARTICLE.sub("", " ".join(words.split())).lower().strip(" ,.;:")


def _is_code(key: str) -> bool:
    return len(key) == 2 and key.isupper()


def _family(thing: Thing, writer: Writer) -> str:
    """The family name: the short form that the article uses, else by the custom of the country."""
    parts = thing.words.split()
    short = writer.reading.shorts.get(thing.words)
    if short:
        return short.lower()
    if len(parts) > 1:
        for holding in writer.reading.offices(thing):
            if holding.title.of is not None:
                code, _ = state_key(holding.title.of, writer)
                if code in _FAMILY_FIRST and len(parts) <= 3:
                    return parts[0].lower()
                break
    if len(parts) == 2 and parts[0] in _CHINESE and not writer.reading.offices(thing):
        return parts[0].lower()
    if len(parts) > 1 and re.fullmatch(r"Jr|Sr|[IVX]+", parts[-1].rstrip(".")):
        parts.pop()
    return parts[-1].lower()


def _place_key(hit: Hit, writer: Writer) -> str:
    thing = hit.thing
    if hit.how == "antecedent":
        return free(writer.phrase(hit.span))
    words = thing.words.split()
    plain = not any(w.lower().rstrip("s") in GENERIC_PLACE or w.islower() for w in words)
    return thing.words.lower() if thing.named and plain else free(thing.words)
