"""Names the call that blocks the hub.

All greenlets of a thread share it: a call that blocks the thread stops every one of them,
and nothing in gevent complains. While the guard is up, the usual culprits raise
HubBlocked instead, from the line that made the call.
"""

import multiprocessing.connection
import multiprocessing.process
import os
import select
import socket
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock


class HubBlocked(AssertionError):
    """A greenlet made a call that stops all greenlets of its thread."""


@contextmanager
def guarding(files: Collection[str]) -> Iterator[None]:
    """Raise HubBlocked for blocking calls that this thread makes from the source files `files`.

    Guarded are `time.sleep`, `select.select`, `recv` on a connection that has nothing to read, `send`
    on one that is full, `join` of a process that still runs, and the locks of `threading` with all
    that is built on them (Event, Condition, queue.Queue).
    Other threads, other processes, and other code in this thread are served as ever.
    """
    thread, process = threading.get_ident(), os.getpid()

    def from_learner() -> bool:
        if threading.get_ident() != thread or os.getpid() != process:
            return False
        try:
            return sys._getframe(2).f_code.co_filename in files
        except ValueError:  # no caller: the call itself is what the greenlet runs
            return True

    def sleep(seconds: float) -> None:
        if from_learner():
            raise HubBlocked(f"time.sleep({seconds:g}) blocks the hub: no other greenlet can run meanwhile")
        real_sleep(seconds)

    def poll(*arguments: Any) -> Any:
        if from_learner():
            raise HubBlocked(
                "select.select of the standard library blocks the hub: no other greenlet can run meanwhile"
            )
        return real_select(*arguments)

    def receiving(real: Callable[..., Any]) -> Callable[..., Any]:
        def recv(connection: Any, *arguments: Any) -> Any:
            if from_learner() and not connection.poll(0):
                raise HubBlocked(
                    f"{real.__name__} with nothing to read blocks the hub: no other greenlet can run meanwhile"
                )
            return real(connection, *arguments)

        return recv

    def sending(real: Callable[..., Any]) -> Callable[..., Any]:
        def send(connection: Any, *arguments: Any) -> Any:
            # Windows has no such question for pipes.
            if sys.platform != "win32" and from_learner() and not real_select([], [connection], [], 0)[1]:
                raise HubBlocked(
                    f"{real.__name__} into a full pipe blocks the hub: no other greenlet can run and empty it"
                )
            return real(connection, *arguments)

        return send

    def join(child: Any, timeout: float | None = None) -> None:
        if timeout != 0 and from_learner() and not multiprocessing.connection.wait([child.sentinel], 0):
            raise HubBlocked("join of a process that still runs blocks the hub: no other greenlet can run meanwhile")
        real_join(child, timeout)

    def new_lock() -> Any:
        return GuardedLock() if threading.get_ident() == thread else real_lock()

    real_sleep, real_select, real_lock = time.sleep, select.select, threading._allocate_lock  # type: ignore[attr-defined]
    base = multiprocessing.connection._ConnectionBase  # type: ignore[attr-defined]
    real_join = multiprocessing.process.BaseProcess.join
    with ExitStack() as stack:
        for owner, name, stand_in in (
            (time, "sleep", sleep),
            (select, "select", poll),
            (base, "recv", receiving(base.recv)),
            (base, "recv_bytes", receiving(base.recv_bytes)),
            (base, "send", sending(base.send)),
            (base, "send_bytes", sending(base.send_bytes)),
            (multiprocessing.process.BaseProcess, "join", join),
            (threading, "Lock", new_lock),
            (threading, "_allocate_lock", new_lock),
        ):
            stack.enter_context(mock.patch.object(owner, name, stand_in))
        yield


def guard_sockets() -> None:
    """Raise HubBlocked where this thread would wait for data on a socket of the standard library.

    Sockets of gevent are another class. Nothing takes this back: it is for a process of its own.
    """
    thread = threading.get_ident()
    real_select, real_recv = select.select, socket.socket.recv_into

    def recv_into(sock: socket.socket, *arguments: Any) -> int:
        waits = threading.get_ident() == thread and sock.gettimeout() != 0
        if waits and not real_select([sock], [], [], 0)[0]:
            raise HubBlocked("a socket that is not patched blocks the hub: no other greenlet can run meanwhile")
        return real_recv(sock, *arguments)

    socket.socket.recv_into = recv_into  # type: ignore[method-assign,assignment]


_allocate_lock = threading._allocate_lock  # type: ignore[attr-defined]


def _starts_a_thread() -> bool:
    """Whether this is `Thread.start`, waiting for the new thread, which needs no greenlet to begin."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code is not threading.Thread.start.__code__:
        frame = frame.f_back
    return frame.f_code is threading.Thread.start.__code__


class GuardedLock:
    """A `threading.Lock` that raises HubBlocked where its thread would wait for itself.

    A greenlet that holds the lock cannot release it while its thread stands still.
    """

    def __init__(self) -> None:
        self._lock = _allocate_lock()
        self._owner = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        here = threading.get_ident()
        if not self._lock.acquire(False):
            if not blocking:
                return False
            if self._owner == here and not _starts_a_thread():
                raise HubBlocked(
                    "a lock of the threading module blocks the hub: no other greenlet can run and release it"
                )
            if not self._lock.acquire(True, timeout):
                return False
        self._owner = here
        return True

    def release(self) -> None:
        self._lock.release()

    def locked(self) -> bool:
        return self._lock.locked()

    def _at_fork_reinit(self) -> None:
        self._lock = _allocate_lock()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()
