"""The semaphores belong to the class: all channels share them.

Killed by: test_two_channels_are_two
Says: must hand over its own value
"""

from threading import Semaphore


class Channel:
    """Hands values over, one after the other, from one sender to one receiver."""

    free = Semaphore(1)
    sent = Semaphore(0)
    value = None

    def __init__(self):
        pass

    def send(self, value):
        """Hand over `value`, for which the receiver need not be waiting yet.

        May wait until the value, or those before it, have been received.
        """
        self.free.acquire()
        Channel.value = value
        self.sent.release()

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.acquire()
        value = self.value
        self.free.release()
        return value
