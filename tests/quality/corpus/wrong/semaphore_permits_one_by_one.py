"""Lock order: two jobs each take two of three permits one by one, and a third job takes the last one."""

import threading

from dojo import in_threads

permits = threading.Semaphore(3)
done = []


def job(name, needs):
    for _ in range(needs):
        permits.acquire()
    done.append(name)
    for _ in range(needs):
        permits.release()


def scenario(program):
    in_threads(*(lambda name=name: program.job(name, 2) for name in "abc"), names=["a", "b", "c"])
    assert sorted(program.done) == ["a", "b", "c"], f"all jobs are done, not only {program.done}"
