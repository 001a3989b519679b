"""Thread pool: the order in which the tasks finish is taken for the order of submission."""

from concurrent.futures import ThreadPoolExecutor


def squares(numbers):
    done = []
    with ThreadPoolExecutor(2) as pool:
        for number in numbers:
            pool.submit(pow, number, 2).add_done_callback(lambda future: done.append(future.result()))
    return done


def scenario(program):
    answer = program.squares([2, 3])
    assert answer == [4, 9], f"the squares must come in order, not {answer}"
