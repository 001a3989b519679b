"""Signals that wake who waits for something else: no need to look again and again whether one has come."""

import contextlib
import select
import signal
import socket


def woken_by_signals() -> socket.socket:
    """Return a socket from which something can be read whenever this process has handled a signal.

    Signals without a handler in Python do not count. To be called in the main thread.
    """
    woken, waker = socket.socketpair()
    for end in (woken, waker):
        end.setblocking(False)
    signal.set_wakeup_fd(waker.detach(), warn_on_full_buffer=False)
    return woken


def rest(woken: socket.socket, limit: float) -> None:
    """Return when a signal has been handled, at the latest after `limit` seconds."""
    if select.select([woken], [], [], limit)[0]:
        with contextlib.suppress(BlockingIOError):
            woken.recv(1000)
