"""Process queue: consumers that end.

A queue of `multiprocessing` has no end, no reliable `empty()` and no `task_done()`:
a thread of the queue writes the items into a pipe some time after `put()`. Each
consumer has to be told that nothing more will come, by something that is no item and
is still the same when it comes out of a pipe, which an `object()` is not.

Goal: every item is consumed exactly once, everything arrives, everybody ends.
Out of scope: which consumer gets what; consumers that fail.
"""

from multiprocessing import Process, Queue

# TODO: what tells a consumer that nothing more will come


class Producer(Process):
    """Puts the items into the queue, calling pause() after each, then the end for each of the consumers."""

    def __init__(self, queue, items, consumers, pause):
        raise NotImplementedError("Producer")

    def run(self):
        raise NotImplementedError("Producer.run")


class Consumer(Process):
    """Puts (its name, item) into `results` for each item of the queue, until the end."""

    def __init__(self, queue, results):
        raise NotImplementedError("Consumer")

    def run(self):
        raise NotImplementedError("Consumer.run")


def consume(items, consumers, pause):
    """Return the list of (name, item) that a Producer and so many Consumers make of the items, in any order.

    All of them work at the same time and have ended when it returns. There is one result for each item.
    """
    raise NotImplementedError("consume")


def work(tasks, handle):
    """Handle what comes out of a JoinableQueue, for ever, and say so after each: `tasks.join()` counts on it."""
    raise NotImplementedError("work")
