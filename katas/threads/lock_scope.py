"""Lock scope: how often, and for how long.

Several threads add numbers to one sum. The result is the same whether a lock is
held once for all numbers or once for each of them; what differs is how often it
is acquired, and who has to wait meanwhile. What touches nothing shared (fetching
the numbers, which may take long) needs no lock at all.

Goal: three ways to add, none of which loses an update, each with `lock` held as
often and as long as it says.
Out of scope: what the lock costs in seconds (see the chapter measuring).
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
        raise NotImplementedError("Total.add_each")

    def add_all(self, numbers):
        """Fetch and add all `numbers` under one hold: nobody else adds in between."""
        raise NotImplementedError("Total.add_all")

    def add_their_sum(self, numbers):
        """Add up `numbers` with the lock free, then add the result under one hold."""
        raise NotImplementedError("Total.add_their_sum")
