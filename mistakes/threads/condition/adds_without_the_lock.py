"""The addition is not guarded: a taker or another addition may overwrite it.

Killed by: test_no_addition_is_lost
Says: must make 3
"""

class Stock:
    """Things of one kind, `amount` of them at the moment, guarded by `condition`."""

    def __init__(self, condition, amount=0):
        self.condition = condition
        self.amount = amount

    def add(self, amount):
        """Put `amount` things in stock, and let those who wait for some look again."""
        self.amount += amount
        with self.condition:
            self.condition.notify_all()

    def take(self, amount):
        """Wait until `amount` things are in stock, take them all at once, return how many are left."""
        with self.condition:
            while self.amount < amount:
                self.condition.wait()
            self.amount -= amount
            return self.amount
