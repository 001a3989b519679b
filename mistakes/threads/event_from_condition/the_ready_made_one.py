"""It hands the work to the Event that it should be.

Killed by: test_it_is_not_the_ready_made_one
Says: a ready-made Event was found
"""

import threading


class Event:
    """A flag to wait for; it is down at the start."""

    def __init__(self):
        self._event = threading.Event()

    def is_set(self):
        """Return whether the flag is up."""
        return self._event.is_set()

    def set(self):
        """Raise the flag and wake everybody who waits."""
        self._event.set()

    def clear(self):
        """Lower the flag: whoever comes now waits for the next set()."""
        self._event.clear()

    def wait(self):
        """Return True: at once if the flag is up, else as soon as set() has been called."""
        return self._event.wait()
