"""Which server is asked, told by the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import BadInput

__all__ = ["Endpoint"]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server with a model; the key is never shown, and stands in no recording.

    `price_in` and `price_out` are what a million tokens cost there; without them the cost is
    unknown. With `cassettes` answers are recorded in that folder and replayed from it.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    price_in: float | None = None
    price_out: float | None = None
    cassettes: Path | None = None
    timeout: float = 120.0
    pause: float = 1.0

    @classmethod
    def from_environment(cls, told: Mapping[str, str] = os.environ) -> Endpoint:
        """KG_LLM_URL, KG_LLM_MODEL, KG_LLM_KEY, KG_LLM_PRICE_IN, _PRICE_OUT, KG_LLM_CASSETTES."""
        missing = [name for name in ("KG_LLM_URL", "KG_LLM_MODEL") if not told.get(name)]
        if missing:
            raise BadInput(
                f"set {' and '.join(missing)} to use a language model, for example "
                "KG_LLM_URL=http://localhost:11434/v1 KG_LLM_MODEL=llama3.1"
            )
        folder = told.get("KG_LLM_CASSETTES")
        return cls(
            told["KG_LLM_URL"].rstrip("/"), told["KG_LLM_MODEL"], told.get("KG_LLM_KEY") or None,
            _number(told, "KG_LLM_PRICE_IN"), _number(told, "KG_LLM_PRICE_OUT"),
            Path(folder) if folder else None, pause=_number(told, "KG_LLM_PAUSE") or 1.0,
        )  # fmt: skip


def _number(told: Mapping[str, str], name: str) -> float | None:
    text = told.get(name)
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise BadInput(f"{name} is a number, not {text!r}") from None
