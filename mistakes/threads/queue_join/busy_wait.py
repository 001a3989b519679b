"""It looks again and again whether all items are done.

Killed by: test_who_waits_sleeps
Says: livelock
"""

from queue import Queue
from threading import Thread


def consume(queue, work, failed):
    """For ever: take an item, call work(item), report it to the queue as done.

    An item whose work() raises an Exception is appended to the list `failed`;
    it is done as well, and the consumer goes on with the next one.
    """
    while True:
        item = queue.get()
        try:
            work(item)
        except Exception:
            failed.append(item)
        finally:
            queue.task_done()


def process(items, work, consumers=2):
    """Let `consumers` daemon threads consume the items at the same time.

    items: any iterable; work on the first ones begins while others are still to come.
    Returns the list of failed items, in any order, once all items are done.
    """
    queue, failed = Queue(), []
    for _ in range(consumers):
        Thread(target=consume, args=(queue, work, failed), daemon=True).start()
    for item in items:
        queue.put(item)
    while queue.unfinished_tasks:
        pass
    return failed
