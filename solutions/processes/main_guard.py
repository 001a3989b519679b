"""A program that works on one system and breaks on the next: it has no main guard.

Under fork a child is a copy of its parent. Under spawn and forkserver it is a new
interpreter that imports the parent's module first, to find the function that it is
to call. Whatever stands at the top level of this file then happens in the child too:
it would start a process before it is ready itself, and RuntimeError stops it.

Goal: `python main_guard.py` greets, whatever the start method, and importing it starts nothing.
Out of scope: choosing a start method; that is for whoever runs the program.
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


if __name__ == "__main__":
    main()
