"""One fact, told by one source with and by another without an office, a role or a side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kg.dossier.told import Told

__all__ = ["fuller_lines", "lacking"]

_FOLDED = ("PARTICIPATED_IN", "SIGNED_BY")
_LEFT_OUT = {"capacity": "the office", "role": "the role", "on_behalf_of": "for whom it was"}
Key = tuple[str, str]
Groups = Mapping[Key, Sequence[Told]]


def fuller_lines(groups: Groups, sentence: Callable[[Told], str]) -> dict[Key, Key]:
    """For each group whose sentence one other alone has in it, with more: that other.

    `groups` are by their standing and their sentence. Where two others are fuller in
    different ways, it is not for us to say which of them the bare one means.
    """
    beside: dict[tuple[str, str, str | None], list[Key]] = {}
    for key, (first, *_) in groups.items():
        if first.predicate in _FOLDED:
            beside.setdefault((first.predicate, first.subject, first.object), []).append(key)
    found = {}
    for keys in beside.values():
        wider = {
            key: [one for one in keys if _includes(groups[one][0], groups[key][0], key, sentence)]
            for key in keys
        }
        for key, others in wider.items():
            fullest = [one for one in others if not wider[one]]
            if len(fullest) == 1:
                found[key] = fullest[0]
    return found


def lacking(full: Told, bare: Told) -> str:
    """What the bare one leaves out: "the office and the role"."""
    more = full.qualifiers.keys() - bare.qualifiers.keys()
    *most, last = (words for name, words in _LEFT_OUT.items() if name in more)
    return f"{', '.join(most)} and {last}" if most else last


def _includes(full: Told, bare: Told, key: Key, sentence: Callable[[Told], str]) -> bool:
    """Whether a statement tells all that the bare one does, in the same words, and more."""
    more = full.qualifiers.keys() - bare.qualifiers.keys()
    if not more or not more <= _LEFT_OUT.keys():
        return False
    if (full.modality, full.polarity) != (bare.modality, bare.polarity):
        return False
    kept = {name: told for name, told in full.qualifiers.items() if name not in more}
    return kept == bare.qualifiers and sentence(replace(full, qualifiers=kept)) == key[1]
