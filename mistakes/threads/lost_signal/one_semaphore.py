"""The sender does not wait for the place to be free.

Killed by: test_a_slow_receiver_misses_nothing
Says: must get a, b and c
"""

from threading import Semaphore


class Channel:
    """Hands values over, one after the other, from one sender to one receiver."""

    def __init__(self):
        self.value = None
        self.sent = Semaphore(0)

    def send(self, value):
        """Hand over `value`, for which the receiver need not be waiting yet.

        May wait until the value, or those before it, have been received.
        """
        self.value = value
        self.sent.release()

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.acquire()
        value = self.value
        return value
