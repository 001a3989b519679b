"""Daemon consumers let the program end, but go on running and may lose work.

Killed by: test_no_consumer_outlives_the_program
Says: were still running
"""

from queue import Queue
from threading import Thread


def produce(queue, items):
    """Put every item into the queue."""
    for item in items:
        queue.put(item)


def consume(queue, work):
    """Call work(item) for each item of the queue."""
    while True:
        item = queue.get()
        work(item)
        queue.task_done()


def run(items, work, consumers=3):
    """Call work(item) once for each item, in `consumers` threads at the same time.

    items: any iterable, however slow; its items may be anything, None included.
    """
    queue = Queue()
    producer = Thread(target=produce, args=(queue, items))
    threads = [Thread(target=consume, args=(queue, work), daemon=True) for _ in range(consumers)]
    for thread in [producer, *threads]:
        thread.start()
    producer.join()
    queue.join()
