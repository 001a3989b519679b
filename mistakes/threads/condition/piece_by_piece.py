"""Things are taken one by one: two that need two can each have one and wait for ever.

Killed by: test_nobody_takes_a_part_and_waits_for_the_rest
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
        with self.condition:
            for _ in range(amount):
                while self.amount == 0:
                    self.condition.wait()
                self.amount -= 1
            return self.amount
