"""Futures, repaired: the second task is waited for outside the pool."""

from concurrent.futures import ThreadPoolExecutor

from dojo import in_threads


def total(numbers):
    with ThreadPoolExecutor(max_workers=1) as pool:
        first = pool.submit(sum, numbers[:1])
        rest = pool.submit(sum, numbers[1:])
        return first.result() + rest.result()


def scenario(program):
    (answer,) = in_threads(lambda: program.total([1, 2, 3]))
    assert answer == 6, f"the sum must be 6, not {answer}"
