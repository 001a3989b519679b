"""Thread identity: who runs this, and who else is there?

A thread has a name for people, an ident for Python and a native id for the
operating system. It may be a daemon: the interpreter waits at its exit for all
other threads, but not for daemons, which it cuts off wherever they are.

Goal: report each of these as the thread itself sees it.
Out of scope: how a thread is started and joined (see first_thread).
"""

import threading
from typing import NamedTuple


class Identity(NamedTuple):
    """What a thread knows about itself."""

    name: str
    ident: int
    native_id: int
    daemon: bool
    alive: bool


def who_am_i():
    """Return the Identity of the thread that calls this."""
    raise NotImplementedError("who_am_i")


def is_main():
    """Return whether the main thread calls this."""
    raise NotImplementedError("is_main")


def start_daemon(function, name):
    """Start a daemon thread called `name` that calls `function()`; return the Thread."""
    raise NotImplementedError("start_daemon")


def listed(thread, end):
    """Start `thread`, which runs until `end()` is called; call it and wait for the end.

    Return a tuple of three booleans: whether `threading.enumerate()` has the thread
    before its start, while it runs and after its end.
    """
    raise NotImplementedError("listed")
