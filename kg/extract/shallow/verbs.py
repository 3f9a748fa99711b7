"""Where a verb hangs: as the clause's own, an infinitive, a participle, a gerund."""

from __future__ import annotations

from kg.extract.frames import frame_file
from kg.extract.shallow.chunks import Chunk
from kg.extract.shallow.state import State
from kg.extract.shallow.tokens import Token

__all__ = ["Verbs"]

_PLANS = frozenset(frame_file("words.yml")["plans"])


class Verbs(State):
    """Verb groups."""

    def _verbal(self, chunk: Chunk, at: int) -> None:
        verb, before = chunk.head, self._verb
        helped = any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)
        infinitive = any(c.tag_ == "TO" for c in verb.children)
        joined, comma = self._joined, self._comma
        self._joined, self._comma = None, False
        if infinitive:
            self._infinitive(verb, before, at)
        elif (verb.tag_ == "VBG" and not helped) or _having(verb):
            self._gerund(verb, before, at)
        elif not (comma and before is not None and self._next(at, "NP")) and self._participle(
            verb, at, helped, joined
        ):
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
        if (
            beside
            and self._last is not None
            and (self._last.lemma_ in _PLANS or _ranked(self._last))
        ):
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


def _having(verb: Token) -> bool:
    """ "Denied having signed": no verb of its own sentence."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return helpers[:1] == ["having"]


def _ranked(noun: Token) -> bool:
    """ "The first state to recognise it"."""
    return any(c.lower_ in ("first", "last", "only") for c in noun.children)
