"""The loop that starts the workers starts one more than was asked for.

Killed by: test_no_more_workers_than_asked_for
Says: pool() was asked for 2 workers, but 3 were at work
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
    while len(threads) <= workers:
        thread = Thread(target=work, args=(queue, function, results))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return results
