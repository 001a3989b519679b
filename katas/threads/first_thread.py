"""First thread: start it, and wait for it.

A `threading.Thread` is only a plan. `start()` makes the new thread, which calls
the thread's `run()`, which calls its target; `join()` waits for the end. Called
by hand, `run()` is a call like any other, and no thread is made.

Goal: start one thread, run many side by side, and see what `run()` does alone.
Out of scope: names, idents and daemons (see thread_identity).
"""

import threading


def start(function, message, **options):
    """Start a thread that calls `function(message, **options)`.

    Return the Thread without waiting for its end.
    """
    raise NotImplementedError("start")


def run_all(functions):
    """Call each of `functions` in a thread of its own, all at the same time.

    Return when the last one has ended.
    """
    raise NotImplementedError("run_all")


def call_run(look):
    """Make a thread whose target calls `look(thread)` with that thread.

    Call its `run()` and never its `start()`; return the thread.
    """
    raise NotImplementedError("call_run")
