"""The submission behind a pipe: calls come in, answers go out, as plain data. Run by path with `python -I -B`.

    worker.py ROOT MODULE CALLS ANSWERS STACKS

Each `fresh` forks a process that imports the module anew and serves calls until it is told to leave.
Imports nothing of the project: what runs here is the submission's, and nobody takes its word for anything
but the values of its own answers.
"""

import faulthandler
import importlib
import os
import sys

from plain_data import decoded, encoded, read_message, write_message


def main() -> None:
    root, name, calls, answers, stacks = sys.argv[1:]
    sys.path.insert(0, root)
    while True:
        message = read_message(int(calls))
        if message is None:
            return
        pid = os.fork()
        if pid == 0:
            serve(name, message["seconds"], int(calls), int(answers), int(stacks))
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        write_message(int(answers), {"gone": os.waitstatus_to_exitcode(status)})


def serve(name: str, seconds: float, calls: int, answers: int, stacks: int) -> None:
    """Import the module and do what the calls say."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=stacks)
    try:
        module = importlib.import_module(name)
        write_message(answers, {"names": [name for name in vars(module) if not name.startswith("__")]})
    except BaseException as error:
        write_message(answers, raised(error))
    while True:
        message = read_message(calls)
        if message is None or message.get("leave"):
            return
        try:
            value = getattr(module, message["name"])
            if message["arguments"] is not None:
                arguments, named = decoded(message["arguments"])
                value = value(*arguments, **named)
            answer = {"value": encoded(value)}
        except BaseException as error:
            answer = raised(error)
        write_message(answers, answer)


def raised(error: BaseException) -> dict:
    """Return the exception as plain data: its type's name, its text and the line it came from."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        line, trace = trace.tb_lineno, trace.tb_next
    kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
    return {"raised": kinds[0], "text": str(error)[:4000], "line": line}


if __name__ == "__main__":
    main()
