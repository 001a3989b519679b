"""Event: one signal for everybody who waits, now or later.

An Event is a flag that can be waited for. `set()` raises it and wakes all who wait;
whoever comes later does not wait at all. `clear()` lowers it and wakes nobody.

Goal: any number of threads get the answer that one thread gives, once.
Out of scope: a second answer (see lost_signal); giving up after a while.
"""

import threading


class Answer:
    """A value that one thread gives and any number of threads ask for."""

    def __init__(self):
        self._value = None
        # TODO: the Event that tells that the answer was given

    def give(self, value):
        """Give the answer to everybody who asks or will ask."""
        raise NotImplementedError("Answer.give")

    def is_there(self):
        """Return whether the answer has been given, without waiting."""
        raise NotImplementedError("Answer.is_there")

    def ask(self):
        """Wait until the answer is there and return it."""
        raise NotImplementedError("Answer.ask")


def flag_states(event):
    """Set `event`, then clear it.

    Return the tuple of `event.is_set()` before, between and after.
    """
    raise NotImplementedError("flag_states")
