"""Work on many things by several processes: results in order, one fault never more than one thing.

The processes are plain children on pipes: they end when their parent ends, however
that is, and one that dies or hangs costs the thing that it worked on.
"""

from __future__ import annotations

import copyreg
import os
import pickle
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from types import MappingProxyType
from typing import IO, Any, TypeVar

__all__ = ["Fault", "in_order", "serve"]

Common = TypeVar("Common")
Task = TypeVar("Task")
Result = TypeVar("Result")

_FEW = 6  # things that are done sooner than a second process has started
_AHEAD = 4  # things a process that are read before they are asked for
_LONGEST = 600.0  # seconds for one thing
_SIZE = struct.Struct(">Q")
_START = "from kg.loading.workers import serve; serve()"


def _frozen(found: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(found)


# Claims hold mappings that nobody may change; between processes they go as plain ones.
copyreg.pickle(MappingProxyType, lambda found: (_frozen, (dict(found),)))


@dataclass(frozen=True, slots=True)
class Fault:
    """Nothing came of one thing: the program failed on it, or its process died."""

    reason: str


def in_order(
    function: Callable[[Common, Task], Result],
    common: Common,
    tasks: Iterable[Task],
    jobs: int,
    *,
    longest: float = _LONGEST,
) -> Iterator[tuple[Task, Result | Fault]]:
    """Each task with its result, in the order of the tasks; no more than a few are under way.

    `function` is one of a module. Few tasks, and all with one job, are done in
    this process.
    """
    waiting = iter(tasks)
    first = list(islice(waiting, _FEW))
    if jobs < 2 or len(first) < _FEW:
        for task in chain(first, waiting):
            yield task, _guarded(function, common, task)
        return
    workers = [_Worker(function, common, longest) for _ in range(jobs)]
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)
    pool = ThreadPoolExecutor(jobs)
    under_way: deque[tuple[Task, Future[Any]]] = deque()
    try:
        for task in chain(first, waiting):
            under_way.append((task, pool.submit(_ask, idle, task)))
            if len(under_way) >= jobs * _AHEAD:
                done, future = under_way.popleft()
                yield done, future.result()
        while under_way:
            done, future = under_way.popleft()
            yield done, future.result()
    finally:
        for worker in workers:
            worker.end()
        pool.shutdown(wait=True, cancel_futures=True)


def _guarded(function: Callable[[Any, Any], Any], common: Any, task: Any) -> Any:
    try:
        return function(common, task)
    except Exception as error:  # whatever it is, the other tasks go on
        if os.environ.get("KG_TRACE"):
            raise
        told = " ".join(f"{type(error).__name__}: {error}".split())
        return Fault(f"a fault of the program: {told[:300]}; KG_TRACE=1 shows where")


def _ask(idle: SimpleQueue[_Worker], task: Any) -> Any:
    worker = idle.get()
    try:
        return worker.ask(task)
    finally:
        idle.put(worker)


class _Worker:
    """One process, started when it is first needed and again when it died."""

    def __init__(self, function: Callable[..., Any], common: Any, longest: float) -> None:
        self._setting = pickle.dumps((function, common))
        self._longest = longest
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False

    def ask(self, task: Any) -> Any:
        if self._ended:
            return Fault("stopped")
        timer: Timer | None = None
        try:
            process = self._process or self._begin()
            timer = Timer(self._longest, process.kill)
            timer.start()
            assert process.stdin is not None and process.stdout is not None
            _write(process.stdin, pickle.dumps(task))
            return pickle.loads(_read(process.stdout))
        except (OSError, EOFError):
            self.end(again=True)
            return Fault(
                "the process that read it died (out of memory, or it took more than "
                f"{self._longest:.0f} s); the others went on"
            )
        finally:
            if timer is not None:
                timer.cancel()

    def _begin(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(p or str(Path.cwd()) for p in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("KG_TRACE") else subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        _write(self._process.stdin, self._setting)
        _read(self._process.stdout)  # it has started; only now its time counts
        return self._process

    def end(self, *, again: bool = False) -> None:
        """Stop the process; it may be started `again`."""
        self._ended = not again
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    try:
                        stream.close()
                    except OSError:
                        continue


def serve() -> None:
    """A process that works: one task after the other from its stdin, until that is closed."""
    tasks = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not get between the answers
    try:
        function, common = pickle.loads(_read(tasks))
        _write(answers, b"ready")
        while True:
            _write(answers, pickle.dumps(_guarded(function, common, pickle.loads(_read(tasks)))))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        os._exit(0)


def _write(stream: IO[bytes], data: bytes) -> None:
    stream.write(_SIZE.pack(len(data)))
    stream.write(data)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes:
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (length,) = _SIZE.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
