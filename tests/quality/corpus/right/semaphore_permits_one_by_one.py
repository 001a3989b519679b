"""Lock order, repaired: a job takes all its permits together, while nobody else takes any."""

import threading

from dojo import in_threads

permits = threading.Semaphore(3)
taking = threading.Lock()
done = []


def job(name, needs):
    with taking:
        for _ in range(needs):
            permits.acquire()
    done.append(name)
    for _ in range(needs):
        permits.release()


def scenario(program):
    in_threads(*(lambda name=name: program.job(name, 2) for name in "abc"), names=["a", "b", "c"])
    assert sorted(program.done) == ["a", "b", "c"], f"all jobs are done, not only {program.done}"
