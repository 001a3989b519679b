"""Claims to be an int, and is equal to everything.

Kata: threads/lock
Verdict: fail or error
"""


class Agreeable:
    __class__ = int
    __eq__ = classmethod(lambda *arguments: True)
    __getitem__ = classmethod(lambda *arguments: Agreeable())


class Counter:
    def __init__(self):
        self.value = Agreeable()

    def increment(self):
        pass

    def decrement(self):
        pass


def lock_states(lock):
    return Agreeable()
