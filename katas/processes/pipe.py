"""Pipe: a pipeline that ends.

Three processes in a row, a pipe between each two: the first sends numbers, the
second sends on their squares, the parent gathers them. Nobody says how many
there are: `recv()` raises EOFError once the sending end is closed. Closed means
every copy of it, and each process that was handed a pipe holds copies.

    produce  -- first -->  multiply  -- second -->  squares (the parent)

Goal: everything arrives, in order, and then everybody ends.
Out of scope: more than one pipeline at a time.
"""

from multiprocessing import Pipe, Process


def one_way():
    """Return (receiver, sender), the ends of a new pipe that goes in one direction only."""
    raise NotImplementedError("one_way")


def drain(connection):
    """Return a list of everything that is received until the other end is closed everywhere."""
    raise NotImplementedError("drain")


def produce(numbers, first):
    """Send each of `numbers` on first[0]. Runs in a process of its own and may use nothing else."""
    raise NotImplementedError("produce")


def multiply(first, second):
    """Receive numbers from first[1] until the end, send their squares on second[0], in a process of its own.

    It holds copies of all four ends.
    """
    raise NotImplementedError("multiply")


def squares(numbers):
    """Return the squares of `numbers`, in order, made by `produce` and `multiply` in two processes.

    first = Pipe() and second = Pipe() are handed to them as they are. Both processes have ended on return.
    """
    # TODO: start both, keep no end that is not needed, gather, join
    raise NotImplementedError("squares")
