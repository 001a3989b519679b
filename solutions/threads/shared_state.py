"""Shared state: all threads of a process see the same objects.

A dict that is handed to several threads is not copied: each thread works on the
one dict that the caller sees too. Nothing has to be sent, nothing comes back;
what has to be done is to wait until the threads have ended.

Goal: fill() has each of its threads write one key, and returns when all have.
Out of scope: threads that change the same key (see lock).
"""

from threading import Thread


def write(shared, key, value, report):
    """Store `value` under `key` in the dict `shared`, then call report("key = ... value = ...")."""
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
