"""An article read by a language model; where that fails, as always, and it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import extract
from kg.llm import Client, Endpoint, EndpointFailed, Told, read_with_model
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
            return claims, ((_KIND, f"{error}; read without it, by the default engine"),)
        return told.claims, ((_KIND, _account(told, client)),)


def _account(told: Told, client: Client) -> str:
    """What came and what it cost, in a line."""
    usage, endpoint = client.usage, client.endpoint
    rejected = sum(told.rejected.values())
    reasons = ", ".join(f"{why}: {count}" for why, count in told.rejected.most_common())
    cost = usage.cost(endpoint)
    parts = [
        f"{endpoint.model} told {told.facts} facts",
        f"{rejected} rejected" + (f" ({reasons})" if reasons else ""),
        f"{usage.requests} requests",
        f"{usage.tokens_in:,} tokens in, {usage.tokens_out:,} out",
        "cost not known" if cost is None else f"cost {cost:.4f}",
    ]
    if usage.replayed:
        parts.append(f"{usage.replayed} answers replayed")
    return "; ".join(parts)
