"""Nothing is written yet, and nothing else is wrong.

Kata: threads/lock
Verdict: not_written
"""


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        raise NotImplementedError("Counter.increment")

    def decrement(self):
        raise NotImplementedError("Counter.decrement")


def lock_states(lock):
    raise NotImplementedError("lock_states")
