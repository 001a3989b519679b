"""It looks again and again whether a worker is alive.

Killed by: test_pool_sleeps_while_the_workers_work
Says: livelock
"""

from queue import Empty, Queue
from threading import Thread


def square(number):
    """Return the number times itself."""
    return number * number


def work(queue, function, results):
    """Append function(number) to `results` for each number, until the queue is empty."""
    while True:
        try:
            number = queue.get_nowait()
        except Empty:
            return
        results.append(function(number))


def pool(function, numbers, workers=4):
    """Return [function(number), ...] of all numbers, in any order, computed by `workers` threads."""
    queue, results, threads = Queue(), [], []
    for number in numbers:
        queue.put(number)
    for _ in range(workers):
        thread = Thread(target=work, args=(queue, function, results))
        thread.start()
        threads.append(thread)
    for thread in threads:
        while thread.is_alive():
            pass
    return results
