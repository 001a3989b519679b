"""Executors: threads and processes behind one interface.

`submit()` hands a call to a pool and returns at once with a future: the call's result,
or its exception, as soon as there is one. A pool of threads shares the caller's memory
and process; a pool of processes shares neither, and nothing else changes.

Goal: start everything, take each result when it is there, leave nothing behind.
Out of scope: cancelling; callbacks.
"""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def count(number, steps=10_000_000):
    """Count up to `steps`, to use up time; return steps times number. Prints nothing."""
    raise NotImplementedError("count")


def make(kind, workers):
    """Return an executor with at most so many workers; kind is "threads" or "processes"."""
    raise NotImplementedError("make")


def begin(executor, function, items):
    """Have function(item) called for each item; return the futures, in order, without waiting for any."""
    raise NotImplementedError("begin")


def as_they_end(futures):
    """Yield the results, each as soon as its call has ended, and so in the order in which they end."""
    raise NotImplementedError("as_they_end")


def outcome(future):
    """Wait for the call; return ("result", what it returned) or ("error", the exception that it raised)."""
    raise NotImplementedError("outcome")


def evaluate(kind, function, items, workers=5):
    """Return the list of function(item) for all items.

    kind "sequence": one after the other, here, in their order; "threads" or "processes": by so many
    workers, in any order. Every call is made and has ended on return, also when one has raised.
    """
    raise NotImplementedError("evaluate")
