"""Calls that would put the loop's thread to sleep: caught, named, and never carried out.

A blocking call inside a coroutine is legal Python and a mistake nearly always: until it returns no
other task can run, however many are ready. Here it ends the run with a verdict that names the call
and the line.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from dojo.worlds.event_loop.executor import worker
from dojo.worlds.event_loop.places import current_place, is_own, led_there
from dojo.worlds.event_loop.verdicts import BlockingCall, Inconclusive, StopHere

_real_lock = threading.Lock


class Judged(Protocol):
    """What turns in the watched thread: a verdict found inside a step is left here and raised after it."""

    verdict: BaseException | None


class Watch:
    """Which loop runs in which thread; at most one, because nothing runs beside it."""

    loop: Judged | None = None
    thread: int | None = None


watch = Watch()


def watched() -> bool:
    """Whether the calling thread is the one that turns a virtual loop."""
    return watch.thread == threading.get_ident()


def refuse(call: str) -> None:
    """Leave the verdict on `call` with the loop and end the task."""
    place = current_place()
    caller = led_there()
    where = f"\n  {place}" if place else ""
    where += f"\n    called from {caller}" if caller else ""
    name = (place and place.call) or call
    assert watch.loop is not None
    if worker.slept is not None:
        watch.loop.verdict = Inconclusive(
            f"{name} waits inside a job for a worker thread; such jobs run inline here and cannot wait for "
            f"the loop or for each other{where}"
        )
    else:
        watch.loop.verdict = BlockingCall(
            f"{name} blocks the event loop: until it returns no other task can run{where}"
        )
    raise StopHere


class GuardedLock:
    """A threading.Lock of the program under test: waiting for it would stop the loop."""

    def __init__(self) -> None:
        self._lock = _real_lock()
        self.release, self.locked = self._lock.release, self._lock.locked

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As threading.Lock.acquire, but a wait in the loop's thread is refused."""
        if self._lock.acquire(False):
            return True
        if blocking and watched():
            refuse("threading.Lock.acquire")
        return self._lock.acquire(blocking, timeout) if blocking else False

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc: object) -> None:
        self.release()


def _lock() -> Any:
    return GuardedLock() if is_own(sys._getframe(1).f_code.co_filename) else _real_lock()


def _sleep(seconds: float) -> None:
    if not watched():
        _originals[time, "sleep"](seconds)
    elif worker.slept is None:
        refuse("time.sleep")
    else:
        worker.slept += max(0.0, seconds)


def _always(*args: Any, **kwargs: Any) -> bool:
    return True


def _alive(thread: threading.Thread, *args: Any, **kwargs: Any) -> bool:
    return thread.is_alive()


def _waits(sock: socket.socket, *args: Any) -> bool:
    return sock.gettimeout() != 0


def _polls(*args: Any) -> bool:
    return len(args) < 4 or args[3] != 0


def _runs(process: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> bool:
    return process.poll() is None


_GUARDED: list[tuple[Any, str, Callable[..., bool]]] = [
    (threading.Condition, "wait", _always),
    (threading.Thread, "join", _alive),
    (select, "select", _polls),
    (subprocess.Popen, "wait", _runs),
    (os, "system", _always),
    (builtins, "input", _always),
    *(
        (socket.socket, name, _waits)
        for name in ["accept", "connect", "recv", "recv_into", "recvfrom", "send", "sendall"]
    ),
]


def _guard(owner: Any, name: str, would_block: Callable[..., bool]) -> Callable[..., Any]:
    real = getattr(owner, name)

    def call(*args: Any, **kwargs: Any) -> Any:
        if watched() and would_block(*args, **kwargs):
            refuse(f"{owner.__name__}.{name}")
        return real(*args, **kwargs)

    return call


_originals: dict[tuple[Any, str], Any] = {
    (owner, name): getattr(owner, name)
    for owner, name in [(time, "sleep"), (threading, "Lock"), *((owner, name) for owner, name, _ in _GUARDED)]
}
_substitutes = {(time, "sleep"): _sleep, (threading, "Lock"): _lock} | {
    (owner, name): _guard(owner, name, would_block) for owner, name, would_block in _GUARDED
}


_depth = 0


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Guard the calls above until the block ends, also where a module took them by name."""
    global _depth
    _depth += 1
    try:
        if _depth > 1:
            yield
        else:
            with _replaced():
                yield
    finally:
        _depth -= 1


@contextlib.contextmanager
def turning(loop: Judged) -> Iterator[None]:
    """While this thread turns `loop`, refuse what would block it."""
    before = watch.loop, watch.thread
    watch.loop, watch.thread = loop, threading.get_ident()
    try:
        with guarded():
            yield
    finally:
        watch.loop, watch.thread = before


@contextlib.contextmanager
def _replaced() -> Iterator[None]:
    inherited = {(owner, name) for owner, name in _originals if name not in vars(owner)}
    for (owner, name), substitute in _substitutes.items():
        setattr(owner, name, substitute)
    taken = list(_taken_by_name())
    for namespace, name, key in taken:
        namespace[name] = _substitutes[key]
    try:
        yield
    finally:
        for namespace, name, key in taken:
            namespace[name] = _originals[key]
        for (owner, name), original in _originals.items():
            if (owner, name) in inherited:
                delattr(owner, name)
            else:
                setattr(owner, name, original)


def _taken_by_name() -> Iterator[tuple[dict[str, Any], str, tuple[Any, str]]]:
    """Where code under test says `from time import sleep` and the like."""
    functions = {id(original): key for key, original in _originals.items()}
    for module in list(sys.modules.values()):
        if is_own(getattr(module, "__file__", None) or "<"):
            for name, value in list(vars(module).items()):
                if id(value) in functions:
                    yield vars(module), name, functions[id(value)]
