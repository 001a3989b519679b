"""Takes from the process what the grader needs.

Kata: threads/lock
Verdict: fail or error
"""

import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
