"""It leaves the Event set for a second: who comes later misses it all the same.

Killed by: test_a_slow_receiver_misses_nothing
Says: every thread waits
"""

import time
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
        time.sleep(1)
        self.sent.clear()

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.wait()
        return self.value
