"""A new lock on every call guards nothing.

Killed by: test_no_increment_is_lost
Says: must make 3, not
"""

from multiprocessing import Array, Lock, Process, Value


def new_counter():
    """Return a shared integer, 0, with a lock: it can be handed to processes and needs no server."""
    return Value("i", 0)


def increment(counter):
    """Add 1 to counter.value; runs in several processes at once and loses no update."""
    with Lock():
        counter.value += 1


def count(counter, processes):
    """Have that many processes increment the counter once each, all at the same time; return its value then."""
    _run([Process(target=increment, args=(counter,)) for _ in range(processes)])
    return counter.value


def square(array, index):
    """Store the square of `index` in array[index]. No other process uses this item."""
    array[index] = index**2


def fill(array):
    """Have one process for each index of the array square it, all at the same time."""
    _run([Process(target=square, args=(array, index)) for index in range(len(array))])


def squares(length):
    """Return a list of the squares of 0 to length - 1, which a shared Array took from as many processes."""
    array = Array("i", length)
    fill(array)
    return list(array)


def _run(processes):
    for process in processes:
        process.start()
    for process in processes:
        process.join()
