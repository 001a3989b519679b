"""join(timeout) returns when the time is up as well, and does not say so.

Killed by: test_long_work_is_waited_for
Says: work that takes two hours must be in the result too
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
        thread.join(timeout=10)
    return results
