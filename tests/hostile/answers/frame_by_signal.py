"""Gets at the test's frame by way of a signal handler.

Kata: threads/lock
Verdict: fail or error
"""

import signal


def look(number, frame):
    while frame is not None:
        if frame.f_code.co_name.startswith("test_"):
            frame.f_globals["in_threads"] = lambda *functions: None
        frame = frame.f_back


def attack():
    try:
        signal.signal(signal.SIGUSR1, look)
        signal.raise_signal(signal.SIGUSR1)
    except (ValueError, AttributeError):
        pass


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
