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
_MANY = re.compile(r"slands|Isles|s$")
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
    named = _Named(found)
    for match in _PLAIN.finditer(text):
        hit = _described(match, named)
        if hit and _add(found, covered, hit):
            named.add(hit)
    return sorted(found, key=lambda h: h.start)


class _Named:
    """The places that a text names, by their words and as far as it has been read."""

    def __init__(self, found: list[Hit]) -> None:
        hits = [h for h in found if h.thing.named]
        self.by_word: dict[str, dict[str, Thing]] = {}
        for hit in hits:
            for word in hit.thing.words.lower().split():
                self.by_word.setdefault(word, {})[hit.thing.words] = hit.thing
        self._ahead = sorted(hits, key=lambda h: h.end, reverse=True)
        self._described: list[Hit] = []
        self._last: dict[bool, Hit] = {}
        self._things: dict[bool, set[tuple[str, str, str | None]]] = {True: set(), False: set()}

    def add(self, hit: Hit) -> None:
        """Keep a description of a place with a name: it names the place anew."""
        if hit.thing.named:
            self._described.append(hit)

    def last(self, at: int, plural: bool) -> tuple[Hit | None, bool]:
        """The one named last before a place of the text, and whether no other is.

        Asked in the order of the text.
        """
        passed, self._described = self._described, []
        while self._ahead and self._ahead[-1].end <= at:
            passed.append(self._ahead.pop())
        for hit in sorted(passed, key=lambda h: h.start):
            for many in (False, True) if _MANY.search(hit.thing.words) else (False,):
                self._last[many] = hit
                self._things[many].add(hit.thing.identity)
        return self._last.get(plural), len(self._things[plural]) == 1


def _widen(text: str, hit: Hit) -> Hit:
    """ "Shikotan" followed by "Island" is the island under its name."""
    match = re.match(rf" (?:{_KINDS})\b", text[hit.end : hit.end + 14])
    return Hit(hit.start, hit.end + match.end(), hit.thing, hit.how) if match else hit


def _add(found: list[Hit], covered: bytearray, hit: Hit) -> bool:
    free = covered.find(1, hit.start, hit.end) < 0
    if free:
        found.append(hit)
        _cover(covered, hit)
    return free


def _cover(covered: bytearray, hit: Hit) -> None:
    covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)


def _described(match: re.Match[str], named: _Named) -> Hit | None:
    """A description that shares a word with the name of exactly one place, or names none."""
    start = match.end("det") + 1
    if match["det"] in ("four", "a", "some"):
        start = match.start()
    modifiers = frozenset(match["left"].lower().split()) - _NO_MODIFIER
    words = match.string[start : match.end()].strip()
    near: dict[str, Thing] = {}
    for word in modifiers:
        near |= named.by_word.get(word, {})
    if len(near) == 1:
        return Hit(start, match.end(), next(iter(near.values())), "antecedent")
    if not modifiers:
        return _nearest(match, start, named)
    return Hit(start, match.end(), Thing("Place", words, named=False), "name", safe=False)


def _nearest(match: re.Match[str], start: int, named: _Named) -> Hit | None:
    """ "The islands": the last island group named before; certain only if there is no other."""
    last, alone = named.last(match.start(), match["head"].endswith("s"))
    if last is None:
        return None
    safe = alone and match.start() - last.end < 1200
    return Hit(start, match.end(), last.thing, "antecedent", safe)


_NAME = r"[A-Z][\w\u2019'\-]+(?: [A-Z][\w\u2019'\-]+)*"
_LAND_OF_NO_NAME = (
    r"the (?:archipelago|islands?|islets?|territory|province|peninsula|strait|sea|city)"
)
_IT_CALLS = re.compile(
    rf"(?P<first>{_NAME}|{_LAND_OF_NO_NAME}), which (?:the )?"
    r"(?P<user>it|they|[A-Z]\w+) "
    r"(?:call(?:s|ed)?|names?|knows? as|knew as|refers? to as|referred to as) (?:the )?"
    rf"(?P<rest>{_NAME})"
)
_OR_AS = re.compile(
    rf"(?P<first>{_NAME}),? or (?:the )?(?P<rest>{_NAME}),? as (?:the )?"
    r"(?P<user>it|they|[A-Z]\w+) (?:calls?|knows?|names?|terms?) (?:it|them)\b"
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
        *((m, "which calls") for m in _OR_AS.finditer(text)),
    ]
