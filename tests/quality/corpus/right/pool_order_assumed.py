"""Thread pool, repaired: the results are read in the order of submission."""

from concurrent.futures import ThreadPoolExecutor


def squares(numbers):
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(pow, number, 2) for number in numbers]
        return [future.result() for future in futures]


def scenario(program):
    answer = program.squares([2, 3])
    assert answer == [4, 9], f"the squares must come in order, not {answer}"
