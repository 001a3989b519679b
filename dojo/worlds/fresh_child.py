"""The child's side of `dojo.worlds.subprocesses`: python -m dojo.worlds.fresh_child FOLDER.

Imports next to nothing, so that the scene starts in a process with no history.
"""

import importlib
import json
import os
import sys


def main(folder: str) -> None:
    """Run the task in FOLDER/task.json, write FOLDER/answer.json."""
    with open(f"{folder}/task.json", encoding="utf-8") as file:
        task = json.load(file)
    # The task and its token are for this function alone: the scene's answer is nobody else's to write.
    os.remove(f"{folder}/task.json")
    token = task.pop("token")
    try:
        answer = {"value": run(task)}
        text = json.dumps({**answer, "token": token})
    except BaseException as error:
        text = json.dumps({**describe(error), "token": token})
    with open(f"{folder}/answer.new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(f"{folder}/answer.new", f"{folder}/answer.json")  # nobody sees half an answer


def run(task: dict) -> object:
    """Define the task's function and call it."""
    arguments = task["arguments"]
    if task["takes_kata"]:
        arguments = [importlib.import_module(task["kata"].replace("/", ".")), *arguments]
    namespace: dict = {"__name__": "scene"}
    exec(compile(task["source"], task["file"], "exec"), namespace)
    return namespace[task["name"]](*arguments)


def describe(error: BaseException) -> dict:
    """Return `error` as plain data, or the NotImplementedError that it was raised from."""
    import traceback

    root = error
    while root.__cause__ is not None:
        root = root.__cause__
    if not isinstance(root, NotImplementedError):
        root = error
    frames = traceback.extract_tb(root.__traceback__)
    return {
        "type": type(root).__name__,
        "message": str(root),
        "file": frames[-1].filename,
        "line": frames[-1].lineno,
        "traceback": "".join(traceback.format_exception(type(error), error, error.__traceback__)),
    }


if __name__ == "__main__":
    main(sys.argv[1])
