"""It quits after its first item.

Killed by: test_get_waits_for_an_item
Says: it must wait for item 1
"""

import gevent
from gevent.queue import Empty, Full


def fill(queue, items):
    """Put all `items` without waiting; raise Full when there is no room."""
    for item in items:
        queue.put_nowait(item)


def drain(name, queue, say):
    """While `queue` has items: take one, say `<name> got <item>`, let the others run. Then say `<name> quits`."""
    while not queue.empty():
        item = queue.get_nowait()
        say(f"{name} got {item}")
        gevent.sleep(0)
    say(f"{name} quits")


def produce(queue, batches, say):
    """Put the items of each of `batches`, waiting for room; say `batch <number> is out` after each, from 1 on."""
    for number, batch in enumerate(batches, 1):
        for item in batch:
            queue.put(item)
        say(f"batch {number} is out")


def consume(name, queue, seconds, say):
    """Take items, waiting `seconds` s at most for each; say `<name> got <item>` and let the others run.

    Say `<name> quits` when none has come.
    """
    try:
        while True:
            item = queue.get(timeout=seconds)
            say(f"{name} got {item}")
            break
    except Empty:
        pass
    say(f"{name} quits")


def offer(queue, item):
    """Put `item` without waiting; return whether there was room."""
    try:
        queue.put_nowait(item)
    except Full:
        return False
    return True
