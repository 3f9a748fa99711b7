"""Words and their classes by closed lists, endings and neighbours, without a model."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.frames import frame_file, load_frames
from kg.extract.headlines import headline_verb
from kg.extract.shallow.forms import noun_lemma, verb_forms
from kg.extract.shallow.tokens import Doc, Token

__all__ = ["tagged"]

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-\u2013][^\W_]+)*(?=n['\u2019]t\b)|n['\u2019]t\b"
    r"|['\u2019](?:s|S|ll|ve|re|d|m)\b|\d[\d,.:]*\d|\d|[A-Z]\.(?= )|(?:Mr|Mrs|Ms|Dr|Gen|St)\."
    r"|[^\W_]+(?:[-'\u2019](?!s\b)[^\W_]+)*|[^\w\s]|_+"
)
_WORDS = frame_file("words.yml")
_CLOSED: dict[str, str] = {w: tag for tag, words in _WORDS["closed"].items() for w in words}
_POSSESSIVE = frozenset(["its", "their", "his", "our", "my", "your"])
_BE = frozenset(["is", "was", "are", "were", "be", "been", "being", "am", "'re", "'m"])
_HAVE = frozenset(["has", "have", "had", "having", "'ve"])
_DO = frozenset(["do", "does", "did"])
_MODAL = frozenset(
    [
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "ought",
        "'ll",
        "'d",
    ]
)
_PAST = re.compile(r"[a-z]{3,}ed$")
_SUBJECTS = frozenset(["NOUN", "PROPN", "PRON", "ADV"])
_GERUND_NOUNS = frozenset((
    "meeting", "understanding", "signing", "opening", "building", "feeling",
))  # fmt: skip
_TAGS = {
    "DET": "DT", "ADP": "IN", "PRON": "PRP", "CCONJ": "CC", "SCONJ": "IN", "ADV": "RB", "NUM": "CD",
}  # fmt: skip
_ADJ = re.compile(r".{2,}(?:al|ive|ous|ful|less|ic|ish|able|ible|ary|ese|ian|ean|ern)$")
_NOUNS_IN_AL = frozenset((
    "approval", "arrival", "denial", "dismissal", "disposal", "portal", "proposal", "refusal",
    "rehearsal", "removal", "renewal", "reprisal", "reversal", "rival", "signal", "survival",
    "trial", "withdrawal", "capital", "hospital", "official", "journal", "tribunal", "appraisal",
    "betrayal", "burial", "festival", "terminal", "principal", "general", "admiral",
))  # fmt: skip
_SOME_ADJ = frozenset(_WORDS["adjectives"])


def tagged(text: str) -> Doc:
    """The words of a sentence with class, tag and lemma."""
    doc = Doc(text)
    for i, match in enumerate(_WORD.finditer(text)):
        doc.tokens.append(Token(doc, i, match.start(), match[0]))
    seen_verb = False
    tokens = doc.tokens
    for token in tokens:
        before = tokens[token.i - 1] if token.i else None
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        _tag(token, before, after, seen_verb)
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP"):
            seen_verb = True
        elif (
            token.lower_ in ("and", "that", "who", "which", "if", "when", "while")
            or token.text in ";:"
        ):
            seen_verb = False
    _settle_auxiliaries(tokens)
    if verb := headline_verb(text):
        for token in tokens:
            if token.idx == verb.start:
                token.pos_, token.tag_, token.lemma_ = "VERB", "VBD", verb.lemma
    return doc


def _tag(token: Token, before: Token | None, after: Token | None, seen_verb: bool) -> None:
    word = token.lower_.replace("\u2019", "'")
    closed = _CLOSED.get(word)
    inside_name = token.text[0].isupper() and before is not None and before.text[0].isupper()
    if word[0].isdigit():
        token.pos_, token.tag_ = "NUM", "CD"
    elif word == "'s":
        token.pos_, token.tag_ = "PART", "POS"
    elif word in ("n't", "not"):
        token.pos_, token.tag_, token.lemma_ = "PART", "RB", "not"
    elif word == "&":
        token.pos_, token.tag_, token.lemma_ = "CCONJ", "CC", "and"
    elif not word[0].isalnum() and word[0] != "'":
        token.pos_, token.tag_, token.lemma_ = "PUNCT", token.text, word
    elif word == "to" and after is not None and _could_be_base(after):
        token.pos_, token.tag_ = "PART", "TO"
    elif word in _POSSESSIVE or (word == "her" and _opens_noun(after)):
        token.pos_, token.tag_ = "PRON", "PRP$"
    elif closed == "AUX":
        _auxiliary(token, word)
    elif closed and not (inside_name and closed in ("ADV", "NUM")):
        token.pos_, token.tag_ = closed, _TAGS.get(closed, "")
    elif reading := _verb(token, before, after, verb_forms().get(word, ()), seen_verb):
        token.pos_, (token.lemma_, token.tag_) = "VERB", reading
    else:
        _nominal(token, word, before)


def _opens_noun(after: Token | None) -> bool:
    return after is not None and after.text[0].isalpha() and _closed(after) is None


def _auxiliary(token: Token, word: str) -> None:
    token.pos_ = "AUX"
    for lemma, forms in (("be", _BE), ("have", _HAVE), ("do", _DO)):
        if word in forms:
            token.lemma_ = lemma
    if word in _MODAL:
        token.tag_ = "MD"
    elif word in ("be", "have", "do"):
        token.tag_ = "VB"
    elif word in ("being", "having", "been"):
        token.tag_ = "VBN" if word == "been" else "VBG"
    else:
        token.tag_ = "VBD" if word in ("was", "were", "had", "did") else "VBZ"


@cache
def _acts() -> frozenset[str]:
    """The nouns of the frames: at the head of a sentence they are no names."""
    frames = load_frames()
    nouns = {w for frame in (f for fs in frames.verbs.values() for f in fs) for w in frame.object}
    return frozenset({*nouns, *frames.nouns})


def _nominal(token: Token, word: str, before: Token | None) -> None:
    opens = before is None and noun_lemma(word) in _acts()
    if token.text[0].isupper() and not opens and (before is not None or word not in _SOME_ADJ):
        token.pos_, token.tag_ = (
            "PROPN",
            "NNPS" if word.endswith("s") and noun_lemma(word) != word else "NNP",
        )
        token.lemma_ = (
            noun_lemma(word) if word in ("ministers", "presidents", "leaders", "talks") else word
        )
    elif noun_lemma(word) not in _NOUNS_IN_AL and (
        word in _SOME_ADJ
        or ((_ADJ.match(word) and not word.endswith("ial")) or word.endswith(("cial", "torial")))
    ):
        token.pos_, token.tag_ = "ADJ", "JJ"
    elif word.endswith("ly"):
        token.pos_, token.tag_ = "ADV", "RB"
    else:
        lemma = noun_lemma(word)
        token.pos_, token.tag_, token.lemma_ = (
            "NOUN",
            "NNS" if lemma != word or word == "talks" else "NN",
            lemma,
        )


def _closed(token: Token) -> str | None:
    return _CLOSED.get(token.lower_)


def _could_be_base(token: Token) -> bool:
    if token.lower_ in ("be", "have", "do"):
        return True
    if token.text[0].isupper():
        return False
    return any(tag == "VB" for _, tag in verb_forms().get(token.lower_, ()))


@cache
def _by_tag(readings: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {tag: lemma for lemma, tag in reversed(readings)}


def _verb(
    token: Token, before: Token | None, after: Token | None,
    readings: tuple[tuple[str, str], ...], seen_verb: bool,
) -> tuple[str, str] | None:  # fmt: skip
    """The reading as a verb that the neighbours allow, or None where it is a noun."""
    tags = _by_tag(readings)
    if not tags and _PAST.match(token.text) and before is not None and before.pos_ in _SUBJECTS:
        tags = {"VBD": token.text}
    if not tags or (token.text[0].isupper() and before is not None):
        return None

    def first(*wanted: str) -> tuple[str, str] | None:
        return next(((tags[t], t) for t in wanted if t in tags), None)

    previous = before
    while previous is not None and previous.tag_ == "RB" and previous.i:
        previous = token.doc.tokens[previous.i - 1]
    if previous is None:
        return first("VBG", "VBN")
    if previous.tag_ in ("TO", "MD") or (previous.pos_ == "AUX" and previous.lemma_ == "do"):
        return first("VB")
    if previous.pos_ == "AUX":
        return first("VBN", "VBG")
    if previous.pos_ in ("DET", "ADJ", "NUM") or previous.tag_ in ("PRP$", "POS"):
        return None
    if previous.pos_ == "ADP":
        return first("VBG") if token.lower_ != "meeting" else None
    if "VBG" in tags:
        noun = token.lower_ in _GERUND_NOUNS and (after is None or after.pos_ != "DET")
        return None if noun else first("VBG")
    if "VBD" in tags or "VBN" in tags:
        return first("VBD", "VBN")
    return None if seen_verb else _present(previous, after, tags)


@cache
def _taken_by(lemma: str) -> frozenset[str]:
    """The nouns that frames give a verb as its object: "severs ties", "recalls its envoy"."""
    return frozenset(w for frame in load_frames().verbs.get(lemma, ()) for w in frame.object)


def _present(previous: Token, after: Token | None, tags: dict[str, str]) -> tuple[str, str] | None:
    """ "Visits" is a verb after a subject and before what may follow a verb."""
    if previous.pos_ not in ("NOUN", "PROPN", "PRON", "CCONJ") or after is None:
        return None
    follows = (
        after.text[0].isupper() or after.lower_ in _POSSESSIVE or after.lower_ == "new"
        or after.lower_.endswith("ly")
        or _closed(after) in ("DET", "ADP", "PRON", "NUM", "ADV")
    )  # fmt: skip
    if not follows and "VBZ" in tags:
        rest = after.doc.tokens[after.i : after.i + 2]
        follows = any(noun_lemma(t.lower_) in _taken_by(tags["VBZ"]) for t in rest)
    if not follows or after.lower_ in ("of", "between"):
        return None
    if "VBZ" in tags:
        return tags["VBZ"], "VBZ"
    plural = previous.tag_ in ("NNS", "NNPS") or previous.pos_ in ("PROPN", "CCONJ", "PRON")
    return (tags["VB"], "VBP") if plural and "VB" in tags else None


def _settle_auxiliaries(tokens: list[Token]) -> None:
    """ "Is", "has" with no verb behind them are verbs of their own."""
    for token in tokens:
        if token.pos_ != "AUX" or token.tag_ == "MD":
            continue
        at = token.i + 1
        while at < len(tokens) and (tokens[at].tag_ == "RB" or tokens[at].pos_ in ("ADV", "AUX")):
            at += 1
        if at >= len(tokens) or tokens[at].pos_ != "VERB":
            token.pos_ = "VERB" if token.lemma_ in ("have", "do") else "AUX"
            token.ent_type_ = ""
            token.dep_ = "main"
