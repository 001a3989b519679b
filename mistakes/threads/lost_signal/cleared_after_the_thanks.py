"""The receiver says thanks before it clears: it wipes out the next signal.

Killed by: test_numbers_arrive_once_and_in_order
Says: every thread waits
"""

from threading import Event


class Channel:
    """Hands values over, one after the other, from one sender to one receiver."""

    def __init__(self):
        self.value = None
        self.sent = Event()
        self.taken = Event()
        self.taken.set()

    def send(self, value):
        """Hand over `value`, for which the receiver need not be waiting yet.

        May wait until the value, or those before it, have been received.
        """
        self.taken.wait()
        self.taken.clear()
        self.value = value
        self.sent.set()

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.wait()
        value = self.value
        self.taken.set()
        self.sent.clear()
        return value
