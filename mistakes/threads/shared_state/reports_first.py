"""The line is reported before the value is written.

Killed by: test_a_thread_reports_what_it_has_written
Says: a line must tell what is in the dict already
"""

from threading import Thread


def write(shared, key, value, report):
    """Store `value` under `key` in the dict `shared`, then call report("key = ... value = ...")."""
    report(f"key = {key} value = {value}")
    shared[key] = value


def fill(shared, count, report):
    """Start `count` threads at once: thread number i writes the value 2 * i under the key i.

    Returns when all threads have ended. The dict keeps whatever else it holds.
    """
    threads = [Thread(target=write, args=(shared, i, 2 * i, report)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
