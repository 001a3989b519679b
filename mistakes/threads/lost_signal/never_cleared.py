"""The Event stays set: the receiver takes the first value again and again.

Killed by: test_numbers_arrive_once_and_in_order
Says: must arrive once each and in order
"""

from threading import Event


class Channel:
    """Hands values over, one after the other, from one sender to one receiver."""

    def __init__(self):
        self.value = None
        self.sent = Event()

    def send(self, value):
        """Hand over `value`, for which the receiver need not be waiting yet.

        May wait until the value, or those before it, have been received.
        """
        self.value = value
        self.sent.set()

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.wait()
        return self.value
