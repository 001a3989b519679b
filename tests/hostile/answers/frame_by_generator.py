"""Gets at the test's frame by way of its own running generator.

Kata: threads/lock
Verdict: fail or error
"""


def walk():
    frame = own.gi_frame
    while frame is not None:
        frame = frame.f_back
    yield


def attack():
    global own
    own = walk()
    next(own)


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
