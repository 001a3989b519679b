"""A pool of threads, and a result that is handed out too early.

The numbers are put into a queue, the workers take them out until it is empty and
append what function() makes of them to one list. The last loop was meant to wait
for the workers. It does not: numbers are missing from the list, or all of them.

Goal: pool() returns when every worker has ended; all work at the same time.
Out of scope: the order of the results; errors in function().
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
        thread.join()
    return results
