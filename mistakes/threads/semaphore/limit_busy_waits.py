"""It tries to get a slot again and again.

Killed by: test_who_waits_sleeps
Says: livelock
"""

import threading
from collections import deque


class Handover:
    """Hands items from producers to consumers, first in, first out. Empty at the start."""

    def __init__(self):
        self._items = deque()
        self._available = threading.Semaphore(0)

    def produce(self, item):
        """Leave `item` for a consumer, without waiting for one."""
        self._items.append(item)
        self._available.release()

    def consume(self):
        """Wait until there is an item, remove it and return it."""
        self._available.acquire()
        return self._items.popleft()


class Limit:
    """Lets `slots` threads work at the same time, and no more."""

    def __init__(self, slots):
        self._slots = threading.Semaphore(slots)

    def run(self, work):
        """Wait for a free slot, call `work()` in it and return its result.

        The slot is free again afterwards, also when `work` raises.
        """
        while not self._slots.acquire(blocking=False):
            pass
        try:
            return work()
        finally:
            self._slots.release()


def free_slots(semaphore):
    """Return how often `semaphore` can be acquired right now without waiting.

    The semaphore is left as it was found.
    """
    count = 0
    while semaphore.acquire(blocking=False):
        count += 1
    for _ in range(count):
        semaphore.release()
    return count
