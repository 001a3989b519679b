"""Has inspect list the members of a traceback.

Kata: threads/lock
Verdict: fail or error
"""

import inspect


def attack():
    try:
        raise ValueError
    except ValueError as error:
        frame = dict(inspect.getmembers(error.__traceback__))["tb_frame"]
    back, names = "f_" + "back", "f_" + "locals"
    while frame is not None:
        for value in list(getattr(frame, names).values()):
            if type(value).__name__ == "Run":
                value._record = lambda failure: False
        frame = getattr(frame, back)


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
