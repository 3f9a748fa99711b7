"""Words of a sentence with their grammar, in the shape that the frames ask for.

The attributes carry the names and the values of Universal tags and dependency labels
that the language model gives, so that one table of frames serves both engines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

__all__ = ["Doc", "Entity", "Stretch", "Token"]

_PLACE = attrgetter("i")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens `[start, end)` of a sentence: a clause that was read apart."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name by its looks: PERSON, GPE or ORG, in code points of the sentence."""

    start_char: int
    end_char: int
    label_: str


class Token:
    """A word; `head` is the word on which it depends, itself for the top of its clause."""

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "lemma_", "lower_", "pos_",
        "sent", "tag_", "text",
    )  # fmt: skip

    def __init__(self, doc: Doc, i: int, idx: int, text: str) -> None:
        self.doc, self.i, self.idx, self.text = doc, i, idx, text
        self.lower_ = self.lemma_ = text.lower()
        self.pos_, self.tag_, self.dep_, self.ent_type_ = "X", "", "dep", ""
        self.head: Token = self
        self.children: list[Token] = []
        self.sent = Stretch(0, 0)

    @property
    def is_punct(self) -> bool:
        return self.pos_ == "PUNCT"

    @property
    def subtree(self) -> list[Token]:
        """The word and all that depends on it, in the order of the text."""
        found, open_ = [self], [self]
        while open_:
            for child in open_.pop().children:
                found.append(child)
                open_.append(child)
        return sorted(found, key=_PLACE)

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        first, open_ = self, [self]
        while open_:
            for child in open_.pop().children:
                first = child if child.i < first.i else first
                open_.append(child)
        return first

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        last, open_ = self, [self]
        while open_:
            for child in open_.pop().children:
                last = child if child.i > last.i else last
                open_.append(child)
        return last

    def hang(self, head: Token, dep: str) -> None:
        """Make it depend on another word, once; a word never hangs below itself."""
        if self.head is not self or head is self:
            return
        at = head
        while at.head is not at:
            at = at.head
        if at is not self:
            self.head, self.dep_ = head, dep
            head.children.append(self)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text


class Doc:
    """A sentence."""

    __slots__ = ("ents", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.ents: list[Entity] = []

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        return self.tokens[index]
