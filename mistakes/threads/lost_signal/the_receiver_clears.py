"""The receiver clears the Event, and the sender does not wait for that: it overwrites.

Killed by: test_a_slow_receiver_misses_nothing
Says: every thread waits
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
        self.sent.clear()
        return self.value
