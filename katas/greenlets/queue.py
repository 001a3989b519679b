"""Queue: greenlets hand items on.

`get` and `put` of a `gevent.queue.Queue` wait, the one while it is empty, the other while it
holds `maxsize` items. `get_nowait` and `put_nowait` raise Empty or Full instead. Greenlets
switch only where they wait, so that nobody comes between `empty()` and `get_nowait()`.

Goal: every item is taken once, in order and in turn, and everybody comes to an end.
Out of scope: other kinds of queues, task_done and join.
"""

import gevent
from gevent.queue import Empty, Full


def fill(queue, items):
    """Put all `items` without waiting; raise Full when there is no room."""
    raise NotImplementedError("fill")


def drain(name, queue, say):
    """While `queue` has items: take one, say `<name> got <item>`, let the others run. Then say `<name> quits`."""
    raise NotImplementedError("drain")


def produce(queue, batches, say):
    """Put the items of each of `batches`, waiting for room; say `batch <number> is out` after each, from 1 on."""
    raise NotImplementedError("produce")


def consume(name, queue, seconds, say):
    """Take items, waiting `seconds` s at most for each; say `<name> got <item>` and let the others run.

    Say `<name> quits` when none has come.
    """
    raise NotImplementedError("consume")


def offer(queue, item):
    """Put `item` without waiting; return whether there was room."""
    raise NotImplementedError("offer")
