"""Bounded buffer: consumers wait while it is empty, producers while it is full.

A program from a book, for one producer and one consumer. With a second consumer an
item is taken out of an empty buffer, with a second producer the buffer overflows,
and with two of each it may happen that everybody sleeps.

Goal: right for any number of producers and consumers, as quick or slow as they are.
Out of scope: the end of the items (see queue_end); giving up after a while.
"""

from threading import Condition


class Buffer:
    """Holds up to `size` items, first in, first out."""

    def __init__(self, size=5):
        self.size = size
        self.items = []
        self.condition = Condition()

    def put(self, item):
        """Wait until there is room, append the item, return how many there are now."""
        with self.condition:
            while len(self.items) == self.size:
                self.condition.wait()
            self.items.append(item)
            self.condition.notify_all()
            return len(self.items)

    def get(self):
        """Wait until there is an item, remove the oldest, return it and how many are left."""
        with self.condition:
            while not self.items:
                self.condition.wait()
            item = self.items.pop(0)
            self.condition.notify_all()
            return item, len(self.items)
