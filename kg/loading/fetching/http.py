"""One request over HTTP: no other schemes, few redirects, errors in our words."""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import IO, Any
from urllib.parse import urlsplit

from kg.errors import BadInput

__all__ = ["BrokenOff", "Unreachable", "check_address", "request"]

_SCHEMES = ("http", "https")
_REDIRECTS = 5
TIMEOUT = 30.0  # seconds without a byte


class Unreachable(Exception):
    """The server cannot be reached from here."""


class BrokenOff(Unreachable):
    """The server was there and did not finish: another try may help."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, never to another scheme than HTTP or from HTTPS to HTTP."""

    max_redirections = _REDIRECTS
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:  # fmt: skip
        check_address(newurl)
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise BadInput(f"the server leads from https to {newurl}", where=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(url: str) -> None:
    """BadInput unless it is an address over HTTP or HTTPS."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in _SCHEMES and parts.hostname
    except ValueError:
        known = None
    if not known:
        raise BadInput("only addresses with http:// or https:// are fetched", where=url)


def request(url: str, headers: Mapping[str, str]) -> Any:
    """The response, also one with the status 304 or 416; BadInput for other refusals."""
    check_address(url)
    asked = urllib.request.Request(url, headers={"User-Agent": "dragoman", **headers})
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    try:
        return opener.open(asked, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code in (304, 416):
            return error
        with error:
            if error.code in (408, 429) or error.code >= 500:
                raise BrokenOff(f"the server answers {error.code} {error.reason}") from error
            reason = " ".join(str(error.reason).split())
            raise BadInput(f"the server refuses ({error.code} {reason})", where=url) from error
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise Unreachable(_reason(error)) from error


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, socket.gaierror):
        return "its name is not known here"
    if isinstance(cause, TimeoutError):
        return "no answer in time"
    if isinstance(cause, ssl.SSLError):
        return f"its certificate is not trusted: {cause.reason or cause}"
    text = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return " ".join(str(text).split()).lower()
