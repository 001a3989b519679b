"""main() does everything itself.

Killed by: test_the_program_greets_once
Says: one greeting from a process
"""

from multiprocessing import current_process


def greet(name):
    """Print a greeting and the name of the process that greets. Runs in a process of its own."""
    print(f"hello {name} from {current_process().name}", flush=True)


def main():
    """Greet from another process, then say how that ended."""
    greet("tz")
    print("exit code 0", flush=True)


if __name__ == "__main__":
    main()
