"""A queue of your own: who waits for what?

Consumers wait while it is empty, producers while it is full. join() waits for neither:
it waits until each item that was put has been reported as done, and whoever takes an
item is not yet done with it.

Goal: build it from `threading.Condition`.
Out of scope: time limits; calls that do not wait; the end of the items (see queue_end).
"""

import threading


class Queue:
    """Items, first in, first out: up to `maxsize` of them, or any number when that is 0."""

    def __init__(self, maxsize=0):
        raise NotImplementedError("Queue.__init__")

    def put(self, item):
        """Append `item`, waiting while the queue is full."""
        raise NotImplementedError("Queue.put")

    def get(self):
        """Remove the oldest item and return it, waiting while there is none."""
        raise NotImplementedError("Queue.get")

    def task_done(self):
        """Report that one of the items that were taken is done.

        Raises ValueError, and changes nothing, when every item that was put has been reported.
        """
        raise NotImplementedError("Queue.task_done")

    def join(self):
        """Wait until every item that was put has been reported as done."""
        raise NotImplementedError("Queue.join")
