"""What the message of the error mentions, and what is for frozen programs.

Killed by: test_the_program_greets_once
Says: bootstrapping
"""

from multiprocessing import Process, current_process, freeze_support


def greet(name):
    """Print a greeting and the name of the process that greets. Runs in a process of its own."""
    print(f"hello {name} from {current_process().name}", flush=True)


def main():
    """Greet from another process, then say how that ended."""
    process = Process(target=greet, args=("tz",))
    process.start()
    process.join()
    print(f"exit code {process.exitcode}", flush=True)


freeze_support()
main()
