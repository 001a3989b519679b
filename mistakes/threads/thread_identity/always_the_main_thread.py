"""main_thread() is the same for everybody: it does not tell who is asking.

Killed by: test_who_am_i_is_about_the_calling_thread
Says: must report
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
    thread = threading.main_thread()
    return Identity(thread.name, thread.ident, thread.native_id, thread.daemon, thread.is_alive())


def is_main():
    """Return whether the main thread calls this."""
    return threading.current_thread() is threading.main_thread()


def start_daemon(function, name):
    """Start a daemon thread called `name` that calls `function()`; return the Thread."""
    thread = threading.Thread(target=function, name=name, daemon=True)
    thread.start()
    return thread


def listed(thread, end):
    """Start `thread`, which runs until `end()` is called; call it and wait for the end.

    Return a tuple of three booleans: whether `threading.enumerate()` has the thread
    before its start, while it runs and after its end.
    """
    before = thread in threading.enumerate()
    thread.start()
    running = thread in threading.enumerate()
    end()
    thread.join()
    return before, running, thread in threading.enumerate()
