"""First process: somebody else, with an identity of his own.

`Process` is used like `Thread`: target, args, start, join. What runs is another
interpreter in another process: it has its own pid, its own main thread, its own
GIL, and an exit code that says how it ended.

Goal: start processes, wait for them, end them, and know who is who.
Out of scope: the main guard (see main_guard), sending results back (see pipe).
"""

import threading
from multiprocessing import Process, current_process


def start(function, *args):
    """Start a process that calls function(*args); return it, without waiting for it."""
    raise NotImplementedError("start")


def run_all(function, arguments):
    """Call function(argument) for each argument, each in a process of its own, all at the same time.

    Returns the exit codes, in order, once all have ended.
    """
    raise NotImplementedError("run_all")


def stop(process):
    """Have the process terminated, whatever it is doing; return its exit code once it has ended."""
    raise NotImplementedError("stop")


def identity():
    """Return who calls, as a dict: the name, pid, ident and alive (a bool) of its process,
    and of its thread: thread (the name), daemon, thread_alive (bools), native_id.
    """
    raise NotImplementedError("identity")


def introduce(text):
    """Print four lines: the text, then the name, the pid and whether it is alive of the process that calls."""
    raise NotImplementedError("introduce")
