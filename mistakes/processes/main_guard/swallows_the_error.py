"""The error is gone and its cause is not.

Killed by: test_importing_it_starts_nothing
Says: importing the program must do nothing
"""

from multiprocessing import Process, current_process


def greet(name):
    """Print a greeting and the name of the process that greets. Runs in a process of its own."""
    print(f"hello {name} from {current_process().name}", flush=True)


def main():
    """Greet from another process, then say how that ended."""
    process = Process(target=greet, args=("tz",))
    process.start()
    process.join()
    print(f"exit code {process.exitcode}", flush=True)


try:
    main()
except RuntimeError:
    pass  # in a child
