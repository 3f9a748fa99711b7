"""What a loader hands over: claims about things, in the words of a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.model.locator import Locator

__all__ = ["Claim", "Mention", "Voice"]

_NONE: Mapping[str, Mention | str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone or something that a source speaks of, before anybody judged who it is.

    `key` is the source's own identifier for it, where it has one; without a key
    its words and the date they were used on identify it inside the source.
    `uid` is set where the source itself uses our identifiers, or one of a list that leads to
    them; `why` then says which.
    `polity` narrows an office or a ministry to its state, in the source's words.
    """

    type: str
    words: str
    key: str | None = None
    on: str | None = None
    uid: str | None = None
    polity: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who says a thing inside a source.

    `kind` is named, office, institution, document, anonymous or reports. An
    anonymous voice keeps its words and is never taken for another.
    """

    kind: str
    words: str
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source says, as a loader read it.

    `source` is the id of the source that says it; None is the thing being
    loaded itself. `time` is EDTF; `attested` says that the source merely shows
    it to hold at that time, so that neither end is known. `row` is the
    source's own key of the record, by which a corrected record replaces itself.
    `rank` is the weight that the source itself gives it (preferred, deprecated);
    what is deprecated is kept and does not count.
    `surest` is the loader's word that the claim is grounded, asserted, actual
    and read by a dependable rule; the acceptance policy decides what follows.
    `basis` is on whose word it is taken in, where that is not the loader's usual one: what a data
    set's record says in free text has the basis text. `engines` are those that read it there,
    each with its model ("spacy:en_core_web_sm-3.8.0").
    """

    subject: Mention
    predicate: str
    object: Mention | None = None
    value: str | None = None
    datatype: str | None = None
    lang: str | None = None
    qualifiers: Mapping[str, Mention | str] = field(default_factory=lambda: _NONE)
    time: str | None = None
    attested: bool = False
    calendar: str | None = None
    polarity: str = "asserted"
    modality: str = "actual"
    attributed_to: tuple[Voice, ...] = ()
    source: str | None = None
    locator: Locator = Locator()
    original_subject: str | None = None
    original_object: str | None = None
    original_time: str | None = None
    certainty: str | None = None
    confidence: float | None = None
    note: str | None = None
    row: str | None = None
    rank: str = "normal"
    surest: bool = False
    basis: str | None = None
    engines: tuple[str, ...] = ()
