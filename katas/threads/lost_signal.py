"""Lost signal: an Event that is set and cleared is a signal for nobody.

The sender stores a number, sets the Event and clears it at once, so that the next
`wait()` blocks again. Whoever does not wait just then never hears of it; whoever
wakes late finds the next number, or the same one again. A pause helps nobody.

Goal: every value arrives once, in order, whoever of the two is slower.
Out of scope: several senders or receivers; the end of the values.
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
        self.sent.clear()  # so that the next wait() blocks

    def receive(self):
        """Wait for the next value and return it."""
        self.sent.wait()
        return self.value
