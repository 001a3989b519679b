"""Semaphore: a counter that can be waited for.

`acquire()` subtracts 1, `release()` adds 1; at 0 `acquire()` waits for a release.
Started at 0 it hands something over: one thread waits for what another makes.
Started at n it lets n threads at a time use what there are n of.

Goal: a hand-over that loses nothing, and a limit that is kept and fully used.
Out of scope: waiting with a timeout; a bound on how much may be left to hand over.
"""

import threading
from collections import deque


class Handover:
    """Hands items from producers to consumers, first in, first out. Empty at the start."""

    def __init__(self):
        self._items = deque()
        # TODO: the semaphore that counts the items

    def produce(self, item):
        """Leave `item` for a consumer, without waiting for one."""
        raise NotImplementedError("Handover.produce")

    def consume(self):
        """Wait until there is an item, remove it and return it."""
        raise NotImplementedError("Handover.consume")


class Limit:
    """Lets `slots` threads work at the same time, and no more."""

    def __init__(self, slots):
        raise NotImplementedError("Limit.__init__")

    def run(self, work):
        """Wait for a free slot, call `work()` in it and return its result.

        The slot is free again afterwards, also when `work` raises.
        """
        raise NotImplementedError("Limit.run")


def free_slots(semaphore):
    """Return how often `semaphore` can be acquired right now without waiting.

    The semaphore is left as it was found.
    """
    raise NotImplementedError("free_slots")
