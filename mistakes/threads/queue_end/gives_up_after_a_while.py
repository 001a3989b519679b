"""A consumer that gives up after some seconds loses what a slow producer puts later.

Killed by: test_a_pause_is_not_the_end
Says: put an hour later must be worked on too
"""

from queue import Empty, Queue
from threading import Thread


def produce(queue, items):
    """Put every item into the queue."""
    for item in items:
        queue.put(item)


def consume(queue, work):
    """Call work(item) for each item of the queue."""
    while True:
        try:
            item = queue.get(timeout=5)
        except Empty:
            return
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
    for thread in threads:
        thread.join()
