"""Queue shutdown, repaired: task_done() is called in finally."""

import queue
import threading


def process(items):
    tasks, results = queue.Queue(), []

    def worker():
        while True:
            item = tasks.get()
            try:
                results.append(10 // item)
            except ZeroDivisionError:
                results.append(None)
            finally:
                tasks.task_done()

    threading.Thread(target=worker, daemon=True).start()
    for item in items:
        tasks.put(item)
    tasks.join()
    return results


def scenario(program):
    results = program.process([5, 0])
    assert results == [2, None], f"the results must be [2, None], not {results}"
