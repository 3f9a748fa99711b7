"""What depends on what without a clause of its own: "without her consent", "in return for"."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Dependence", "dependence"]

_REST = r"[^.;\u201d\"]{3,140}?"
_ON = r"(?P<on>(?!which\b|it takes|possible|necessary|needed)[^,.;]{3,120})"
_AHEAD = (
    r"(?:will|would|shall|could|can|cannot|may|might|must|undertakes?|undertook|agree[sd]?|"
    r"offer(?:s|ed)?|promise[sd]?|pledge[sd]?|willing|ready|prepared|(?:is|are|was|were) to)"
)
_NONE = r"(?:no|none|not|nothing|never|cannot|can't|won't|n't|nor|impossible)"
_AFTER = [
    rf"(?P<what>\b{_REST})(?:,? on (?:the )?condition that|, provided(?: that)?|, providing that|"
    rf",? (?:with|on) the proviso that|,? on the understanding that) {_ON}",
    rf"(?P<what>\b{_REST}\b{_AHEAD}\b{_REST}),? (?:in the event (?:of|that)|in case of|(?:so|as) "
    rf"long as|as soon as|subject to|in (?:return|exchange) for|only (?:after|with|by|on|in return "
    rf"for|in exchange for)|if only) {_ON}",
    rf"(?P<what>\b{_REST}\b(?:is|was|are|were|be|made|makes?|making|aid|offer)\b[^.;]{{0,100}}?) ?"
    rf"(?:contingent|conditional|conditioned|dependent) (?:up)?on {_ON}",
    rf"(?P<what>\b{_REST}) (?:hinge[sd]?|(?:would|will) depend|depend(?:s|ed)) (?:up)?on "
    rf"(?P<on>(?:whether|the|a|an|its|their|his|her)\b[^,.;]{{3,120}})",
    rf"(?P<what>\b{_REST}\b{_NONE}\b{_REST}) (?:without|except with|save with|until after) {_ON}",
]
_BEFORE = [
    rf"^(?:In (?:return|exchange) for|In the event of|In case of|Subject to) {_ON}, "
    rf"(?P<what>[^.;]*\b{_AHEAD}\b[^.;]*)",
    rf"^(?:Provided|Providing|On condition)(?: that)? {_ON}, (?P<what>[^.;]{{5,}})",
    rf"^(?:As|So) long as {_ON}, (?P<what>[^.;]{{5,}})",
    r"^Without (?P<on>[^,.;]{3,80}?),? (?P<what>(?:there|it|he|she|we|no|the|nothing)\b[^.;]*\b"
    rf"{_NONE}\b[^.;]*)",
    r"^Only (?:after|when|once|if|with) (?P<on>[^.;]{3,100}?),? (?P<what>"
    r"(?:will|would|could|can|shall|may)\b[^.;]{3,})",
    r"^Should (?P<on>[^,.;?]{5,100}), (?P<what>[^.;?]*\b(?:would|will|shall|could|"
    r"might)\b[^.;?]*)",
    r"^(?P<on>[^,.;]{3,100}?) (?:is|was|are|were|remains|would be) (?:a|an|the|its|their)"
    r"(?: \w+)? (?:pre-?)?condition (?:for|of) (?P<what>[^,.;]{3,100})",
    r"^(?P<on>[^.;]{3,140}?),? (?:as )?(?:a|an|the|its|their) (?:pre-?)?condition"
    r"(?: (?:set|laid down|made|imposed) by [^,.;]{3,40}?)? (?:for|of) (?P<what>[^,.;]{3,100})",
]
_CUES = re.compile(
    r"condition|contingent|dependent|depend|hinge|proviso|understanding that|[Pp]rovid|event of|"
    r"event that|[Ii]n case of|long as|soon as|[Ss]ubject to|(?:return|exchange) for|"
    r"[Oo]nly (?:after|when|once|if|with|by|on|in)|if only|[Ww]ithout|(?:except|save) with|"
    r"until after|\A[\"\u201c]?Should "
)
_PATTERNS = [re.compile(p) for p in (*_BEFORE, *_AFTER)]
_LONGEST = 1_500  # code points; what is longer is a table or a list and no sentence
_NO_CONDITION = re.compile(
    r"without (?:pre-?)?conditions?|unconditional|air.condition|(?:living|working|weather|health|"
    r"market|economic|humanitarian) conditions?"
)


class Dependence(NamedTuple):
    """What depends on something, on what, and where its words begin and end in the sentence."""

    what: str
    on: str
    start: int
    end: int


def dependence(sentence: str) -> Dependence | None:
    """The first thing that the sentence makes depend on another."""
    if len(sentence) > _LONGEST or not _CUES.search(sentence) or _NO_CONDITION.search(sentence):
        return None
    lead = len(sentence) - len(sentence.lstrip('"\u201c '))
    for pattern in _PATTERNS:
        if match := pattern.search(sentence[lead:]):
            what = " ".join(match["what"].split()[-20:])
            on = " ".join(match["on"].split()[:30])
            return Dependence(what, on, lead + match.start("on"), lead + match.end("on"))
    return None
