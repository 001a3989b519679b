"""An event of your own: for all who wait at this moment.

`set()` raises a flag and wakes everybody who waits. `clear()` may lower it again before
any of them has run: they are woken all the same, and must not go back to sleep because
the flag that they find is down. Whoever comes after `clear()` waits.

Goal: build it from `threading.Condition`.
Out of scope: time limits.
"""

import threading


class Event:
    """A flag to wait for; it is down at the start."""

    def __init__(self):
        raise NotImplementedError("Event.__init__")

    def is_set(self):
        """Return whether the flag is up."""
        raise NotImplementedError("Event.is_set")

    def set(self):
        """Raise the flag and wake everybody who waits."""
        raise NotImplementedError("Event.set")

    def clear(self):
        """Lower the flag: whoever comes now waits for the next set()."""
        raise NotImplementedError("Event.clear")

    def wait(self):
        """Return True: at once if the flag is up, else as soon as set() has been called."""
        raise NotImplementedError("Event.wait")
