"""Lost update, repaired: a context manager counts who is inside under a lock, at both ends."""

import threading
from contextlib import contextmanager

from dojo import in_threads

inside = 0
door = threading.Lock()


@contextmanager
def visiting():
    global inside
    with door:
        inside += 1
        now = inside
    try:
        yield now
    finally:
        with door:
            inside -= 1


def scenario(program):
    def visit():
        with program.visiting() as count:
            assert count >= 1, f"whoever is inside counts at least itself, not {count}"

    in_threads(visit, visit)
    assert program.inside == 0, f"everybody has left, yet {program.inside} are inside"
