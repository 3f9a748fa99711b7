"""A sentence's grammar from its chunks: who does what, with whom, in which clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.frames import frame_file
from kg.extract.reporting import tail_of
from kg.extract.shallow.chunks import Chunk, chunks
from kg.extract.shallow.looks import entities
from kg.extract.shallow.tagging import tagged
from kg.extract.shallow.tokens import Doc, Stretch, Token
from kg.extract.voices import REPORTING

__all__ = ["parse_shallow"]

_LONGEST = 1_500
_PARTICLES = frozenset(["up", "off", "out", "over", "down", "back", "away", "together", "aside"])
_OPENERS = frozenset(["after", "before", "since", "until", "till", "as"])
_DATIVE = frozenset(["give", "hand", "send", "award", "tell", "offer", "grant", "pay", "sell"])
_WORDS = frame_file("words.yml")
_RELATIONAL = frozenset(_WORDS["relational"])
_PLANS = frozenset(_WORDS["plans"])
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


class _Clauses:
    """Hangs chunk after chunk on what stands before it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._chunks = chunks(tokens)
        self._root: Token | None = None
        self._verb: Token | None = None
        self._subjects: list[Token] = []
        self._link: tuple[str, Token | None, Token | None] | None = None
        self._preposition: Token | None = None
        self._opening: list[Token] = []
        self._waiting: Token | None = None
        self._last: Token | None = None
        self._joined: Token | None = None
        self._comma = False
        self._held: tuple[list[Token], Token | None] | None = None

    def build(self) -> None:
        for at, chunk in enumerate(self._chunks):
            step = {
                "NP": self._noun, "V": self._verbal, "P": self._prep, "C": self._and,
                "S": self._mark, "W": self._relative, "T": self._that, "A": self._adverb,
            }.get(chunk.kind, self._punct)  # fmt: skip
            step(chunk, at)
        self._gather()

    def _next(self, at: int, *kinds: str) -> bool:
        return at + 1 < len(self._chunks) and self._chunks[at + 1].kind in kinds

    def _finite_next(self, at: int) -> bool:
        while self._next(at, "A"):
            at += 1
        if not self._next(at, "V"):
            return False
        verb = self._chunks[at + 1].head
        marked = any(c.tag_ == "TO" for c in verb.children)
        helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        if marked or (verb.tag_ in ("VBG", "VBN") and not helped):
            return False
        return not (verb.tag_ == "VBD" and not helped and self._by_next(at + 1))

    def _clause_next(self, at: int) -> bool:
        """Whether a subject, also "A and B", and its verb come next."""
        while self._next(at, "NP"):
            at += 1
            if self._finite_next(at):
                return True
            if not self._next(at, "C"):
                return False
            at += 1
        return False

    def _by_next(self, at: int) -> bool:
        return self._next(at, "P") and self._chunks[at + 1].head.lower_ == "by"

    def _noun(self, chunk: Chunk, at: int) -> None:
        head, verb = chunk.head, self._verb
        comma, joined = self._comma, self._joined
        self._comma, self._joined = False, None
        if self._preposition is not None:
            head.hang(self._preposition, "pobj")
            self._preposition = None
        elif joined is not None and self._last is not None:
            if verb is not None and not self._subjects and self._finite_next(at):
                self._link, self._subjects = ("conj", verb, None), [head]
            else:
                head.hang(self._last, "conj")
        elif verb is None or self._link is not None:
            if self._subjects and comma:
                head.hang(self._subjects[-1], "appos")
            elif (
                not self._finite_next(at)
                and not self._subjects
                and verb is None
                and at == 0
                and self._next(at, ",")
            ):
                self._subjects = [head]
            else:
                self._subjects = [head]
        elif comma:
            if self._finite_next(at):
                self._link, self._subjects = ("conj", verb, None), [head]
            elif self._last is not None:
                head.hang(self._last, "appos" if self._last.dep_ != "appos" else "conj")
        elif self._finite_next(at) and verb.lemma_ in REPORTING:
            self._link, self._subjects = ("ccomp", verb, None), [head]
        else:
            self._object(head, verb)
        self._last = head

    def _object(self, head: Token, verb: Token) -> None:
        done = [c for c in verb.children if c.dep_ == "dobj"]
        if verb.lemma_ == "be" or verb.lemma_ == "become":
            head.hang(verb, "attr")
        elif head.lower_ in ("today", "week", "month", "year", "time", "times", "day") and done:
            head.hang(verb, "npadvmod")
        elif any(c.dep_ == "auxpass" for c in verb.children):
            head.hang(verb, "oprd")
        elif done and verb.lemma_ in _DATIVE:
            done[0].dep_ = "dative"
            head.hang(verb, "dobj")
        else:
            head.hang(verb, "oprd" if done else "dobj")

    def _verbal(self, chunk: Chunk, at: int) -> None:
        verb, before = chunk.head, self._verb
        helped = any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)
        infinitive = any(c.tag_ == "TO" for c in verb.children)
        joined = self._joined
        self._joined, self._comma = None, False
        if infinitive:
            self._infinitive(verb, before, at)
        elif verb.tag_ == "VBG" and not helped:
            self._gerund(verb, before, at)
        elif self._participle(verb, at, helped, joined):
            assert self._last is not None
            verb.tag_ = "VBN"
            verb.hang(self._last, "acl")
        else:
            self._finite(verb, before, joined)
        self._verb = verb

    def _participle(self, verb: Token, at: int, helped: bool, joined: Token | None) -> bool:
        if helped or verb.tag_ not in ("VBN", "VBD") or self._last is None or joined is not None:
            return False
        attached = self._last.head is not self._last
        if self._link is not None and self._link[0] == "relcl":
            return False
        return (attached and not self._subjects) or self._by_next(at)

    def _infinitive(self, verb: Token, before: Token | None, at: int) -> None:
        beside = at and self._chunks[at - 1].kind == "NP" and self._last is not None
        if beside and self._last is not None and self._last.lemma_ in _PLANS:
            verb.hang(self._last, "acl")
        elif before is not None:
            verb.hang(before, "xcomp")
        elif self._subjects:
            verb.hang(self._subjects[-1], "acl")
        self._root = self._root or verb

    def _gerund(self, verb: Token, before: Token | None, at: int) -> None:
        if self._preposition is not None:
            verb.hang(self._preposition, "pcomp")
            self._preposition = None
        elif before is not None:
            beside = bool(at) and self._chunks[at - 1].kind == "V"
            verb.hang(before, "xcomp" if beside else "advcl")
        elif self._last is not None:
            verb.hang(self._last, "acl")
        self._root = self._root or verb

    def _finite(self, verb: Token, before: Token | None, joined: Token | None) -> None:
        dep = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
        link, self._link = self._link, None
        if link is not None:
            kind, head, mark = link
            if mark is not None:
                mark.hang(verb, dep if kind == "relcl" and not self._subjects else "mark")
            if head is not None:
                verb.hang(head, kind)
            elif kind == "advcl":
                self._waiting = verb
        elif joined is not None and before is not None:
            verb.hang(before, "conj")
        elif self._root is not None:
            verb.hang(self._root, "conj")
        for subject in self._subjects:
            subject.hang(verb, dep)
        self._subjects = []
        if self._waiting is not verb:
            for word in self._opening:
                word.hang(verb, "prep")
            self._opening = []
            if self._waiting is not None:
                self._waiting.hang(verb, "advcl")
                self._waiting = None
            if link is None or link[0] != "relcl":
                self._root = self._root or verb

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
