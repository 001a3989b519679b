"""Thread pool, repaired: sub-tasks have a pool of their own."""

from concurrent.futures import ThreadPoolExecutor


def total(pool, rows):
    return sum(part.result() for part in [pool.submit(sum, row) for row in rows])


def scenario(program):
    with ThreadPoolExecutor(2) as pool, ThreadPoolExecutor(1) as inner:
        outer = [pool.submit(program.total, inner, [[1, 2], [3]]), pool.submit(program.total, inner, [[4]])]
        sums = [future.result() for future in outer]
    assert sums == [6, 4], f"the sums are 6 and 4, not {sums}"
