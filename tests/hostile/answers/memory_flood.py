"""Takes all the memory there is.

Kata: threads/lock
Verdict: fail or error
"""

KEPT = []


def attack():
    while True:
        KEPT.append(bytearray(64 << 20))


class Counter:
    def __init__(self):
        self.value = 0
        attack()

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    attack()
    return False, False, False
