"""The stock is looked at before the lock is held: it may change before the wait begins.

Killed by: test_a_taker_waits_for_the_things
Says: every thread waits
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
        while self.amount < amount:
            with self.condition:
                self.condition.wait()
        with self.condition:
            self.amount -= amount
            return self.amount
