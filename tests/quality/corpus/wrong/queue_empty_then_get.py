"""Queue shutdown: empty() says no, another worker takes the last item, and get() waits for ever."""

import queue

from dojo import in_threads


def work(tasks, done):
    while not tasks.empty():
        done.append(tasks.get())


def scenario(program):
    tasks, done = queue.Queue(), []
    for item in (1, 2):
        tasks.put(item)
    in_threads(lambda: program.work(tasks, done), lambda: program.work(tasks, done))
    assert sorted(done) == [1, 2], f"each item must be done once, not {done}"
