"""The lock is given back after each number, so others come in between.

Killed by: test_one_hold_keeps_the_others_out
Says: one hold must keep the numbers of a thread together
"""


class Total:
    """A shared sum, 0 at the start, guarded by `lock`."""

    def __init__(self, lock):
        self.lock = lock
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
        for number in numbers:
            with self.lock:
                self.sum += number

    def add_their_sum(self, numbers):
        """Add up `numbers` with the lock free, then add the result under one hold."""
        amount = sum(numbers)
        with self.lock:
            self.sum += amount
