"""A language model as a reader: it points at words of the text, and everything else is ours.

Any server that speaks the chat-completions protocol will do. The model is sent numbered
sentences and gives back quotations; a quotation that does not stand in its sentence to the
letter is rejected and counted. Who is meant, the dates, the speakers and what is only planned
are read by the same code as without a model.
"""

from __future__ import annotations

from kg.llm.client import Client, EndpointFailed, Usage
from kg.llm.endpoint import Endpoint
from kg.llm.engine import Told, account, facts_with_model, read_with_model

__all__ = [
    "Client",
    "Endpoint",
    "EndpointFailed",
    "Told",
    "Usage",
    "account",
    "facts_with_model",
    "read_with_model",
]
