"""Lost update, repaired: the closure holds a lock around its nonlocal variable."""

import threading

from dojo import in_threads


def make_counter():
    count = 0
    lock = threading.Lock()

    def hit():
        nonlocal count
        with lock:
            count += 1
            return count

    return hit


def scenario(program):
    hit = program.make_counter()
    in_threads(hit, hit)
    last = hit()
    assert last == 3, f"the third hit must be number 3, not {last}"
