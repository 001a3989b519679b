"""The exit code of what has not ended is None.

Killed by: test_exit_codes_come_in_order
Says: must come in the order
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
