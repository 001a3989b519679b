"""It looks again and again whether the threads are alive.

Killed by: test_run_all_sleeps_while_they_run
Says: livelock
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
        while thread.is_alive():
            pass


def call_run(look):
    """Make a thread whose target calls `look(thread)` with that thread.

    Call its `run()` and never its `start()`; return the thread.
    """
    thread = threading.Thread(target=lambda: look(thread))
    thread.run()
    return thread
