"""A put() waits until its item is taken, although there is room.

Killed by: test_nobody_waits_without_need
Says: every thread waits
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
            length = len(self.items)
            self.condition.notify_all()
            while item in self.items:
                self.condition.wait()
            return length

    def get(self):
        """Wait until there is an item, remove the oldest, return it and how many are left."""
        with self.condition:
            while not self.items:
                self.condition.wait()
            item = self.items.pop(0)
            self.condition.notify_all()
            return item, len(self.items)
