"""Futures, another way: the exception of a task is read from its future, and the pool goes on."""

from concurrent.futures import ThreadPoolExecutor


def parse(texts):
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [pool.submit(int, text) for text in texts]
    return [future.exception() is None for future in futures]


def scenario(program):
    fine = program.parse(["1", "x"])
    assert fine == [True, False], f"only the second must fail: {fine}"
