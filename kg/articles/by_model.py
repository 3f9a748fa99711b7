"""An article read by a language model; where that fails, as always, and it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import extract
from kg.extract.available import engines_that_read
from kg.llm import Client, Endpoint, EndpointFailed, account, read_with_model
from kg.model import Claim

if TYPE_CHECKING:
    from kg.resolve import Gazetteer

__all__ = ["read_by_model"]

_KIND = "language model"


def read_by_model(
    text: str, published: str | None, gazetteer: Gazetteer, language: str
) -> tuple[list[Claim], tuple[tuple[str, str], ...]]:
    """The claims, and what is told of the reading: what was rejected, and what it cost."""
    endpoint = Endpoint.from_environment()
    with Client(endpoint) as client:
        try:
            told = read_with_model(
                text, client, published=published, gazetteer=gazetteer, language=language
            )
        except EndpointFailed as error:
            claims = extract(text, published=published, gazetteer=gazetteer, language=language)
            lines = [f"{error}; read without it, by the default engines"]
            if missing := engines_that_read("both")[1]:
                lines.append(missing)
            return claims, tuple((_KIND, line) for line in lines)
        return told.claims, ((_KIND, account(told, client)),)
