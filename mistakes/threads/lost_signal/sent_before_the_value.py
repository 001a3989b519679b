"""It signals before the value is there.

Killed by: test_what_was_sent_first_is_received_later
Says: must get 'a'
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
        self.sent.release()
        self.value = value

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.acquire()
        value = self.value
        self.free.release()
        return value
