"""Queue shutdown, repaired: one task_done() for each get()."""

import queue
import threading


def drain(items):
    tasks, done = queue.Queue(), []
    for item in items:
        tasks.put(item)

    def worker():
        for _ in items:
            item = tasks.get()
            done.append(item)
            tasks.task_done()

    thread = threading.Thread(target=worker)
    thread.start()
    tasks.join()
    count = len(done)
    thread.join()
    return count


def scenario(program):
    count = program.drain(["urgent", "later"])
    assert count == 2, f"join() must wait for both items, not for {count}"
