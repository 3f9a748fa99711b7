"""Forms of English verbs and nouns, made from the lemmas of the table of frames."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.frames import frame_file, load_frames
from kg.extract.voices import REPORTING

__all__ = ["noun_lemma", "verb_forms"]

_WORDS = frame_file("words.yml")
_IRREGULAR: dict[str, str] = _WORDS["irregular"]
_DOUBLED = frozenset(_WORDS["doubled"])


@cache
def verb_forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Each form with the lemmas and tags it may have."""
    moods = frame_file("moods.yml")
    lemmas = set(load_frames().verbs) | REPORTING | set(_IRREGULAR) | set(_WORDS["verbs"])
    for name in (
        "planning",
        "happened",
        "demanding",
        "denying",
        "doubting",
        "alleging",
        "opinions",
    ):
        lemmas |= set(moods[name])
    lemmas -= {"could", "may", "might", "must", "would", "'d"}
    found: dict[str, dict[tuple[str, str], None]] = {}
    for lemma in sorted(lemmas):
        for form, tag in _forms(lemma):
            found.setdefault(form, {})[lemma, tag] = None
    return {form: tuple(readings) for form, readings in found.items()}


def _forms(lemma: str) -> list[tuple[str, str]]:
    base = [(lemma, "VB")]
    if lemma in _IRREGULAR:
        words = _IRREGULAR[lemma].split()
        extra = [(w, "VBD" if w == "were" else "VBP") for w in words[4:]]
        return [*base, *zip(words[:4], ("VBZ", "VBD", "VBN", "VBG"), strict=True), *extra]
    if lemma.startswith(("re", "re-")) and (bare := lemma[2:].removeprefix("-")) in _IRREGULAR:
        head = lemma[: len(lemma) - len(bare)]
        words = _IRREGULAR[bare].split()[:4]
        return [
            *base,
            *((head + w, t) for w, t in zip(words, ("VBZ", "VBD", "VBN", "VBG"), strict=True)),
        ]
    third = lemma + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", lemma) else "s")
    past, present = lemma + "ed", lemma + "ing"
    if re.search(r"[^aeiou]y$", lemma):
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif lemma.endswith("e"):
        past, present = lemma + "d", lemma if lemma.endswith(("ee", "ye")) else lemma[:-1]
        present += "ing"
    elif lemma in _DOUBLED:
        past, present = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    return [*base, (third, "VBZ"), (past, "VBD"), (past, "VBN"), (present, "VBG")]


def noun_lemma(word: str) -> str:
    """The singular of a noun, by its ending."""
    if word in ("talks", "ties"):
        return word[:-1] if word == "talks" else "tie"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|us|is)$", word):
        return word
    if re.search(r"(?:sses|shes|ches|xes|zes)$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
