"""Queue shutdown, repaired: each worker puts the sentinel back for the next one."""

import queue
import threading


def run(items):
    tasks, done = queue.Queue(), []

    def worker():
        while True:
            item = tasks.get()
            if item is None:
                tasks.put(None)
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
