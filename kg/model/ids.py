"""Names that never change: hashes of what a thing is, and readable slugs."""

from __future__ import annotations

import json
import re
import unicodedata
from hashlib import sha256
from typing import Any

__all__ = ["canonical_json", "digest", "normal_words", "slug"]

_NOT_WORD = re.compile(r"[^\w]+")
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, characters as they are."""
    if value == {}:
        return "{}"
    return "[]" if value == [] else _CANONICAL.encode(value)


def digest(value: Any, length: int = 20) -> str:
    """The first `length` hex digits of the SHA-256 of a value's canonical JSON."""
    return sha256(canonical_json(value).encode()).hexdigest()[:length]


def normal_words(words: str) -> str:
    """Words as they are compared: composed, case folded, punctuation and spacing evened out.

    Letters keep their diacritics: "Kōmura" and "Komura" are different spellings,
    and telling that they are one name is a judgement, not a normal form.
    """
    folded = unicodedata.normalize("NFKC", words).casefold()
    return _NOT_WORD.sub(" ", folded.replace("_", " ")).strip()


def slug(words: str, limit: int = 60) -> str:
    """A readable ASCII id part: "Shinzō Abe" → "shinzo-abe".

    Where ASCII loses more than marks on letters, a digest tells the words apart:
    all but the year is lost of "김영숙 (1943년)".
    """
    apart = unicodedata.normalize("NFKD", normal_words(words))
    letters = "".join(c for c in apart if not unicodedata.combining(c))
    text = "-".join(letters.encode("ascii", "ignore").decode().split())
    if not text:
        return digest(normal_words(words), 12)
    if not letters.isascii():
        return f"{text[:limit].rstrip('-')}-{digest(normal_words(words), 8)}"
    if len(text) > limit:
        text = text[:limit].rstrip("-") + "-" + digest(text, 8)
    return text
