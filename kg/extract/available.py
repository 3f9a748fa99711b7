"""Which engines read a text on this machine, and by what each of them is known."""

from __future__ import annotations

from kg.extract.language import NoLanguageModel, installed_model, load_model

__all__ = ["FIRST", "SECOND", "engines_that_read", "known_as", "made_by"]

FIRST, SECOND = "spacy", "regex"
"""The engine whose reading stands where both find something, and the one that confirms it."""


def engines_that_read(engine: str) -> tuple[tuple[str, ...], str | None]:
    """The engines behind a choice, and where "both" has to do with one, what is told of it."""
    if engine != "both":
        return (engine,), None
    try:
        load_model()
    except NoLanguageModel as error:
        return (SECOND,), f"read by the regex engine alone: {error}"
    return (FIRST, SECOND), None


def known_as(engine: str) -> str:
    """An engine with its model: "regex", "spacy:en_core_web_sm-3.8.0"."""
    model = installed_model() if engine == FIRST else None
    return f"{engine}:{model.name}-{model.version}" if model else engine


def made_by() -> dict[str, str]:
    """What the reading of a text rests on besides this program: the model and its files."""
    model = installed_model()
    if model is None:
        return {}
    return {known_as(FIRST): f"package {model.package}, sha256 {model.sha256}"}
