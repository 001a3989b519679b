"""A program that never ends: its consumers wait for items that will not come.

One producer puts the items, the consumers work on them, and run() joins all
threads. Everything is put, everything is worked on, and run() does not return.
A queue has no end of its own; somebody has to tell each consumer.

Goal: run() returns when every item has been worked on and no thread is left.
Out of scope: errors in work().
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
    for thread in [producer, *threads]:
        thread.start()
    producer.join()
    for _ in threads:
        queue.put(END)
    for thread in threads:
        thread.join()
