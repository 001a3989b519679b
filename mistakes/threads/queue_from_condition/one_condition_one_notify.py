"""One Condition for all, and notify() wakes whoever comes: it may be one who can not go on.

Killed by: test_nobody_sleeps_while_there_is_something_to_do
Says: every thread waits
"""

import threading
from collections import deque


class Queue:
    """Items, first in, first out: up to `maxsize` of them, or any number when that is 0."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._items = deque()
        self._unfinished = 0
        self._changed = threading.Condition()

    def put(self, item):
        """Append `item`, waiting while the queue is full."""
        with self._changed:
            while 0 < self._maxsize <= len(self._items):
                self._changed.wait()
            self._items.append(item)
            self._unfinished += 1
            self._changed.notify()

    def get(self):
        """Remove the oldest item and return it, waiting while there is none."""
        with self._changed:
            while not self._items:
                self._changed.wait()
            item = self._items.popleft()
            self._changed.notify()
            return item

    def task_done(self):
        """Report that one of the items that were taken is done.

        Raises ValueError, and changes nothing, when every item that was put has been reported.
        """
        with self._changed:
            if self._unfinished == 0:
                raise ValueError("task_done() called more often than put()")
            self._unfinished -= 1
            if self._unfinished == 0:
                self._changed.notify_all()

    def join(self):
        """Wait until every item that was put has been reported as done."""
        with self._changed:
            while self._unfinished > 0:
                self._changed.wait()
