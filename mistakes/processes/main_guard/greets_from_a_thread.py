"""A thread needs no guard, and is no other process.

Killed by: test_the_program_greets_once
Says: one greeting from a process
"""

from multiprocessing import current_process
from threading import Thread


def greet(name):
    """Print a greeting and the name of the process that greets. Runs in a process of its own."""
    print(f"hello {name} from {current_process().name}", flush=True)


def main():
    """Greet from another process, then say how that ended."""
    process = Thread(target=greet, args=("tz",))
    process.start()
    process.join()
    print("exit code 0", flush=True)


if __name__ == "__main__":
    main()
