"""One end more than there are consumers, to be on the safe side: it stays in the queue.

Killed by: test_the_producer_pauses_after_each_item
Says: the end must be put once for the one consumer
"""

from multiprocessing import Process, Queue


class _End:
    """Nothing more will come. A class travels by its name: it is the same one everywhere."""


class Producer(Process):
    """Puts the items into the queue, calling pause() after each, then the end for each of the consumers."""

    def __init__(self, queue, items, consumers, pause):
        super().__init__()
        self.queue, self.items, self.consumers, self.pause = queue, items, consumers, pause

    def run(self):
        for item in self.items:
            self.queue.put(item)
            self.pause()
        for _ in range(self.consumers + 1):
            self.queue.put(_End)


class Consumer(Process):
    """Puts (its name, item) into `results` for each item of the queue, until the end."""

    def __init__(self, queue, results):
        super().__init__()
        self.queue, self.results = queue, results

    def run(self):
        while (item := self.queue.get()) is not _End:
            self.results.put((self.name, item))


def consume(items, consumers, pause):
    """Return the list of (name, item) that a Producer and so many Consumers make of the items, in any order.

    All of them work at the same time and have ended when it returns. There is one result for each item.
    """
    queue, results = Queue(), Queue()
    processes = [Producer(queue, items, consumers, pause)]
    processes += [Consumer(queue, results) for _ in range(consumers)]
    for process in processes:
        process.start()
    got = [results.get() for _ in items]
    for process in processes:
        process.join()
    return got


def work(tasks, handle):
    """Handle what comes out of a JoinableQueue, for ever, and say so after each: `tasks.join()` counts on it."""
    while True:
        handle(tasks.get())
        tasks.task_done()
