"""Calling work() instead of starting it: no thread, no pool.

Killed by: test_all_workers_work_at_the_same_time
Says: three workers must be at work at the same time
"""

from queue import Empty, Queue


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
    queue, results = Queue(), []
    for number in numbers:
        queue.put(number)
    for _ in range(workers):
        work(queue, function, results)
    return results
