"""A server on this machine that speaks the chat-completions protocol and replays answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

__all__ = ["Played", "serving"]

Reply = tuple[int, dict[str, str], Any]


@dataclass(slots=True)
class Played:
    """What the server was asked, and where it listens."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


def said(content: Any) -> Reply:
    """An answer with that content."""
    text = content if isinstance(content, str) else json.dumps(content)
    usage = {"prompt_tokens": 1000, "completion_tokens": 200}
    return 200, {}, {"choices": [{"message": {"content": text}}], "usage": usage}


@contextmanager
def serving(answer: Callable[[int, dict[str, Any]], Reply]) -> Iterator[Played]:
    """Run it while the block runs; `answer` gets the number of the request and its body."""
    played = Played("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            played.asked.append(body)
            played.keys.append(self.headers.get("Authorization"))
            status, headers, content = answer(len(played.asked), body)
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    played.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield played
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
