"""It counts ten numbers instead of waiting for the end.

Killed by: test_an_empty_pipeline_ends_too
Says: EOFError
"""

from multiprocessing import Pipe, Process


def one_way():
    """Return (receiver, sender), the ends of a new pipe that goes in one direction only."""
    return Pipe(False)


def drain(connection):
    """Return a list of everything that is received until the other end is closed everywhere."""
    received = []
    try:
        while True:
            received.append(connection.recv())
    except EOFError:
        return received


def produce(numbers, first):
    """Send each of `numbers` on first[0]. Runs in a process of its own and may use nothing else."""
    for number in numbers:
        first[0].send(number)
    first[0].close()


def multiply(first, second):
    """Receive numbers from first[1] until the end, send their squares on second[0], in a process of its own.

    It holds copies of all four ends.
    """
    first[0].close()
    try:
        while True:
            second[0].send(first[1].recv() ** 2)
    except EOFError:
        second[0].close()


def squares(numbers):
    """Return the squares of `numbers`, in order, made by `produce` and `multiply` in two processes.

    first = Pipe() and second = Pipe() are handed to them as they are. Both processes have ended on return.
    """
    first, second = Pipe(), Pipe()
    processes = [
        Process(target=produce, args=(numbers, first)),
        Process(target=multiply, args=(first, second)),
    ]
    for process in processes:
        process.start()
    first[0].close()
    second[0].close()
    received = [second[1].recv() for _ in range(10)]
    for process in processes:
        process.join()
    return received
