"""Agreements in an article: their names, and "the treaty", "the 1956 declaration" later."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.dates import When
from kg.extract.ordered import Covered
from kg.extract.spans import Span

__all__ = ["AGREEMENT_KINDS", "Agreements", "Document"]

AGREEMENT_KINDS = {
    "treaty": "treaty", "pact": "treaty", "alliance": "treaty", "entente": "treaty",
    "agreement": "other", "accord": "other", "accords": "other", "declaration": "declaration",
    "convention": "convention", "protocol": "protocol", "communique": "communique",
    "communiqué": "communique", "memorandum": "memorandum", "charter": "treaty",
    "armistice": "armistice", "truce": "armistice", "compact": "treaty", "statement": "declaration",
}  # fmt: skip
_HEADS = "|".join(AGREEMENT_KINDS)
_CAP = r"[A-Z][\w\u2019'\-\u2013]+"
_HEAD = "|".join(h.title() for h in AGREEMENT_KINDS if h != "statement") + "|Joint Statement"
_PROPER = re.compile(
    rf"(?:(?P<year>1[5-9]\d\d|20\d\d) )?(?P<left>(?:{_CAP}(?: and|,)? )*)(?P<head>{_HEAD})\b"
    rf"(?: (?:of|on|for|concerning|relating to|with)(?: the)? {_CAP}"
    rf"(?:(?:, {_CAP})+,? and {_CAP}|(?: (?:and|of|the|on|for|between))* {_CAP})*)?"
)
_PLAIN = re.compile(
    r"\b(?P<det>[Tt]he|[Aa]n?|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir|new|final) "
    r"(?:(?P<year>1[5-9]\d\d|20\d\d) )?"
    rf"(?P<left>(?:[\w\-\u2013\u2019]+ ){{0,4}}?)(?P<head>{_HEADS})(?P<more>s?)\b"
    r"(?: of (?P<after>1[5-9]\d\d|20\d\d))?"
)
_BARE = re.compile(
    r"\b(?P<left>(?:peace|trade|border|fisheries|neutrality|non-aggression) )"
    r"(?P<head>treaty|agreement|pact)\b"
)
_STOP = frozenset((
    "of", "in", "on", "to", "by", "with", "for", "and", "that", "is", "was", "were", "has",
    "have", "signed", "said", "under", "after", "a", "the", "its", "their", "from", "as",
    "at", "or", "had", "into", "be", "not", "no", "would", "will", "which", "who", "this",
    "these", "an", "about", "over", "between", "during", "ratify", "ratified", "sign",
    "signing", "conclude", "reached", "draft", "political", "general", "same",
))  # fmt: skip
_LEADING = frozenset((
    "The", "A", "An", "In", "On", "Under", "After", "By", "And", "But", "For", "This", "That",
    "Its", "Their", "When", "As",
))  # fmt: skip


@dataclass(slots=True)
class Document:
    """An agreement as the article tells of it, gathered over its mentions."""

    key: str
    head: str
    words: str
    proper: bool
    definite: bool
    modifiers: frozenset[str]
    year: str | None = None
    parties: tuple[str, ...] = ()
    spans: list[Span] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Its name with parties and year, as a reader would want to see it in a list."""
        text = self.words
        if self.parties and not all(p in text for p in self.parties):
            names = [f"the {p}" if p.startswith(("United", "Soviet")) else p for p in self.parties]
            text += " of " + ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
        return f"{text} ({self.year})" if self.year and self.year not in text else text


