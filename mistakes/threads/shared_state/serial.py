"""A join straight after each start: one thread after the other.

Killed by: test_all_threads_run_at_the_same_time
Says: three threads must run at the same time
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
        thread.join()
