"""Where a noun phrase hangs: as subject, object, apposition, or behind a preposition."""

from __future__ import annotations

from kg.extract.shallow.chunks import Chunk
from kg.extract.shallow.state import State
from kg.extract.shallow.tokens import Token
from kg.extract.voices import REPORTING

__all__ = ["Nouns"]

_DATIVE = frozenset(["give", "hand", "send", "award", "tell", "offer", "grant", "pay", "sell"])


class Nouns(State):
    """Noun phrases."""

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
