"""Asking a chat-completions endpoint: patient, bounded, and recorded without its key."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.errors import ServerError
from kg.llm.answer import schema
from kg.llm.endpoint import Endpoint
from kg.model.ids import digest

if TYPE_CHECKING:
    import httpx

__all__ = ["Client", "EndpointFailed", "Usage"]

_TRIES = 5
_LONGEST_PAUSE = 60.0
_LARGEST = 8 << 20  # bytes of an answer
_BUSY = frozenset((408, 409, 425, 429))
_NOT_KNOWN = frozenset((400, 404, 415, 422, 501))


class EndpointFailed(ServerError):
    """The endpoint gave no answer that can be used."""


@dataclass(slots=True)
class Usage:
    """What was asked so far: requests, tokens in and out, and answers replayed from recordings."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    replayed: int = 0

    def cost(self, endpoint: Endpoint) -> float | None:
        """What it cost, or None where the prices are not known."""
        if endpoint.price_in is None or endpoint.price_out is None:
            return None
        return (self.tokens_in * endpoint.price_in + self.tokens_out * endpoint.price_out) / 1e6


class Client:
    """A conversation with one endpoint; each question stands alone."""

    def __init__(self, endpoint: Endpoint) -> None:
        import httpx

        self.endpoint = endpoint
        self.usage = Usage()
        self._forms: list[dict[str, Any]] = [
            {"response_format": {
                "type": "json_schema",
                "json_schema": {"name": "facts", "schema": schema()},
            }},
            {"response_format": {"type": "json_object"}},
            {},
        ]  # fmt: skip
        key = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        self._http = httpx.Client(timeout=endpoint.timeout, headers=key, follow_redirects=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def ask(self, messages: Sequence[dict[str, str]]) -> str:
        """The text of the answer; EndpointFailed where none came."""
        asked = {"model": self.endpoint.model, "messages": list(messages), "temperature": 0}
        tape = self._tape(asked)
        if tape is not None and tape.is_file():
            self.usage.replayed += 1
            return self._take(json.loads(tape.read_text(encoding="utf-8"))["answer"])
        answer = self._answer(asked)
        if tape is not None:
            tape.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"asked": asked, "answer": answer}, ensure_ascii=False, indent=1)
            tape.write_text(text + "\n", encoding="utf-8")
        return self._take(answer)

    def _tape(self, asked: dict[str, Any]) -> Path | None:
        folder = self.endpoint.cassettes
        return None if folder is None else folder / f"{digest(asked)}.json"

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Ask in the strictest form that the server knows."""
        while True:
            reply = self._send(asked | self._forms[0])
            if reply.status_code == 200:
                break
            if reply.status_code not in _NOT_KNOWN or len(self._forms) == 1:
                told = _told(reply).replace(self.endpoint.key or "\0", "[the key]")
                raise EndpointFailed(f"the endpoint answered {reply.status_code}: {told}")
            del self._forms[0]
        try:
            found = reply.json()
        except ValueError as error:
            raise EndpointFailed("the endpoint answered with no JSON") from error
        return {name: found[name] for name in ("choices", "usage", "model") if name in found}

    def _send(self, body: dict[str, Any]) -> httpx.Response:
        import httpx

        told = ""
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(self._pause(attempt, told))
            try:
                reply = self._http.post(f"{self.endpoint.url}/chat/completions", json=body)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                problem, told = f"{type(error).__name__}: {error}", ""
                continue
            self.usage.requests += 1
            if len(reply.content) > _LARGEST:
                raise EndpointFailed("the endpoint answered with more than 8 MB")
            if reply.status_code not in _BUSY and reply.status_code < 500:
                return reply
            if reply.status_code == 501:
                return reply
            problem, told = str(reply.status_code), reply.headers.get("Retry-After", "")
        raise EndpointFailed(f"the endpoint gave no answer in {_TRIES} tries ({problem})")

    def _pause(self, attempt: int, told: str) -> float:
        wait = self.endpoint.pause * float(2 ** (attempt - 1))
        if told.isdigit():
            wait = max(wait, float(told))
        return min(wait, _LONGEST_PAUSE)

    def _take(self, answer: dict[str, Any]) -> str:
        usage = answer.get("usage") or {}
        self.usage.tokens_in += int(usage.get("prompt_tokens") or 0)
        self.usage.tokens_out += int(usage.get("completion_tokens") or 0)
        try:
            content = answer["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise EndpointFailed("the endpoint's answer has no message in it") from error
        if not isinstance(content, str):
            raise EndpointFailed("the endpoint's answer is no text")
        return content


def _told(reply: httpx.Response) -> str:
    return " ".join(reply.text.split())[:200] or "nothing"
