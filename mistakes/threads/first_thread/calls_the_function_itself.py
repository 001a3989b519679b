"""The function is called here, and what it returns becomes the target.

Killed by: test_start_returns_while_the_thread_runs
Says: deadlock
"""

import threading


def start(function, message, **options):
    """Start a thread that calls `function(message, **options)`.

    Return the Thread without waiting for its end.
    """
    thread = threading.Thread(target=function(message, **options))
    thread.start()
    return thread


def run_all(functions):
    """Call each of `functions` in a thread of its own, all at the same time.

    Return when the last one has ended.
    """
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def call_run(look):
    """Make a thread whose target calls `look(thread)` with that thread.

    Call its `run()` and never its `start()`; return the thread.
    """
    thread = threading.Thread(target=lambda: look(thread))
    thread.run()
    return thread
