"""The sum is read before the lock is held and written under it.

Killed by: test_no_update_is_lost
Says: must make 15
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
            new = self.sum + number
            with self.lock:
                self.sum = new

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
