"""Queue shutdown: an item that fails is never marked as done, so join() waits for ever."""

import queue
import threading


def process(items):
    tasks, results = queue.Queue(), []

    def worker():
        while True:
            item = tasks.get()
            try:
                results.append(10 // item)
                tasks.task_done()
            except ZeroDivisionError:
                results.append(None)

    threading.Thread(target=worker, daemon=True).start()
    for item in items:
        tasks.put(item)
    tasks.join()
    return results


def scenario(program):
    results = program.process([5, 0])
    assert results == [2, None], f"the results must be [2, None], not {results}"
