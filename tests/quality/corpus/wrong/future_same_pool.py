"""Futures: a task waits for a second task that needs the only worker of the same pool."""

from concurrent.futures import ThreadPoolExecutor

from dojo import in_threads


def total(numbers):
    with ThreadPoolExecutor(max_workers=1) as pool:

        def task():
            rest = pool.submit(sum, numbers[1:])
            return numbers[0] + rest.result()

        return pool.submit(task).result()


def scenario(program):
    (answer,) = in_threads(lambda: program.total([1, 2, 3]))
    assert answer == 6, f"the sum must be 6, not {answer}"
