"""Places in an article: proper names, and "the four southern islands" for one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.spans import Span
from kg.extract.things import Hit, Thing

__all__ = ["GENERIC_PLACE", "find_places"]

_KINDS = (
    r"Islands?|Isles|Peninsula|Straits?|Province|Region|Archipelago|Reef|Shoal|Sea|Valley|Heights"
)
_PROPER = re.compile(
    rf"(?:(?:[A-Z][\w\u2019'\-]+ )+(?:{_KINDS})"
    rf"|(?:Islands?|Gulf|Strait|Sea) of [A-Z][\w\u2019'\-]+)\b"
)
GENERIC_PLACE = frozenset((
    "island", "islands", "territory", "territories", "archipelago", "peninsula", "islet",
    "islets", "reef", "land", "province", "region", "area", "enclave", "strip", "chain",
))  # fmt: skip
_NOUNS = "islands|islets|island|territories|territory|archipelago|peninsula|enclave"
_PLAIN = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Aa]ll|a|four|some)"
    rf"(?P<left>(?: (?:[a-z][\w\-]*|of|the|small|group)){{0,4}}?) (?P<head>{_NOUNS})\b(?! of [A-Z])"
)
_NO_MODIFIER = frozenset(["disputed", "the", "of", "all", "both", "group", "small", "some", "and"])
_GLOSS = re.compile(
    r"\s?[\[(](?:(?:which|as|the) )?(?P<user>[^\])\[(]{2,30}?)(?:['\u2019]s|s['\u2019])?"
    r"(?:['\u2019])? (?:name|term) for "
    r"(?P<rest>[^\])]{3,60})[\])]"
)
_KNOWN = re.compile(
    r",? [\[(]?(?:which (?:are|is) )?(?:also )?(?:known|called|referred to)(?: as)? "
    r"(?P<rest>(?:the )?[A-Z][^,.;\[\]()]{2,60}?)"
    r" (?:in|by) (?P<user>[A-Z][\w. ]+?)(?=[,.;\])]| and )"
)


def find_places(text: str, spans: Iterable[Span], known: list[Hit], taken: list[Hit]) -> list[Hit]:
    """Places of the gazetteer, those the parser recognised, and descriptions of them."""
    found: list[Hit] = [hit for hit in known if hit.thing.type == "Place"]
    found = [_widen(text, hit) for hit in found]
    covered = bytearray(len(text))  # 1 where a mention stands: a long text has thousands
    for other in (*found, *taken):
        _cover(covered, other)
    for match in _PROPER.finditer(text):
        start = match.start() + (4 if match[0].startswith("The ") else 0)
        _add(found, covered, Hit(start, match.end(), Thing("Place", text[start : match.end()])))
    for span in spans:
        start = span.start + (4 if span.of(text)[:4].lower() == "the " else 0)
        end = span.end - 2 if span.of(text).endswith(("'s", "\u2019s")) else span.end
        words = text[start:end]
        if len(words) > 2 and words[0].isupper() and "\n" not in words:
            _add(found, covered, Hit(start, end, Thing("Place", words)))
    aliases = {id(h.thing): h.thing.words for h in found}
    for match in _PLAIN.finditer(text):
        if hit := _described(match, found, list(aliases.values())):
            _add(found, covered, hit)
    return sorted(found, key=lambda h: h.start)


def _widen(text: str, hit: Hit) -> Hit:
    """ "Shikotan" followed by "Island" is the island under its name."""
    match = re.match(rf" (?:{_KINDS})\b", text[hit.end : hit.end + 14])
    return Hit(hit.start, hit.end + match.end(), hit.thing, hit.how) if match else hit


def _add(found: list[Hit], covered: bytearray, hit: Hit) -> None:
    if covered.find(1, hit.start, hit.end) < 0:
        found.append(hit)
        _cover(covered, hit)


def _cover(covered: bytearray, hit: Hit) -> None:
    covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)


def _described(match: re.Match[str], found: list[Hit], names: list[str]) -> Hit | None:
    """A description that shares a word with the name of exactly one place, or names none."""
    start = match.end("det") + 1
    if match["det"] in ("four", "a", "some"):
        start = match.start()
    modifiers = frozenset(match["left"].lower().split()) - _NO_MODIFIER
    words = match.string[start : match.end()].strip()
    near = {}
    for hit in found:
        if hit.thing.named and modifiers & set(hit.thing.words.lower().split()):
            near[hit.thing.words] = hit.thing
    if len(near) == 1:
        return Hit(start, match.end(), next(iter(near.values())), "antecedent")
    if not modifiers:
        return _nearest(match, start, found)
    return Hit(start, match.end(), Thing("Place", words, named=False), "name", safe=False)


def _nearest(match: re.Match[str], start: int, found: list[Hit]) -> Hit | None:
    """ "The islands": the last island group named before; certain only if there is no other."""
    plural = match["head"].endswith("s")
    fit = [
        h for h in found
        if h.thing.named and h.end <= match.start()
        and re.search(r"slands|Isles|s$" if plural else r"", h.thing.words)
    ]  # fmt: skip
    if not fit:
        return None
    safe = len({h.thing.identity for h in fit}) == 1 and match.start() - fit[-1].end < 1200
    return Hit(start, match.end(), fit[-1].thing, "antecedent", safe)


_IT_CALLS = re.compile(
    r"(?P<first>[A-Z][\w\u2019'\-]+(?: [A-Z][\w\u2019'\-]+)*), which "
    r"(?P<user>it|they|[A-Z]\w+) (?:calls?|names?|knows? as|refers? to as) (?:the )?"
    r"(?P<rest>[A-Z][\w\u2019'\-]+(?: [A-Z][\w\u2019'\-]+)*)"
)
_CALLS = re.compile(
    r"(?P<user>(?:[A-Z]\w+|(?:[A-Z]\.)+)(?: [A-Z]\w+)?) (?:calls?|refers? to|knows?|names?) "
    r"(?P<first>(?:them|it|the [a-z]+|these [a-z]+|those [a-z]+))(?: as)? (?:the )?"
    r"(?P<rest>[A-Z][\w\u2019'\-]+(?: [A-Z][\w\u2019'\-]+)*)"
)


def glosses(text: str) -> list[tuple[re.Match[str], str]]:
    """Remarks like "[Japan's name for Russia's Southern Kurils]", with their sort."""
    return [
        *((m, "name for") for m in _GLOSS.finditer(text)),
        *((m, "known as") for m in _KNOWN.finditer(text)),
        *((m, "calls") for m in _CALLS.finditer(text)),
        *((m, "which calls") for m in _IT_CALLS.finditer(text)),
    ]
