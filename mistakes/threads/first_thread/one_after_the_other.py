"""Each thread is joined before the next one starts.

Killed by: test_run_all_runs_them_side_by_side
Says: deadlock
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
    for function in functions:
        thread = threading.Thread(target=function)
        thread.start()
        thread.join()


def call_run(look):
    """Make a thread whose target calls `look(thread)` with that thread.

    Call its `run()` and never its `start()`; return the thread.
    """
    thread = threading.Thread(target=lambda: look(thread))
    thread.run()
    return thread
