"""Semaphore, another way: two threads hand the turn over with two events."""

import threading

from dojo import in_threads


def scenario(program):
    turns = [threading.Event(), threading.Event()]
    said = []

    def speak(me):
        for _ in range(2):
            turns[me].wait()
            turns[me].clear()
            said.append(me)
            turns[1 - me].set()

    turns[0].set()
    in_threads(lambda: speak(0), lambda: speak(1))
    assert said == [0, 1, 0, 1], f"they take turns, not {said}"
