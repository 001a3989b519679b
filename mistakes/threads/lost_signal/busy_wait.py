"""The receiver looks again and again until something is there.

Killed by: test_who_waits_sleeps
Says: livelock
"""

from collections import deque


class Channel:
    """Hands values over, one after the other, from one sender to one receiver."""

    def __init__(self):
        self.value = None
        self.values = deque()

    def send(self, value):
        """Hand over `value`, for which the receiver need not be waiting yet.

        May wait until the value, or those before it, have been received.
        """
        self.values.append(value)

    def receive(self):
        """Wait for the next value and return it."""
        while not self.values:
            pass
        return self.values.popleft()
