"""Thread pool: tasks wait for sub-tasks in the same pool, which has no worker left for them."""

from concurrent.futures import ThreadPoolExecutor


def total(pool, rows):
    return sum(part.result() for part in [pool.submit(sum, row) for row in rows])


def scenario(program):
    with ThreadPoolExecutor(2) as pool:
        outer = [pool.submit(program.total, pool, [[1, 2], [3]]), pool.submit(program.total, pool, [[4]])]
        sums = [future.result() for future in outer]
    assert sums == [6, 4], f"the sums are 6 and 4, not {sums}"
