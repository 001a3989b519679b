"""Lock per call, repaired: the lock is made once, next to what it guards."""

import threading

from dojo import in_threads

votes = 0
lock = threading.Lock()


def vote():
    global votes
    with lock:
        votes += 1


def scenario(program):
    in_threads(program.vote, program.vote)
    assert program.votes == 2, f"two votes were cast, not {program.votes}"
