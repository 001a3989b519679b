"""Queue shutdown, repaired: get_nowait() asks and takes in one step."""

import queue

from dojo import in_threads


def work(tasks, done):
    while True:
        try:
            done.append(tasks.get_nowait())
        except queue.Empty:
            return


def scenario(program):
    tasks, done = queue.Queue(), []
    for item in (1, 2):
        tasks.put(item)
    in_threads(lambda: program.work(tasks, done), lambda: program.work(tasks, done))
    assert sorted(done) == [1, 2], f"each item must be done once, not {done}"
