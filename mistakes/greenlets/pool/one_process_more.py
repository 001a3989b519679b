"""One process more than asked for, since the parent only waits.

Killed by: test_as_many_processes_as_the_size_are_at_work
Says: a pool of 3 must have three processes
"""

import gevent
from gevent.lock import BoundedSemaphore
from gevent.pool import Pool


def echo(item):
    """Return `item` after a millisecond in which other greenlets can run."""
    gevent.sleep(0.001)
    return item


def in_input_order(function, items, size):
    """Return the list of `function(item)` in the order of `items`; at most `size` calls are under way."""
    return Pool(size).map(function, items)


def in_completion_order(function, items, size):
    """Return the list of `function(item)`, first finished first; at most `size` calls are under way."""
    return list(Pool(size).imap_unordered(function, items))


def in_processes(context, function, items, size):
    """Return the list of `function(item)`, first finished first, computed by `size` processes.

    `context` is what `multiprocessing.get_context()` returns.
    """
    with context.Pool(size + 1) as pool:
        return list(pool.imap_unordered(function, items))


class Account:
    """A balance, 0 at the start, and its journal: a function `journal(old, new)` that may switch."""

    def __init__(self, journal):
        self.balance = 0
        self.journal = journal
        self._lock = BoundedSemaphore(1)

    def deposit(self, amount):
        """Tell the journal the old and the new balance, and only then change `balance`."""
        with self._lock:
            new = self.balance + amount
            self.journal(self.balance, new)
            self.balance = new
