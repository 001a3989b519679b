"""The lock that was handed over is ignored, so nobody else can use it with this sum.

Killed by: test_the_lock_is_acquired_as_often_as_promised
Says: must acquire the lock
"""

import threading


class Total:
    """A shared sum, 0 at the start, guarded by `lock`."""

    def __init__(self, lock):
        self.lock = threading.Lock()
        self.sum = 0

    def add_each(self, numbers):
        """Add every one of `numbers` under a hold of its own.

        The lock is free while the next number is fetched.
        """
        for number in numbers:
            with self.lock:
                self.sum += number

    def add_all(self, numbers):
        """Fetch and add all `numbers` under one hold: nobody else adds in between."""
        with self.lock:
            for number in numbers:
                self.sum += number

    def add_their_sum(self, numbers):
        """Add up `numbers` with the lock free, then add the result under one hold."""
        amount = sum(numbers)
        with self.lock:
            self.sum += amount
