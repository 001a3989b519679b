"""Pool: a few greenlets share the work.

A pool of `size` greenlets has at most `size` tasks under way. All of them run in one
thread, and a task keeps it until it waits for something that gevent knows: `gevent.sleep`,
not `time.sleep`. Then the next one runs, also in the middle of an update.

Goal: the tasks' waits overlap, results come in the order asked for, no deposit is lost.
Out of scope: exceptions in tasks, patching the standard library (see monkey_patching).
"""

import gevent
from gevent.lock import BoundedSemaphore
from gevent.pool import Pool


def echo(item):
    """Return `item` after a millisecond in which other greenlets can run."""
    raise NotImplementedError("echo")


def in_input_order(function, items, size):
    """Return the list of `function(item)` in the order of `items`; at most `size` calls are under way."""
    raise NotImplementedError("in_input_order")


def in_completion_order(function, items, size):
    """Return the list of `function(item)`, first finished first; at most `size` calls are under way."""
    raise NotImplementedError("in_completion_order")


def in_processes(context, function, items, size):
    """Return the list of `function(item)`, first finished first, computed by `size` processes.

    `context` is what `multiprocessing.get_context()` returns.
    """
    raise NotImplementedError("in_processes")


class Account:
    """A balance, 0 at the start, and its journal: a function `journal(old, new)` that may switch."""

    def __init__(self, journal):
        self.balance = 0
        self.journal = journal
        # TODO: what keeps two deposits into this account apart

    def deposit(self, amount):
        """Tell the journal the old and the new balance, and only then change `balance`."""
        raise NotImplementedError("Account.deposit")
