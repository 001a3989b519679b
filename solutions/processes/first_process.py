"""First process: somebody else, with an identity of his own.

`Process` is used like `Thread`: target, args, start, join. What runs is another
interpreter in another process: it has its own pid, its own main thread, its own
GIL, and an exit code that says how it ended.

Goal: start processes, wait for them, end them, and know who is who.
Out of scope: the main guard (see main_guard), sending results back (see pipe).
"""

import threading
from multiprocessing import Process, current_process


def start(function, *args):
    """Start a process that calls function(*args); return it, without waiting for it."""
    process = Process(target=function, args=args)
    process.start()
    return process


def run_all(function, arguments):
    """Call function(argument) for each argument, each in a process of its own, all at the same time.

    Returns the exit codes, in order, once all have ended.
    """
    processes = [start(function, argument) for argument in arguments]
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def stop(process):
    """Have the process terminated, whatever it is doing; return its exit code once it has ended."""
    process.terminate()
    process.join()
    return process.exitcode


def identity():
    """Return who calls, as a dict: the name, pid, ident and alive (a bool) of its process,
    and of its thread: thread (the name), daemon, thread_alive (bools), native_id.
    """
    process, thread = current_process(), threading.current_thread()
    return {
        "name": process.name,
        "pid": process.pid,
        "ident": process.ident,
        "alive": process.is_alive(),
        "thread": thread.name,
        "daemon": thread.daemon,
        "thread_alive": thread.is_alive(),
        "native_id": thread.native_id,
    }


def introduce(text):
    """Print four lines: the text, then the name, the pid and whether it is alive of the process that calls."""
    process = current_process()
    print(text, process.name, process.pid, process.is_alive(), sep="\n")
