"""People in an article: titles, full names, and the short names used later."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.address import HONORIFIC, RANK, by_first_name
from kg.extract.comings import ADVERBS, coming_in
from kg.extract.fullest import fullest_of
from kg.extract.joined import lead_of, shared
from kg.extract.known import known_holders
from kg.extract.lists import listed
from kg.extract.names import NO_NAME, read_name
from kg.extract.ordered import Covered, starting_at
from kg.extract.spans import Span
from kg.extract.things import Hit, Thing
from kg.extract.titles import Title, owner_after
from kg.extract.wording import Wording

__all__ = ["Holding", "People"]

_LINK = re.compile(r",? |[ ]?, ?")
_POSTED = re.compile(r" (?:to|in|at|for|on) (?:the )?")
_REGION = re.compile(
    r" (?:to|for|on|in) (?:the )?[A-Z][\w.]+(?: (?:of |and )?[A-Z][\w.]+){0,3}(?=, [A-Z])"
)
_SAYS = re.compile(r" (?:said|says|announced|reported|added|confirmed|told|stated)\b")
_IN_PLACE = re.compile(
    r"\b(?:in|near|across|throughout|North|South|East|West|Northern|Southern|Eastern|Western) \Z"
)
_AFTER = re.compile(
    r", (?:the |an? |his |her |its |their |our |who (?:is|was|became|has been|had been) (?:the )?)?"
    r"(?:(?:EU|European Union|UN|U\.N\.|United Nations|NATO|ASEAN|African Union|Arab League|OPEC|"
    r"OSCE|IAEA|WTO|Commonwealth|League of Nations|Council of Europe|Gulf Cooperation Council|"
    r"[A-Z][\w\-]{2,}(?=['\u2019]))(?:['\u2019]s?)? )?"
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A title that the article gives to a person, at one place of the text."""

    person: Thing
    title: Title
    span: Span


@dataclass(frozen=True, slots=True)
class _Seen:
    start: int
    end: int
    words: str
    name_start: int
    title: Title | None


