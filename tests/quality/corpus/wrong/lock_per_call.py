"""Lock per call: every call makes a lock of its own, which guards nothing."""

import threading

from dojo import in_threads

votes = 0


def vote():
    global votes
    with threading.Lock():
        votes += 1


def scenario(program):
    in_threads(program.vote, program.vote)
    assert program.votes == 2, f"two votes were cast, not {program.votes}"
