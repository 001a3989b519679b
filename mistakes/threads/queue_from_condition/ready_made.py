"""It hands everything on to the queue of the library.

Killed by: test_it_is_not_the_ready_made_one
Says: build it from threading.Condition
"""

import queue


class Queue:
    """Items, first in, first out: up to `maxsize` of them, or any number when that is 0."""

    def __init__(self, maxsize=0):
        self._queue = queue.Queue(maxsize)

    def put(self, item):
        """Append `item`, waiting while the queue is full."""
        self._queue.put(item)

    def get(self):
        """Remove the oldest item and return it, waiting while there is none."""
        return self._queue.get()

    def task_done(self):
        """Report that one of the items that were taken is done.

        Raises ValueError, and changes nothing, when every item that was put has been reported.
        """
        self._queue.task_done()

    def join(self):
        """Wait until every item that was put has been reported as done."""
        self._queue.join()
