"""Joining each consumer before the next one starts leaves all work to the first.

Killed by: test_no_consumer_outlives_the_program
Says: three consumers must work on three items at once, not 1
"""

from queue import Queue
from threading import Thread

END = object()  # equal to no item: None would be


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
    producer.start()
    producer.join()
    for _ in threads:
        queue.put(END)
    for thread in threads:
        thread.start()
        thread.join()
