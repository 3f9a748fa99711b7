"""What a thing is called in the reader's language; where its name is disputed, by each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.view.view import View

__all__ = ["Name", "chosen", "labels_in"]

_KINDS = ("usual", "short", "endonym", "official", "exonym", None)
_NAMES = "SELECT uid, name, lang, kind, used_by FROM name WHERE lang IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a language; `user` is the id of who calls it so, if the source tells."""

    words: str
    lang: str
    kind: str | None
    user: str | None


def chosen(names: Iterable[Name], langs: Sequence[str], called: Mapping[str, str]) -> str | None:
    """The name in the first of the languages in which there is one; None where there is none.

    What several call by official names of their own has no name but all of these, and
    only a language in which at least two of them have one serves. `called` gives the
    names of users by their ids.
    """
    known = list(names)
    disputed = len({n.user for n in known if n.user and n.kind == "official"}) > 1
    for lang in langs:
        here = [n for n in known if n.lang == lang or n.lang.startswith(f"{lang}-")]
        if disputed:
            found = _by_users(here, called)
        else:
            usable = [n for n in here if n.kind in _KINDS]
            best = min(usable, key=_preference, default=None)
            found = None if best is None else best.words
        if found:
            return found
    return None


def _preference(name: Name) -> tuple[int, bool, int, str]:
    """The kind of name, the language's own script before a transcription, the short before long."""
    return _KINDS.index(name.kind), name.words.isascii(), len(name.words), name.words


def _by_users(names: Iterable[Name], called: Mapping[str, str]) -> str | None:
    users: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.user and name.kind == "official":
            users[name.words].add(name.user)
    if len(set().union(*users.values())) < 2:
        return None
    return " / ".join(
        f"{words} ({', '.join(sorted(called.get(user, user) for user in users[words]))})"
        for words in sorted(users)
    )


def labels_in(view: View, langs: Sequence[str]) -> dict[str, str]:
    """The names in these languages of all things in a view, by id, as far as there are any."""
    known: dict[str, list[Name]] = defaultdict(list)
    for uid, words, lang, kind, user in view.rows(_NAMES):
        known[uid].append(Name(words, lang, kind, user))
    called = dict(view.rows("SELECT uid, name FROM node"))
    called |= _all_chosen(known, langs, called)
    return _all_chosen(known, langs, called)


def _all_chosen(
    known: Mapping[str, list[Name]], langs: Sequence[str], called: Mapping[str, str]
) -> dict[str, str]:
    found = {uid: chosen(names, langs, called) for uid, names in known.items()}
    return {uid: words for uid, words in found.items() if words is not None}
