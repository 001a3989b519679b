"""Each side has a lock of its own, so that the other one changes the length before it is told.

Killed by: test_two_consumers_wait_while_it_is_empty
Says: must tell how many items are there
"""

from threading import Condition


class Buffer:
    """Holds up to `size` items, first in, first out."""

    def __init__(self, size=5):
        self.size = size
        self.items = []
        self.not_empty = Condition()
        self.not_full = Condition()

    def put(self, item):
        """Wait until there is room, append the item, return how many there are now."""
        with self.not_full:
            while len(self.items) == self.size:
                self.not_full.wait()
            self.items.append(item)
            length = len(self.items)
        with self.not_empty:
            self.not_empty.notify()
        return length

    def get(self):
        """Wait until there is an item, remove the oldest, return it and how many are left."""
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            left = len(self.items)
        with self.not_full:
            self.not_full.notify()
        return item, left
