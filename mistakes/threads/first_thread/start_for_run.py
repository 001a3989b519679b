"""A new thread runs the target; run() was asked for.

Killed by: test_run_is_a_call_in_the_calling_thread
Says: must run in the calling thread
"""

import threading


def start(function, message, **options):
    """Start a thread that calls `function(message, **options)`.

    Return the Thread without waiting for its end.
    """
    thread = threading.Thread(target=function, args=(message,), kwargs=options)
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
    thread.start()
    thread.join()
    return thread
