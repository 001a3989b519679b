"""Gives up too early: the second lock is asked for politely, and after three refusals nobody eats."""

import threading
import time

from dojo import in_threads


def eat(left, right, eating):
    for _ in range(3):
        with left:
            if right.acquire(blocking=False):
                try:
                    eating.append(1)
                    return True
                finally:
                    right.release()
        time.sleep(0.1)
    return False


def scenario(program):
    left, right, eating = threading.Lock(), threading.Lock(), []
    in_threads(lambda: program.eat(left, right, eating), lambda: program.eat(right, left, eating))
    assert len(eating) == 2, "both must have eaten"
