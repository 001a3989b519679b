"""The lambda reads the loop's variable when the thread runs, not when it was made.

Killed by: test_every_thread_writes_into_the_same_dict
Says: both threads must have written
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
    threads = []
    for i in range(count):
        threads.append(Thread(target=lambda: write(shared, i, 2 * i, report)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
