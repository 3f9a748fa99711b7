"""A real Neo4j Community server for tests: fetched once with Maven, started on a free port.

Nothing of it is shipped: Neo4j is GPLv3, a server that users run. By hand, for
`kg push neo4j` and the like (stops with Ctrl-C):

    python tests/servers/neo4j_server.py
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Neo4jAddress", "Unavailable", "fetch", "running_neo4j"]

RECIPE = Path(__file__).parent / "neo4j"
OLDEST_JAVA = 17
READY_WITHIN = 120.0


class Unavailable(Exception):
    """This machine cannot run the server; the message says in one line why."""


@dataclass(frozen=True, slots=True)
class Neo4jAddress:
    """Where a running server is and how to get in."""

    uri: str
    user: str
    password: str


def fetch() -> Path:
    """The folder with the server's jars, downloaded on first use (118 MB)."""
    _need_java()
    lib = _cache() / "lib"
    if lib.is_dir():
        return lib
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("no Neo4j: Maven (mvn) is not installed")
    lib.parent.mkdir(parents=True, exist_ok=True)
    # Beside and renamed: an interrupted download is never taken for a whole one.
    with tempfile.TemporaryDirectory(dir=lib.parent) as beside:
        jars = Path(beside) / "lib"
        _call(
            [
                *(maven, "-q", "-B", "-f", str(RECIPE / "pom.xml")),
                *("dependency:copy-dependencies", f"-DoutputDirectory={jars}"),
            ],
            failure="no Neo4j: Maven could not fetch it",
        )
        if not lib.is_dir():
            jars.rename(lib)
    return lib


@contextmanager
def running_neo4j(home: Path | None = None, *, heap: str = "1g") -> Iterator[Neo4jAddress]:
    """A fresh server for the time of the block, stopped whatever happens.

    Data live in `home` (default: a temporary folder, deleted afterwards).
    """
    lib = fetch()
    with tempfile.TemporaryDirectory(prefix="dragoman-neo4j-") as folder:
        place = home or Path(folder)
        address = Neo4jAddress(f"bolt://127.0.0.1:{_free_port()}", "neo4j", secrets.token_hex(12))
        _set_password(lib, place, address.password)
        log = place / "server.log"
        process = _start(lib, place, address, heap, log)
        try:
            _wait_until_ready(process, log)
            yield address
        finally:
            _stop(process)


def _need_java() -> None:
    java = shutil.which("java")
    if java is None:
        raise Unavailable(f"no Neo4j: Java {OLDEST_JAVA} or newer is not installed")
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    version = re.search(r'version "(\d+)', answer.stderr)
    if version is None or int(version[1]) < OLDEST_JAVA:
        found = version[1] if version else "unknown"
        raise Unavailable(f"no Neo4j: it needs Java {OLDEST_JAVA} or newer, found {found}")


def _cache() -> Path:
    pom = (RECIPE / "pom.xml").read_text(encoding="utf-8")
    version = re.search(r"<neo4j\.version>([^<]+)<", pom)
    assert version is not None, "the recipe names no version"
    root = os.environ.get("DRAGOMAN_CACHE")
    parent = Path(root) if root else Path.home() / ".cache" / "dragoman"
    return parent / f"neo4j-{version[1]}"


def _set_password(lib: Path, home: Path, password: str) -> None:
    (home / "conf").mkdir(parents=True, exist_ok=True)
    _call(
        [
            *("java", "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool"),
            *("dbms", "set-initial-password", password),
        ],
        failure="no Neo4j: its password could not be set",
        environment={"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
    )


def _start(
    lib: Path, home: Path, address: Neo4jAddress, heap: str, log: Path
) -> subprocess.Popen[bytes]:
    port = address.uri.rsplit(":", 1)[1]
    with log.open("wb") as output:
        return subprocess.Popen(
            ["java", f"-Xmx{heap}", "-cp", f"{lib}/*", str(RECIPE / "Start.java"), str(home), port],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while b"READY " not in log.read_bytes():
        if process.poll() is not None or time.monotonic() > deadline:
            ended = "ended" if process.poll() is not None else "was not ready in time"
            raise Unavailable(f"no Neo4j: it {ended}: {_last_line(log.read_bytes())}")
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    # Killed, not asked: what it committed is on disk, and a clean end takes five seconds.
    process.kill()
    process.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _call(command: list[str], *, failure: str, environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, **(environment or {})}
    )
    if done.returncode != 0:
        raise Unavailable(f"{failure}: {_last_line(done.stdout + done.stderr)}")


def _last_line(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    errors = [line for line in lines if "ERROR" in line or "Exception" in line]
    return (errors or lines or ["no word why"])[0]


if __name__ == "__main__":
    # Otherwise an end by SIGTERM would leave the temporary folder behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with running_neo4j() as server:
            print(f"export NEO4J_URI={server.uri}")
            print(f"export NEO4J_USERNAME={server.user}")
            print(f"export NEO4J_PASSWORD={server.password}", flush=True)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        pass
    except Unavailable as reason:
        raise SystemExit(str(reason)) from None
