"""A sentence's grammar from its chunks: who does what, with whom, in which clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.frames import frame_file
from kg.extract.reporting import tail_of
from kg.extract.shallow.chunks import Chunk
from kg.extract.shallow.looks import entities
from kg.extract.shallow.nouns import Nouns
from kg.extract.shallow.tagging import tagged
from kg.extract.shallow.tokens import Doc, Stretch, Token
from kg.extract.shallow.verbs import Verbs

__all__ = ["parse_shallow"]

_LONGEST = 1_500
_PARTICLES = frozenset(["up", "off", "out", "over", "down", "back", "away", "together", "aside"])
_OPENERS = frozenset(["after", "before", "since", "until", "till", "as"])
_WORDS = frame_file("words.yml")
_RELATIONAL = frozenset(_WORDS["relational"])
_WITH_NOUN = frozenset(["with", "to", "on", "over", "about", "for", "by"])


def parse_shallow(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text as one sentence, in order; the reporting clause at its end stands apart."""
    for text in texts:
        doc = tagged(text[:_LONGEST])
        tail = tail_of(doc.text)
        cut = next((t.i for t in doc.tokens if tail is not None and t.idx >= tail), len(doc.tokens))
        for first, last in ((0, cut), (cut, len(doc.tokens))):
            if first < last:
                _Clauses(doc.tokens[first:last]).build()
                for token in doc.tokens[first:last]:
                    token.sent = Stretch(first, last)
        doc.ents = entities(doc)
        yield doc


class _Clauses(Nouns, Verbs):
    """Hangs chunk after chunk on what stands before it."""

    def build(self) -> None:
        for at, chunk in enumerate(self._chunks):
            step = {
                "NP": self._noun, "V": self._verbal, "P": self._prep, "C": self._and,
                "S": self._mark, "W": self._relative, "T": self._that, "A": self._adverb,
            }.get(chunk.kind, self._punct)  # fmt: skip
            step(chunk, at)
        self._gather()

    def _prep(self, chunk: Chunk, at: int) -> None:
        token, word, verb = chunk.head, chunk.head.lower_, self._verb
        beside = bool(at) and self._chunks[at - 1].kind == "NP"
        if word in _OPENERS and self._clause_next(at):
            self._mark(chunk, at)
            return
        self._joined = None
        if verb is not None and word in _PARTICLES and at and self._chunks[at - 1].head is verb:
            token.hang(verb, "prt")
            if (
                not self._next(at, "NP")
                or word != "over"
                or verb.lemma_ in ("hand", "turn", "take")
            ):
                return
        if self._preposition is not None:
            token.hang(self._preposition, "prep")
        elif beside and self._last is not None and self._to_noun(word, self._last):
            token.hang(self._last, "prep")
        elif verb is not None and self._link is None:
            passive = any(c.dep_ == "auxpass" for c in verb.children) or verb.dep_ == "acl"
            token.hang(verb, "agent" if word == "by" and passive else "prep")
        elif beside and self._subjects:
            token.hang(self._last or self._subjects[-1], "prep")
        else:
            self._opening.append(token)
        self._preposition = token
        self._comma = False

    def _to_noun(self, word: str, noun: Token) -> bool:
        if word in ("of", "between"):
            return True
        return (
            word in _WITH_NOUN
            and noun.lemma_ in _RELATIONAL
            and not (
                word == "by"
                and self._verb is not None
                and any(c.dep_ == "auxpass" for c in self._verb.children)
            )
        )

    def _and(self, chunk: Chunk, at: int) -> None:
        self._joined = chunk.head
        if self._last is not None:
            chunk.head.hang(self._last, "cc")

    def _mark(self, chunk: Chunk, at: int) -> None:
        head = self._verb if self._subjects == [] else None
        self._link = ("advcl", head, chunk.head)
        self._subjects, self._joined, self._comma = [], None, False

    def _relative(self, chunk: Chunk, at: int) -> None:
        if self._preposition is not None or self._last is None:
            self._preposition = None
            return
        noun = self._last
        while noun.dep_ in ("appos",) and noun.head is not noun:
            noun = noun.head
        self._link = ("relcl", noun, chunk.head)
        self._held, self._subjects = (self._subjects, self._verb), []
        self._verb = None

    def _that(self, chunk: Chunk, at: int) -> None:
        before = self._chunks[at - 1]
        if before.kind == "NP" and self._next(at, "V"):
            self._relative(chunk, at)
        elif self._verb is not None:
            self._link = ("ccomp", self._verb, chunk.head)
        elif before.kind == "NP" and self._last is not None:
            self._link, self._held = ("acl", self._last, chunk.head), (self._subjects, None)
            self._subjects = []
        self._comma, self._joined = False, None

    def _adverb(self, chunk: Chunk, at: int) -> None:
        if self._verb is not None and self._link is None and not self._subjects:
            chunk.head.hang(self._verb, "advmod")

    def _punct(self, chunk: Chunk, at: int) -> None:
        self._comma = chunk.kind == ","
        self._preposition = None
        verb = self._verb
        if self._comma and self._held is not None and (verb is not None and verb.dep_ == "relcl"):
            self._subjects, self._verb = self._held
            self._held = None
            return
        if self._comma and verb is not None and verb.dep_ in ("acl", "relcl", "advcl", "pcomp"):
            at_verb = verb
            while at_verb.head is not at_verb and at_verb.dep_ in (
                "acl",
                "relcl",
                "advcl",
                "pcomp",
                "pobj",
                "prep",
                "dobj",
                "appos",
                "conj",
                "compound",
                "nsubj",
                "attr",
                "oprd",
                "agent",
            ):
                at_verb = at_verb.head
            if at_verb.pos_ in ("VERB", "AUX"):
                self._verb = at_verb
            elif at_verb is not verb:
                self._verb = None
                self._subjects = [at_verb]
        if self._comma and self._waiting is verb and verb is not None:
            self._verb = None

    def _gather(self) -> None:
        """One tree: what hangs nowhere hangs on the top of the clause."""
        root = (
            self._root or self._verb or (self._subjects[0] if self._subjects else self._tokens[0])
        )
        while root.head is not root:
            root = root.head
        root.dep_ = "ROOT"
        for word in self._opening:
            word.hang(root, "prep")
        for token in self._tokens:
            if token.head is token and token is not root:
                token.hang(root, "punct" if token.pos_ == "PUNCT" else "dep")
