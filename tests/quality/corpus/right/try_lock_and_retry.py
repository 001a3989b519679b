"""Lock order, another way: who cannot get the second lock gives the first one back and tries again."""

import threading
import time

from dojo import in_threads

left, right = threading.Lock(), threading.Lock()
done = []


def with_both(first, second, name):
    while True:
        with first:
            if second.acquire(blocking=False):
                done.append(name)
                second.release()
                return
        time.sleep(0.01)


def scenario(program):
    left, right = program.left, program.right
    in_threads(lambda: program.with_both(left, right, "a"), lambda: program.with_both(right, left, "b"))
    assert sorted(program.done) == ["a", "b"], f"both must be done, not {program.done}"