class Agreements:
    """All agreements of one article; a mention belongs to the last one that its words fit."""

    def __init__(self, text: str, dates: list[When], sentences: list[Span]) -> None:
        self.documents: list[Document] = []
        self._by_word: dict[tuple[str, str], list[int]] = {}
        self._years = _sole_years(dates, sentences)
        found: list[tuple[Span, re.Match[str], bool]] = []
        covered = Covered(len(text))
        for pattern in (_PROPER, _PLAIN, _BARE):
            for match in pattern.finditer(text):
                span = _cut(match)
                if not covered.meets(span.start, span.end):
                    covered.take(span.start, span.end)
                    found.append((span, match, pattern is _PROPER))
        for span, match, proper in sorted(found, key=lambda f: f[0]):
            self._add(text, span, match, proper, sentences)
        self._of_span = sorted(
            ((s, i) for i, d in enumerate(self.documents) for s in d.spans), key=lambda p: p[0]
        )
        self._starts = [span.start for span, _ in self._of_span]

    def at(self, start: int, end: int) -> Document | None:
        """The agreement that these code points speak of."""
        near = self._of_span[max(0, bisect_right(self._starts, start) - 1) : bisect_left(
            self._starts, end
        )]  # fmt: skip
        found = [i for span, i in near if span.overlaps(Span(start, end))]
        return self.documents[min(found)] if found else None

    def covers(self, span: Span) -> bool:
        """Whether a stretch of the text is part of what an agreement is called there."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._of_span[at][0].covers(span)

    def _add(
        self, text: str, span: Span, match: re.Match[str], proper: bool, sentences: list[Span]
    ) -> None:
        groups = match.groupdict()
        head = match["head"].lower().removeprefix("joint ")
        if groups.get("more") and head != "accord":
            return
        det = (groups.get("det") or "").lower()
        words = _plain(span.of(text))
        if head == "statement" and "joint" not in words.lower():
            return
        left = [w for w in words.split() if w[0].isalpha()][:-1] if not proper else words.split()
        modifiers = frozenset(w.lower() for w in left) - _STOP - {head, groups.get("year") or ""}
        year = groups.get("year") or groups.get("after") or self._years.get(_index(sentences, span))
        said = bool(groups.get("year") or groups.get("after"))
        new = Document(
            f"agreement {len(self.documents) + 1}",
            head,
            words,
            proper,
            proper or det in ("the", "this", "that"),
            modifiers,
            year,
        )
        old = self._known(new, said)
        if old is None:
            new.spans.append(span)
            self._index(len(self.documents), new, {"", *new.modifiers})
            self.documents.append(new)
            return
        old.spans.append(span)
        if proper and (not old.proper or len(words) > len(old.words)):
            self._index(int(old.key.split()[-1]) - 1, old, modifiers - old.modifiers)
            old.words, old.proper, old.modifiers = words, True, old.modifiers | modifiers

    def _index(self, number: int, document: Document, words: Iterable[str]) -> None:
        """Let an agreement be found by words that its name has; all of a sort by none."""
        for word in words:
            insort(self._by_word.setdefault((document.head, word), []), number)

    def _known(self, new: Document, said: bool) -> Document | None:
        """The last agreement of that sort whose name has all words of this one, if it fits."""
        words = new.modifiers or ("",)
        numbers = min((self._by_word.get((new.head, w), []) for w in words), key=len)
        for number in reversed(numbers):
            old = self.documents[number]
            if old.year and new.year and old.year != new.year and (said or not new.definite):
                continue
            if said and old.year == new.year and (new.modifiers <= old.modifiers):
                return old
            if (
                new.definite
                and new.modifiers <= old.modifiers
                and (new.modifiers or old.definite or old.year)
            ):
                return old
            if new.modifiers == old.modifiers and not (new.year and old.year):
                return old
        return None


def _cut(match: re.Match[str]) -> Span:
    """Without an opener before a proper name, and without what only looks like part of it."""
    start, words = match.start(), match.groupdict().get("left") or ""
    if match.groupdict().get("det"):
        start = match.start() + len(match["det"]) + 1
        pieces = words.split(" ")
        for i in range(len(pieces) - 1, -1, -1):
            if pieces[i].lower() in _STOP:
                return Span(match.start("left") + len(" ".join(pieces[: i + 1])) + 1, match.end())
        return Span(start, match.end())
    first = words.split(" ")[0]
    if first in _LEADING and not match.groupdict().get("year"):
        start += len(first) + 1
    return Span(start, match.end())


def _plain(words: str) -> str:
    text = re.sub(r"^(?:1[5-9]\d\d|20\d\d) | of (?:1[5-9]\d\d|20\d\d)$", "", words)
    return " ".join(text.split())


def _index(sentences: list[Span], span: Span) -> int:
    at = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    return at if at >= 0 and sentences[at].covers(span) else -1


def _sole_years(dates: list[When], sentences: list[Span]) -> dict[int, str]:
    """The year of each sentence that names exactly one."""
    found: dict[int, set[str]] = {}
    for when in dates:
        if re.match(r"\d{4}(?!/)", when.edtf):
            found.setdefault(_index(sentences, Span(when.start, when.end)), set()).add(
                when.edtf[:4]
            )
    return {i: next(iter(years)) for i, years in found.items() if len(years) == 1}
