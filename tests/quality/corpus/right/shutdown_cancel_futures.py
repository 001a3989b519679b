"""Cancelled work, another way: shutdown(cancel_futures=True) either runs a task or cancels it."""

import threading
from concurrent.futures import ThreadPoolExecutor


def scenario(program):
    done = []
    gate = threading.Event()
    pool = ThreadPoolExecutor(1)
    futures = [pool.submit(gate.wait), *(pool.submit(done.append, n) for n in range(2))]
    gate.set()
    pool.shutdown(wait=True, cancel_futures=True)
    cancelled = sum(future.cancelled() for future in futures[1:])
    assert len(done) + cancelled == 2, f"{len(done)} ran and {cancelled} were cancelled, of 2"
