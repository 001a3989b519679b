"""The next item is handed out when the one before is done: nobody works beside anybody.

Killed by: test_two_work_at_the_same_time
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
        lock = threading.Lock()  # one for all three: whoever holds it may look at everything
        self._not_empty = threading.Condition(lock)
        self._not_full = threading.Condition(lock)
        self._all_done = threading.Condition(lock)
        self._at_work = 0

    def put(self, item):
        """Append `item`, waiting while the queue is full."""
        with self._not_full:
            while 0 < self._maxsize <= len(self._items):
                self._not_full.wait()
            self._items.append(item)
            self._unfinished += 1
            self._not_empty.notify()

    def get(self):
        """Remove the oldest item and return it, waiting while there is none."""
        with self._not_empty:
            while not self._items or self._at_work:
                self._not_empty.wait()
            self._at_work += 1
            item = self._items.popleft()
            self._not_full.notify()
            return item

    def task_done(self):
        """Report that one of the items that were taken is done.

        Raises ValueError, and changes nothing, when every item that was put has been reported.
        """
        with self._all_done:
            if self._unfinished == 0:
                raise ValueError("task_done() called more often than put()")
            self._unfinished -= 1
            self._at_work -= 1
            self._not_empty.notify()
            if self._unfinished == 0:
                self._all_done.notify_all()

    def join(self):
        """Wait until every item that was put has been reported as done."""
        with self._all_done:
            while self._unfinished > 0:
                self._all_done.wait()
