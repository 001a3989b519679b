"""Iteration, repaired: the loop runs over a copy that list() makes in one step."""

from dojo import in_threads


class Users:
    def __init__(self):
        self.ages = {"ann": 30, "bob": 40}

    def join(self, name, age):
        self.ages[name] = age

    def total(self):
        total = 0
        for age in list(self.ages.values()):
            total += age
        return total


def scenario(program):
    users = program.Users()
    _, total = in_threads(lambda: users.join("cid", 50), users.total)
    assert total in (70, 120), f"the ages add up to 70 or 120, not {total}"
