"""Makes the search stop after its first schedule.

Kata: threads/lock
Verdict: fail or error
"""

import dojo.schedules.explorer as explorer

for name, value in list(vars(explorer).items()):
    if isinstance(value, int) and not isinstance(value, bool):
        setattr(explorer, name, 1)
for kind in [value for value in vars(explorer).values() if isinstance(value, type)]:
    for name in ("_deeper", "search", "next", "step"):
        if hasattr(kind, name):
            setattr(kind, name, lambda self, *arguments, **named: None)
explorer.explore = None


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
