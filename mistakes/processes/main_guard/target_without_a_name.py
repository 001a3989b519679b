"""A lambda cannot be looked up by name: only fork gets by without that.

Killed by: test_the_program_greets_once
Says: must go wrong
"""

from multiprocessing import Process, current_process


def greet(name):
    """Print a greeting and the name of the process that greets. Runs in a process of its own."""
    print(f"hello {name} from {current_process().name}", flush=True)


def main():
    """Greet from another process, then say how that ended."""
    process = Process(target=lambda: greet("tz"))
    process.start()
    process.join()
    print(f"exit code {process.exitcode}", flush=True)


if __name__ == "__main__":
    main()
