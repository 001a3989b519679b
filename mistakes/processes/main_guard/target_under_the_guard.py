"""The child imports the program, skips what is guarded, and does not find its target.

Killed by: test_the_program_greets_once
Says: AttributeError
"""

from multiprocessing import Process, current_process


def greet(name):
    """Print a greeting and the name of the process that greets. Runs in a process of its own."""
    print(f"hello {name} from {current_process().name}", flush=True)


def main():
    """Greet from another process, then say how that ended."""
    process = Process(target=_greet, args=("tz",))
    process.start()
    process.join()
    print(f"exit code {process.exitcode}", flush=True)


if __name__ == "__main__":

    def _greet(name):
        greet(name)

    main()
