"""It is full one item earlier than it should be.

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
            while len(self.items) >= self.size - 1:
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
