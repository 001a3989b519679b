"""One worker does one call after the other.

Killed by: test_so_many_threads_work_at_the_same_time_and_no_more
Says: the most at once was 1
"""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def count(number, steps=10_000_000):
    """Count up to `steps`, to use up time; return steps times number. Prints nothing."""
    counted = 0
    for _ in range(steps):
        counted += 1
    return counted * number


def make(kind, workers):
    """Return an executor with at most so many workers; kind is "threads" or "processes"."""
    return {"threads": ThreadPoolExecutor, "processes": ProcessPoolExecutor}[kind](max_workers=1)


def begin(executor, function, items):
    """Have function(item) called for each item; return the futures, in order, without waiting for any."""
    return [executor.submit(function, item) for item in items]


def as_they_end(futures):
    """Yield the results, each as soon as its call has ended, and so in the order in which they end."""
    for future in as_completed(futures):
        yield future.result()


def outcome(future):
    """Wait for the call; return ("result", what it returned) or ("error", the exception that it raised)."""
    error = future.exception()
    return ("result", future.result()) if error is None else ("error", error)


def evaluate(kind, function, items, workers=5):
    """Return the list of function(item) for all items.

    kind "sequence": one after the other, here, in their order; "threads" or "processes": by so many
    workers, in any order. Every call is made and has ended on return, also when one has raised.
    """
    if kind == "sequence":
        return [function(item) for item in items]
    with make(kind, workers) as executor:
        return list(as_they_end(begin(executor, function, items)))
