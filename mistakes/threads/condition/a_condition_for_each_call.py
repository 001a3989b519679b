"""Each call makes its own Condition: nobody can be found to notify.

Killed by: test_a_taker_waits_for_the_things
Says: every thread waits
"""

import threading


class Stock:
    """Things of one kind, `amount` of them at the moment, guarded by `condition`."""

    def __init__(self, condition, amount=0):
        self.condition = condition
        self.amount = amount

    def add(self, amount):
        """Put `amount` things in stock, and let those who wait for some look again."""
        condition = threading.Condition()
        with condition:
            self.amount += amount
            condition.notify_all()

    def take(self, amount):
        """Wait until `amount` things are in stock, take them all at once, return how many are left."""
        condition = threading.Condition()
        with condition:
            while self.amount < amount:
                condition.wait()
            self.amount -= amount
            return self.amount
