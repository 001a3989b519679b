"""The judge's side of a submission behind a pipe: a module whose functions are called in another process.

No line of the submission runs where this does. What comes back is plain data or an exception of a builtin
type; anything else fails the test.
"""

import builtins
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from dojo.grading.child.plain_data import decoded, encoded, read_message, write_message
from dojo.loading import LoadError, MissingName

WORKER = Path(__file__).with_name("worker.py")
SHARE = 0.9  # of a test's time, after which the worker writes its stacks and ends


class Worker:
    """The process that imports the submission, started when it is first needed."""

    def __init__(self, root: str, kata_id: str, stacks: int):
        self._command = [str(root), kata_id.replace("/", ".")]
        self._stacks, self._process = stacks, None
        self.seconds = 30.0
        self._serving = False

    def fresh(self) -> dict[str, Any]:
        """Have the module imported anew; return what it holds, or the exception that importing raised."""
        if self._process is None:
            self._start()
        self.leave()
        write_message(self._calls, {"seconds": self.seconds * SHARE})
        self._serving = True
        return self.answer()

    def call(self, name: str, arguments: tuple, named: dict[str, Any]) -> dict[str, Any]:
        """Call the function of that name and return what came back."""
        write_message(self._calls, {"name": name, "arguments": encoded((arguments, named))})
        return self.answer()

    def look_up(self, name: str) -> dict[str, Any]:
        """Return the module's attribute of that name."""
        write_message(self._calls, {"name": name, "arguments": None})
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """Return the next answer; raise AssertionError when the process has ended instead."""
        answer = read_message(self._answers)
        if answer is None or "gone" in answer:
            self._serving = False
            how = "" if answer is None else f" with exit code {answer['gone']}"
            raise AssertionError(f"the submission's process ended{how} instead of answering")
        return answer

    def leave(self) -> None:
        """End the process that serves, if there is one."""
        if self._serving:
            write_message(self._calls, {"leave": True})
            self._serving = False
            while True:
                answer = read_message(self._answers)
                if answer is None or "gone" in answer:
                    return

    def _start(self) -> None:
        theirs, self._calls = os.pipe()
        self._answers, ours = os.pipe()
        numbers = [theirs, ours, self._stacks]
        self._process = subprocess.Popen(  # type: ignore[assignment]
            [
                sys.executable, "-B", "-E", "-s", str(WORKER), *self._command, *map(str, numbers),
            ],
            pass_fds=numbers,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs)
        os.close(ours)


class RemoteModule(ModuleType):
    """Stands for the kata in a spec: its functions are called in the worker."""

    def __init__(self, name: str, file: str, worker: Worker):
        super().__init__(name)
        self.__file__, self._worker = file, worker
        self._names: list[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        if self._names is None:
            answer = self._worker.fresh()
            if answer.get("raised") == "NotImplementedError":
                _raise(answer)
            if "raised" in answer:
                where = f"{self.__file__}:{answer['line']}"
                raise LoadError(f"{where}: cannot be imported: {answer['raised']}: {answer['text']}")
            self._names = [str(one) for one in answer["names"]]
        if name not in self._names:
            raise MissingName(f"{self.__file__} has no {name!r}, and the spec needs it.")

        def call(*arguments: Any, **named: Any) -> Any:
            return _value(self._worker.call(name, arguments, named))

        call.__name__ = call.__qualname__ = name
        return call


def _value(answer: dict[str, Any]) -> Any:
    if "raised" in answer:
        _raise(answer)
    return decoded(answer["value"])


def _raise(answer: dict[str, Any]) -> None:
    if answer["text"].startswith("only plain data can be judged"):
        raise AssertionError(answer["text"])
    kind = getattr(builtins, str(answer["raised"]), RuntimeError)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = RuntimeError
    try:
        error = kind(answer["text"])
    except TypeError:  # UnicodeError and its like want more than a text
        error = RuntimeError(answer["text"])
    raise error


def install(root: str, kata_id: str, stacks: int) -> Callable[[float | None], None]:
    """Make the `kata` fixture give a RemoteModule.

    Return what to call before each test, with its seconds, and after it, with None.
    """
    from dojo.target import Target

    worker = Worker(root, kata_id, stacks)

    def load(self: Target, importer: Any, wanted: str) -> RemoteModule:
        return RemoteModule(wanted.replace("/", "."), f"katas/{wanted}.py", worker)

    def between(seconds: float | None) -> None:
        if seconds is None:
            worker.leave()
        else:
            worker.seconds = seconds

    Target.load = load  # type: ignore[method-assign,assignment]
    return between
