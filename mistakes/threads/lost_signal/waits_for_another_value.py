"""The receiver waits until the value is another one: two equal ones are one.

Killed by: test_any_values
Says: every thread waits
"""

from threading import Condition


class Channel:
    """Hands values over, one after the other, from one sender to one receiver."""

    def __init__(self):
        self.value = None
        self.changed = Condition()
        self.last = None
        self.free = True

    def send(self, value):
        """Hand over `value`, for which the receiver need not be waiting yet.

        May wait until the value, or those before it, have been received.
        """
        with self.changed:
            while not self.free:
                self.changed.wait()
            self.value = value
            self.free = False
            self.changed.notify_all()

    def receive(self):
        """Wait for the next value and return it."""
        with self.changed:
            while self.free or self.value == self.last:
                self.changed.wait()
            self.last = self.value
            self.free = True
            self.changed.notify_all()
            return self.last