class People:
    """Everyone named in an article, each under the fullest name it gives."""

    def __init__(
        self,
        text: str,
        wording: Wording,
        titles: list[Title],
        model_names: Iterable[Span],
        taken: list[Hit],
        years: frozenset[int] = frozenset(),
    ) -> None:
        self._text = text
        self._titles = titles
        self._taken = taken
        self._states = [h for h in taken if h.thing.type == "Polity"]
        self._begins = sorted({h.start for h in taken})
        self._bodies = sorted(
            (h for h in taken if h.thing.type in ("Polity", "Organization")), key=lambda h: h.start
        )
        self._covered = Covered(len(text), taken)
        self._wording = wording
        self._years = years
        seen = [*self._titled(titles)]
        titled = {s.words.split()[-1] for s in seen}
        titles_at = Covered(len(text))
        for one in seen:
            titles_at.take(one.start, one.end)
        for span in model_names:
            if titles_at.meets(span.start, span.end) or self._covered.meets(span.start, span.end):
                continue
            end = read_name(text, span.start)
            if end and not self._covered.meets(span.start, end):
                words = text[span.start : end]
                if " " not in words and words not in titled and self._is_place(words):
                    continue
                seen.append(_Seen(span.start, end, words, span.start, None))
        self._full = fullest_of(s.words for s in seen)
        self._titled_alone: list[tuple[str, str]] = []
        self.hits: list[Hit] = []
        self.holdings: list[Holding] = []
        for one in seen:
            self._keep(one)
        self._find_short(seen)
        self.shorts = self._used_alone()
        self.hits.sort(key=lambda h: h.start)

    def _titled(self, titles: list[Title]) -> Iterator[_Seen]:
        titles = shared(self._text, titles)
        for last, title in zip([None, *titles], titles, strict=False):
            many = listed(self._text, title, self._states)
            if many and not any(self._covered.meets(s.start, s.end) for s, _ in many):
                for span, own in many:
                    yield _Seen(span.start, span.end, span.of(self._text), span.start, own)
                continue
            link = _LINK.match(self._text, self._behind_post(title))
            rank = RANK.match(self._text, link.end()) if link else None
            start = rank.end() if rank else link.end() if link else 0
            if link and (end := self._name_at(start)):
                words = self._text[start:end]
                closed = " " in words and self._text[end : end + 1] in (",", ".", ";", "\n")
                if "," not in link[0] or closed or self._honoured(start):
                    yield self._owned_after(title, start, end)
                    continue
            new = coming_in(self._text, title.start)
            if new and not self._covered.meets(new.start, new.end):
                yield _Seen(new.start, new.end, new.of(self._text), new.start, None)
                continue
            if _SAYS.match(self._text, title.end):
                continue  # "…, A, a British spokeswoman said": she is not A
            owned = self._text.startswith(("'s ", "\u2019s "), title.end)
            lead = lead_of(self._text, last, title)
            if not owned and (before := self._name_before(lead.start)):
                start = before.start if lead is title else title.start
                yield _Seen(start, title.end, before.of(self._text), before.start, title)

    def _behind_post(self, title: Title) -> int:
        """Past "to Norway" after "ambassador"."""
        if title.rank not in ("ambassador", "envoy") and title.office != "Minister":
            return title.end
        match = _POSTED.match(self._text, title.end)
        body = starting_at(self._bodies, match.end()) if match else None
        if (
            body is None
            and title.rank == "envoy"
            and (region := _REGION.match(self._text, title.end))
        ):
            return region.end()
        return body.end if body else title.end

    def _owned_after(self, title: Title, start: int, end: int) -> _Seen:
        """ "President Mahuad of Ecuador": the state may follow the name."""
        words = self._text[start:end]
        if title.of is None and (after := owner_after(self._text, end, self._states)):
            return _Seen(title.start, after.end, words, start, replace(title, of=after.thing))
        return _Seen(title.start, end, words, start, title)

    def _name_at(self, start: int) -> int | None:
        end = read_name(self._text, start, noble=True)
        if end is None or self._covered.meets(start, end):
            at = bisect_right(self._begins, start)
            cut = self._begins[at] if at < len(self._begins) else None
            if cut is None or end is None or cut >= end:
                return None
            end = start + len(self._text[start:cut].rstrip())
        return end

    def _name_before(self, at: int) -> Span | None:
        """The name right before ", the foreign minister of …"."""
        for match in re.finditer(_AFTER, self._text[max(0, at - 30) : at]):
            stop = max(0, at - 30) + match.start()
            if max(0, at - 30) + match.end() != at:
                continue
            words = re.search(
                r"(?:[^\W\d_][\w\u2019'\-]*\.? ){0,3}[^\W\d_][\w\u2019'\-]*$",
                self._text[max(0, stop - 60) : stop],
            )
            start = max(0, stop - 60) + words.start() if words else stop
            while start < stop:
                end = read_name(self._text, start)
                if (
                    end == stop
                    and (
                        " " in self._text[start:stop]
                        or self._honoured(start)
                        or self._alone_before(start, stop, at)
                    )
                    and not self._covered.meets(start, stop)
                ):
                    return Span(start, stop)
                start = self._text.find(" ", start, stop) + 1 or stop
        return None

    def _alone_before(self, start: int, stop: int, at: int) -> bool:
        """ "Castlereagh, the British foreign secretary, …": one word, and the title closed."""
        word = self._text[start:stop]
        if word in ADVERBS or word.endswith("ly") or not self._text.startswith(", the ", stop):
            return False
        index = bisect_left(self._titles, at, key=lambda t: t.start)
        title = self._titles[index] if index < len(self._titles) else None
        if title is None or len(word) < 4:
            return False
        stop = self._behind_post(title)
        if title.of is None:
            known = bool(known_holders(title.office, word, self._years))
            return known and self._text[stop : stop + 1] == ","
        return self._text[stop : stop + 1] in (",", ".", ";")

    def _honoured(self, start: int) -> bool:
        return bool(HONORIFIC.search(self._text[max(0, start - 12) : start]))

    def _keep(self, one: _Seen) -> None:
        thing, safe = self._person(one.words)
        if one.title and " " not in one.words and " " in thing.words:
            self._titled_alone.append((thing.words, one.words))
        how = "title" if one.title else "name"
        self.hits.append(Hit(one.start, one.end, thing, how, safe))
        if one.title:
            self.holdings.append(Holding(thing, one.title, Span(one.start, one.end)))

    def _person(self, words: str) -> tuple[Thing, bool]:
        full = self._full.get(words, (words,))
        if len(full) == 1:
            return Thing("Person", full[0]), True
        return Thing("Person", words, named=False), False

    def _learn_first_names(self) -> None:
        """Where the family name comes first, that is the short form: Wang Yi, later Wang."""
        for name in [n for n in self._full if " " in n and self._full[n] == (n,)]:
            first, last = name.split()[0], name.split()[-1]
            if (
                (
                    first not in self._full
                    and not self._alone(last, name)
                    and self._alone(first, name)
                )
                and first not in NO_NAME
                and len(first) > 1
                and "." not in first
            ):
                self._full[first] = (name,)

    def _find_short(self, seen: list[_Seen]) -> None:
        self._learn_first_names()
        shorts = {w for w in self._full if " " not in w and self._full[w]}
        covered = Covered(len(self._text), [*self.hits, *self._taken])
        for start, end in self._wording.of_any(shorts):
            if not covered.meets(start, end):
                thing, safe = self._person(self._text[start:end])
                self.hits.append(Hit(start, end, thing, "short", safe))

    def _alone(self, word: str, name: str) -> bool:
        """Whether a word of a name also stands without the rest of it."""
        return self._wording.count(word) > self._wording.count(name)

    def _is_place(self, word: str) -> bool:
        """Whether a lone name stands elsewhere as that of a place: "in Borneo", "North Borneo"."""
        return any(
            _IN_PLACE.search(self._text, max(0, at - 12), at) for at in self._wording.places(word)
        )

    def _used_alone(self) -> dict[str, str]:
        """Each full name with the short form that the article uses for it."""
        found: dict[str, str] = {}
        for hit in self.hits:
            words = self._text[hit.start : hit.end]
            alone = hit.how in ("short", "name") and " " not in words and " " in hit.thing.words
            if alone and not by_first_name(self._text, hit.start, hit.thing.words):
                found.setdefault(hit.thing.words, words)
        for full, words in self._titled_alone:
            found.setdefault(full, words)
        return found
