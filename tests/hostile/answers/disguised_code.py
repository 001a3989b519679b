"""Runs code under the name of a file of the suite.

Kata: threads/lock
Verdict: fail or error
"""

import dojo.plugin

exec(compile("import sys\nframe = sys._getframe(1)", dojo.plugin.__file__, "exec"))


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
