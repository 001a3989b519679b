"""notify() wakes one, who may be one that needs more: the other sleeps on.

Killed by: test_who_can_go_on_is_not_left_waiting
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
            self.condition.notify()

    def take(self, amount):
        """Wait until `amount` things are in stock, take them all at once, return how many are left."""
        with self.condition:
            while self.amount < amount:
                self.condition.wait()
            self.amount -= amount
            return self.amount
