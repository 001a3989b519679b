"""What is left is read when the lock is free again.

Killed by: test_each_is_told_what_it_left
Says: must be told that 1 and 0 are left
"""

class Stock:
    """Things of one kind, `amount` of them at the moment, guarded by `condition`."""

    def __init__(self, condition, amount=0):
        self.condition = condition
        self.amount = amount

    def add(self, amount):
        """Put `amount` things in stock, and let those who wait for some look again."""
        with self.condition:
            self.amount += amount
            self.condition.notify_all()

    def take(self, amount):
        """Wait until `amount` things are in stock, take them all at once, return how many are left."""
        with self.condition:
            while self.amount < amount:
                self.condition.wait()
            self.amount -= amount
        return self.amount
