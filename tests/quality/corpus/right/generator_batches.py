"""Shared generator, repaired: the generator feeds a queue before the workers start."""

import queue

from dojo import in_threads


def batches(stock):
    for name in sorted(stock):
        yield name, stock[name]


def worker(source, out):
    while True:
        try:
            out.append(source.get_nowait())
        except queue.Empty:
            return


def scenario(program):
    source, out = queue.Queue(), []
    for batch in program.batches({"nut": 2, "oil": 1}):
        source.put(batch)
    in_threads(lambda: program.worker(source, out), lambda: program.worker(source, out))
    assert sorted(out) == [("nut", 2), ("oil", 1)], f"each batch must be done once: {out}"
