"""Condition: wait until something is true, without keeping the lock meanwhile.

A Condition is a lock with a waiting room. Whoever holds it and finds that the state
is not yet the right one calls `wait()`: that gives the lock up, sleeps until somebody
notifies, and takes the lock again. Whoever changes the state notifies.

Goal: everybody gets what they came for, whole, as soon as it is there.
Out of scope: a limit to the stock (see bounded_buffer); giving up after a while.
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
