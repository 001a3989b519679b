"""Has the standard library compile its code: a default of a named tuple's kind.

Kata: threads/lock
Verdict: fail or error
"""

import dataclasses


class Counter:
    def __init__(self):
        self.value = 0

    increment = dataclasses._create_fn("increment", ("self",), ["self.value += 1"])
    decrement = dataclasses._create_fn("decrement", ("self",), ["self.value -= 1"])


def lock_states(lock):
    return False, False, False
