"""Forms of address before a name: "Mr", "the Rt Hon", "His Excellency Mr"."""

from __future__ import annotations

import re

__all__ = ["HONORIFIC", "RANK", "by_first_name", "ends_name"]

HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Count|Baron|Prince|Marquis|General|Admiral|Hon|Honou?rable|"
    r"Excellency|Herr|Signor|Se\u00f1or)\.? $"
)
RANK = re.compile(
    r"(?:(?:[Tt]he )?(?:(?:Rt\.?|Right) )?(?:Hon\.?|Honou?rable) |(?:His|Her) Excellency,? |"
    r"H\.? ?E\.? )?"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Count|Baron|Prince|Marquis|Marquess|Earl|Viscount|"
    r"General|Admiral|Colonel|Cardinal|Sheikh|Herr|Signor|Se\u00f1or|Monsieur)\.? )?"
    r"(?=[^\W\d_a-z])"
)
_FIRST_NAME = re.compile(
    r"(?:\A|[.;,]|\b(?:and|with|by|of|to|President|Minister)) ?(?!The |In |At |Of |From )"
    r"[A-Z][a-z]+ \Z"
)
_TITLE_NEXT = re.compile(
    r", (?:the )?(?:[A-Z][a-z]+ )?(?:president|prime minister|foreign minister|minister|"
    r"ambassador|chancellor)\b"
)
_KNIGHT = re.compile(r"\b(?:Sir|Dame) \Z")


def by_first_name(text: str, at: int, name: str) -> bool:
    """Whether a knight is called by the first name here: "Sir Alan", who is Alan Duncan."""
    return text.startswith(name.split()[0], at) and bool(_KNIGHT.search(text, max(0, at - 6), at))


def ends_name(text: str, start: int, end: int) -> bool:
    """ "Ricardo Lagos, president of Chile": a town's name that ends a person's, before a title."""
    if not _TITLE_NEXT.match(text, end):
        return False
    return bool(_FIRST_NAME.search(text, max(0, start - 30), start))
