"""A small web server in the test's own process that behaves as badly as it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Behaviour", "Loopback", "loopback"]

Behaviour = Callable[[BaseHTTPRequestHandler, "Loopback"], None]


@dataclass
class Loopback:
    """What it serves, how, and what it was asked."""

    body: bytes = b""
    etag: str | None = '"one"'
    behave: list[Behaviour] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def serve(self, request: BaseHTTPRequestHandler, *, ranges: bool = True) -> None:
        """Answer as a decent server does."""
        asked = request.headers
        if self.etag and asked.get("If-None-Match") == self.etag:
            request.send_response(304)
            request.end_headers()
            return
        begin = 0
        span = asked.get("Range", "")
        if ranges and span and asked.get("If-Range") == self.etag:
            begin = int(span.removeprefix("bytes=").partition("-")[0])
            request.send_response(206)
            request.send_header("Content-Range", f"bytes {begin}-/{len(self.body)}")
        else:
            request.send_response(200)
        if self.etag:
            request.send_header("ETag", self.etag)
        request.send_header("Content-Length", str(len(self.body) - begin))
        request.send_header("Content-Disposition", 'attachment; filename="../../evil"')
        request.end_headers()
        request.wfile.write(self.body[begin:])


def cut_after(count: int) -> Behaviour:
    """Break off after so many bytes."""

    def behave(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        begin = int((request.headers.get("Range") or "bytes=0-")[6:].partition("-")[0])
        request.send_response(206 if begin else 200)
        if begin:
            request.send_header("Content-Range", f"bytes {begin}-/{len(server.body)}")
        if server.etag:
            request.send_header("ETag", server.etag)
        request.send_header("Content-Length", str(len(server.body) - begin))
        request.end_headers()
        request.wfile.write(server.body[begin : begin + count])
        request.close_connection = True

    return behave


def answer(status: int, **headers: str) -> Behaviour:
    """Answer with a status and nothing else."""

    def behave(request: BaseHTTPRequestHandler, server: Loopback) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return behave


@contextmanager
def loopback(body: bytes, **more: Any) -> Iterator[Loopback]:
    """A server on 127.0.0.1 while the block runs."""
    state = Loopback(body, **more)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append({"path": self.path, **dict(self.headers)})
            (state.behave.pop(0) if state.behave else _decent)(self, state)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield state
        finally:
            server.shutdown()
            thread.join()


def _decent(request: BaseHTTPRequestHandler, server: Loopback) -> None:
    server.serve(request)
