"""Queue, another way: a SimpleQueue carries items and a sentinel from stage to stage."""

import queue

from dojo import in_threads


def double(source, target):
    for number in iter(source.get, None):
        target.put(2 * number)
    target.put(None)


def scenario(program):
    source, target = queue.SimpleQueue(), queue.SimpleQueue()

    def feed():
        source.put(1)
        source.put(None)

    def collect():
        return list(iter(target.get, None))

    _, _, out = in_threads(feed, lambda: program.double(source, target), collect)
    assert out == [2], f"1 must come out doubled, not {out}"
