"""Sentinels that are put while the producer still runs overtake its items.

Killed by: test_the_program_ends_when_every_item_is_worked_on
Says: must be worked on once each before run() returns
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
    for _ in threads:
        queue.put(END)
    for thread in [producer, *threads]:
        thread.join()
