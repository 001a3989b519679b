"""It looks again and again whether the threads are alive.

Killed by: test_fill_sleeps_while_the_threads_work
Says: livelock
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
        while thread.is_alive():
            pass
