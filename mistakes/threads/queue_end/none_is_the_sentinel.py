"""None as the sentinel takes an item for the end.

Killed by: test_an_item_may_be_anything
Says: None, 0 and '' are items like others
"""

from queue import Queue
from threading import Thread

END = None


def produce(queue, items):
    """Put every item into the queue."""
    for item in items:
        queue.put(item)


def consume(queue, work):
    """Call work(item) for each item of the queue."""
    while (item := queue.get()) is not END:
        work(item)
        queue.task_done()


def run(items, work, consumers=3):
    """Call work(item) once for each item, in `consumers` threads at the same time.

    items: any iterable, however slow; its items may be anything, None included.
    """
    queue = Queue()
    producer = Thread(target=produce, args=(queue, items))
    threads = [Thread(target=consume, args=(queue, work)) for _ in range(consumers)]
    for thread in [producer, *threads]:
        thread.start()
    producer.join()
    for _ in threads:
        queue.put(END)
    for thread in threads:
        thread.join()
