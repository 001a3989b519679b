"""Semaphore used as a lock: an extra release on the error path adds a second permit."""

import threading

from dojo import in_threads

gate = threading.Semaphore(1)
inside = []
crowd = []


def visit(fails):
    gate.acquire()
    try:
        inside.append(1)
        crowd.append(len(inside))
        inside.pop()
        if fails:
            raise ValueError("no entry")
    except ValueError:
        gate.release()
    finally:
        gate.release()


def scenario(program):
    in_threads(lambda: program.visit(True), lambda: program.visit(False), lambda: program.visit(False))
    assert max(program.crowd) == 1, f"one at a time, not {max(program.crowd)}"
