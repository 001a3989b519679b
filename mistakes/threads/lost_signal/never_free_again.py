"""The receiver does not give the place back: the second value never gets in.

Killed by: test_numbers_arrive_once_and_in_order
Says: every thread waits
"""

from threading import Semaphore


class Channel:
    """Hands values over, one after the other, from one sender to one receiver."""

    def __init__(self):
        self.value = None
        self.free = Semaphore(1)
        self.sent = Semaphore(0)

    def send(self, value):
        """Hand over `value`, for which the receiver need not be waiting yet.

        May wait until the value, or those before it, have been received.
        """
        self.free.acquire()
        self.value = value
        self.sent.release()

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.acquire()
        value = self.value
        return value
