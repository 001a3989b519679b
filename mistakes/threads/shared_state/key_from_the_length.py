"""The next free key, taken from the length of the dict, may be taken by two threads.

Killed by: test_every_thread_writes_into_the_same_dict
Says: both threads must have written
"""

from threading import Thread


def write(shared, key, value, report):
    """Store `value` under `key` in the dict `shared`, then call report("key = ... value = ...")."""
    key = len(shared)
    value = 2 * key
    shared[key] = value
    report(f"key = {key} value = {value}")


def fill(shared, count, report):
    """Start `count` threads at once: thread number i writes the value 2 * i under the key i.

    Returns when all threads have ended. The dict keeps whatever else it holds.
    """
    threads = [Thread(target=write, args=(shared, i, 2 * i, report)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
