"""Barrier, another way: the standard library's barrier is used for two rounds."""

import threading

from dojo import in_threads


def scenario(program):
    barrier = threading.Barrier(2)
    log = []

    def walker():
        for step in (1, 2):
            log.append(step)
            barrier.wait()

    in_threads(walker, walker)
    assert log == [1, 1, 2, 2], f"both must end step 1 before step 2 begins: {log}"
