"""Queue shutdown: one sentinel for two workers leaves the second waiting for ever."""

import queue
import threading


def run(items):
    tasks, done = queue.Queue(), []

    def worker():
        while True:
            item = tasks.get()
            if item is None:
                return
            done.append(item)

    workers = [threading.Thread(target=worker) for _ in range(2)]
    for thread in workers:
        thread.start()
    for item in items:
        tasks.put(item)
    tasks.put(None)
    for thread in workers:
        thread.join()
    return done


def scenario(program):
    done = program.run([1])
    assert done == [1], f"the item must be done once, not {done}"
