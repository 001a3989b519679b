"""Shared generator: workers share one `for` loop's generator over a dict without a lock."""

from dojo import in_threads


def batches(stock):
    for name in sorted(stock):
        yield name, stock[name]


def worker(source, out):
    for name, pieces in source:
        out.append((name, pieces))


def scenario(program):
    source, out = program.batches({"nut": 2, "oil": 1}), []
    in_threads(lambda: program.worker(source, out), lambda: program.worker(source, out))
    assert sorted(out) == [("nut", 2), ("oil", 1)], f"each batch must be done once: {out}"
