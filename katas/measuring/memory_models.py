"""Memory models: one memory for all threads, one memory for each process.

A thread gets the caller's own object. A process gets a copy of it, made by
pickling or by fork when it starts, and what it answers comes back as another
copy. Where workers talk a lot, the copies are the price.

Goal: have the same change made by a thread and by a process, and see the difference.
Out of scope: memory that processes share on request (see processes/shared_value).
"""

import threading


class Total:
    """A sum that several threads add to, 0 at the start."""

    def __init__(self):
        self.value = 0
        # TODO: caches are kept coherent by the hardware; a race is left for you to prevent

    def add(self, amount):
        """Add `amount` to `value`; no amount is lost, whatever the schedule."""
        raise NotImplementedError("Total.add")


def in_thread(change, items):
    """Let another thread call change(items); return, once it has ended, the list that it changed."""
    raise NotImplementedError("in_thread")


def in_process(change, items, context):
    """Let another process call change(items); return the changed list as it comes back, once it has ended.

    context: what multiprocessing.get_context() returns; it makes the process and any pipe or queue.
    """
    raise NotImplementedError("in_process")


def view_of_child(items, late, context):
    """Start a process with `items`, then append `late` to `items` here; return the list that the process sees.

    The process looks at its list only after the append, and has ended on return.
    """
    raise NotImplementedError("view_of_child")
