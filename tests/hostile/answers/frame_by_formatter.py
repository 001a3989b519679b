"""Has the standard library's formatter read the frame of an exception.

Kata: threads/lock
Verdict: fail or error
"""

import string


def attack():
    try:
        raise ValueError
    except ValueError as error:
        trace = error.__traceback__
    frame, _ = string.Formatter().get_field("0.tb_frame", (trace,), {})
    back = "f_" + "back"
    while frame is not None:
        values, _ = string.Formatter().get_field("0.f_" + "locals", (frame,), {})
        for value in list(values.values()):
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
