"""A journey as a register tells it, and the stretches of its free words: sentences, acts, days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from kg.extract.dates import find_dates
from kg.model.claim import Claim, Mention
from kg.model.locator import Locator

__all__ = ["UNSURE", "Journey", "Traveller", "claim_of", "ends", "kept_of", "phrase"]

UNSURE = re.compile(r"cancel|postpon|declin|refus|plann|propos|schedul|intend|was to |hoped", re.I)
"""Words of an act that perhaps never was."""
_NEXT = re.compile(
    r",? and (?:then |also )?(?:met|attended|addressed|discussed|visited|signed|delivered|"
    r"participated)\b|"
    r",? with (?=(?:[A-Z]\w+ ){0,3}(?:President|Prime|Foreign|King|Secretary|Minister))"
)
_END = re.compile(
    r",?(?: on)? (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) \d{1,2}$"
)
_NEXT = re.compile(
    r",? and (?:then |also )?(?:met|attended|addressed|discussed|visited|signed|delivered|"
    r"participated)\b|"
    r",? with (?=(?:[A-Z]\w+ ){0,3}(?:President|Prime|Foreign|King|Secretary|Minister))"
)
_UNSURE = re.compile(r"cancel|postpon|declin|refus|plann|propos|schedul|intend|was to |hoped", re.I)
_END = re.compile(r"[.;](?= |$)")
# Full stops that end no sentence: "U.S.", "St. Paul", "Dr. Singh", "Ann B. Doe".
_ACRONYM = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]\.)+[A-Z]|\b(?:St|Dr|Mt|Ft|Mr|Mrs|Gen|Amb|Sen|No)|"
    r"\b(?:[A-Z][a-z]+|Dr\.) [A-HJ-UWYZ])$"
)
_NEXT_SENTENCE = re.compile(r"\.(?:$| (?:[A-Z][a-z]+ed|Met|Held|Gave|Took|Spoke|Also|The|He|In)\b)")


@dataclass(frozen=True, slots=True)
class Traveller:
    """One who travelled, and the office in which."""

    person: Mention
    capacity: Mention | None


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey as its record tells it; `text` is what the record says in free words.

    `own` are names by title that always mean officials of the host, `towns` places of it that
    the register names elsewhere.
    """

    visit: Mention
    travellers: tuple[Traveller, ...]
    side: Mention
    host: Mention
    first: str
    last: str
    places: tuple[Mention, ...]
    text: str
    locator: Locator
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    towns: Collection[str] = ()

    @property
    def time(self) -> str:
        """The days of the journey."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def place(self) -> Mention | None:
        """The one place that it led to; None if there are several."""
        return self.places[0] if len(self.places) == 1 else None

    def at(self, start: int, end: int) -> Locator:
        """That stretch of the free words."""
        return Locator(
            document=self.locator.document, row=self.locator.row, section=self.locator.section,
            exact=self.text[start:end], start=start, end=end,
            prefix=self.text[max(0, start - 32) : start], suffix=self.text[end : end + 32],
            sha256=sha256(self.text.encode()).hexdigest(),
        )  # fmt: skip

    def day(self, start: int, end: int) -> str:
        """The day of what the words say: one they give, else some day of the journey."""
        for when in find_dates(self.text[start:end]):
            day = when.edtf.replace("XXXX", self.first[:4])
            if re.fullmatch(r"\d{4}-\d\d-\d\d", day) and (
                self.first <= day <= self.last or "XXXX" not in when.edtf
            ):
                return day
        return self.first if self.first == self.last else f"[{self.first}..{self.last}]"


def ends(text: str, start: int, end: int | None = None) -> Iterator[int]:
    """Where sentences end, or parts of one; "U.S." ends none."""
    for stop in _END.finditer(text, start, len(text) if end is None else end):
        at = stop.start()
        if stop[0] == ";" or not _SHORT.search(text, 0, at) or _NEXT_SENTENCE.match(text, at):
            yield at


def phrase(text: str, start: int) -> tuple[str, int]:
    """The words of a thing up to where the next act begins, or a bracket."""
    end = next(ends(text, start), len(text))
    if _ACRONYM.search(text, start, end):
        end += 1
    bracket = text.find("(", start, end)
    end = bracket if bracket > 0 else end
    if cut := _NEXT.search(text, start, end):
        end = cut.start()
    return text[start:end].strip(" ,"), end


def kept_of(
    role: str, capacity: Mention | None, behalf: Mention | None
) -> dict[str, Mention | str]:
    """The qualifiers of taking part, as far as they are known."""
    told: dict[str, Mention | str | None] = {
        "role": role or None, "capacity": capacity, "on_behalf_of": behalf,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


def claim_of(
    base: dict[str, object], subject: Mention, predicate: str, object: Mention | None = None,
    **told: object,
) -> Claim:  # fmt: skip
    """A claim that shares with others what they rest on."""
    return Claim(subject, predicate, object, **{**base, **told})  # type: ignore[arg-type]
