"""A context of its own: whoever runs the program has no say.

Killed by: test_the_program_greets_once
Says: against the start method
"""

from multiprocessing import current_process, get_context


def greet(name):
    """Print a greeting and the name of the process that greets. Runs in a process of its own."""
    print(f"hello {name} from {current_process().name}", flush=True)


def main():
    """Greet from another process, then say how that ended."""
    process = get_context("fork").Process(target=greet, args=("tz",))
    process.start()
    process.join()
    print(f"exit code {process.exitcode}", flush=True)


if __name__ == "__main__":
    main()
