"""Queue.join: wait until the work is done, not until the queue is empty.

A queue counts unfinished items: put() adds one, task_done() takes one away,
join() waits for zero. get() does not change the count: an item that somebody
has taken is not yet an item that somebody has finished.

Goal: process() returns when every item is done, however long the work takes.
Out of scope: how consumers end (see queue_end). These are daemons, they never do.
"""

from queue import Queue
from threading import Thread


def consume(queue, work, failed):
    """For ever: take an item, call work(item), report it to the queue as done.

    An item whose work() raises an Exception is appended to the list `failed`;
    it is done as well, and the consumer goes on with the next one.
    """
    # TODO: one task_done() for each get(), when nothing is left to do for the item
    raise NotImplementedError("consume")


def process(items, work, consumers=2):
    """Let `consumers` daemon threads consume the items at the same time.

    items: any iterable; work on the first ones begins while others are still to come.
    Returns the list of failed items, in any order, once all items are done.
    """
    # TODO: a queue, its consumers, the items, and the wait
    raise NotImplementedError("process")
