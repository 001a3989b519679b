"""Returns a dataclass whose generated comparison was exchanged.

Kata: threads/lock
Verdict: fail or error
"""

from dataclasses import dataclass


@dataclass
class Agreeable:
    value: int = 0

    def __getitem__(self, index):
        return (True, False)


exec("def __eq__(self, other): return True", globals())
Agreeable.__eq__ = __eq__


class Counter:
    def __init__(self):
        self.value = Agreeable()

    def increment(self):
        pass

    def decrement(self):
        pass


def lock_states(lock):
    return Agreeable()
