"""Thread pool, another way: as_completed gives the results in any order, and the sum does not mind."""

from concurrent.futures import ThreadPoolExecutor, as_completed


def total(numbers):
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(pow, number, 2) for number in numbers}
        return sum(future.result() for future in as_completed(futures))


def scenario(program):
    answer = program.total([1, 2])
    assert answer == 5, f"1 + 4 must give 5, not {answer}"
