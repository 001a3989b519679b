"""Never comes to the end of its import.

Kata: threads/lock
Verdict: fail
"""

while True:
    pass


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
