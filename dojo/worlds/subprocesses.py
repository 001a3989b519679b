"""A function of a spec file, run in an interpreter that has done nothing else yet.

Some behaviours depend on what the process did before: whether an event loop ever ran,
which modules gevent has patched, which warnings were shown already. Such a test writes
the scene as a function and hands it over:

    def scene(kata):
        return kata.answer()

    def test_first_use(fresh_python):
        assert fresh_python(scene) == 42

The function's source text travels to the child, so it imports what it needs itself. Its
arguments and its result travel as JSON. The child runs in its own session and is ended
together with everything that it started.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

# command, folder, environment, limit in seconds -> exit status, or None when the child had to be ended
Runner = Callable[[Sequence[str], str, Mapping[str, str], float], int | None]

PROJECT = Path(__file__).resolve().parents[2]


class FreshPythonFailed(AssertionError):
    """The child raised, crashed or gave no answer; the message holds what it wrote."""


def run_fresh(
    function: Callable[..., Any],
    *arguments: Any,
    kata_id: str | None = None,
    search_path: Sequence[str | Path] = (),
    limit: float = 30.0,
    options: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    run: Runner | None = None,
) -> Any:
    """Call `function(*arguments)` in a fresh interpreter and return its result.

    A first parameter named `kata` receives the module of `kata_id` ("async_io/tasks"), imported
    in the child from `search_path`. `limit` is in seconds, `options` are the interpreter's own
    (("-W", "error")), `env` is added to the environment. `run` replaces the way in which the child is run.

    Raises NotImplementedError where the kata's gap is still open, AssertionError with the
    child's message where the child asserts, else FreshPythonFailed.
    """
    with tempfile.TemporaryDirectory(prefix="dojo-") as folder:
        token = secrets.token_hex(16)  # what the kata itself writes as an answer does not have it
        task = {**_portable(function), "arguments": arguments, "kata": kata_id, "token": token}
        Path(folder, "task.json").write_text(json.dumps(task), encoding="utf-8")
        command = [sys.executable, *options, "-m", "dojo.worlds.fresh_child", folder]
        status = (run or _run)(command, folder, _environment(search_path, env), limit)
        return _answer(folder, status, limit, search_path, token)


def _portable(function: Callable[..., Any]) -> dict[str, Any]:
    """What the child needs to define `function` itself, its line numbers intact."""
    lines, first = inspect.getsourcelines(function)
    source = textwrap.dedent("".join(lines))
    if not source.startswith("def "):
        raise TypeError(f"{function!r} must be written with a plain def, without decorators")
    return {
        "source": "\n" * (first - 1) + source,
        "name": function.__name__,
        "file": inspect.getsourcefile(function),
        "takes_kata": next(iter(inspect.signature(function).parameters), "") == "kata",
    }


def _environment(search_path: Sequence[str | Path], extra: Mapping[str, str] | None) -> dict[str, str]:
    path = [str(folder) for folder in search_path] + [str(PROJECT)]
    return {**os.environ, **(extra or {}), "PYTHONPATH": os.pathsep.join(path), "PYTHONUTF8": "1"}


def _run(command: Sequence[str], folder: str, env: Mapping[str, str], limit: float) -> int | None:
    """Return the child's exit status, or None when it had to be ended.

    It writes to files, not pipes: a grandchild that keeps a pipe open would hold us up.
    """
    with open(Path(folder, "stdout"), "wb") as out, open(Path(folder, "stderr"), "wb") as err:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        try:
            return child.wait(limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it left running in its session."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # nobody is left
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()


def _answer(folder: str, status: int | None, limit: float, search_path: Sequence[str | Path], token: str) -> Any:
    stderr = Path(folder, "stderr").read_text(encoding="utf-8", errors="replace").strip()
    if status is None:
        raise FreshPythonFailed(f"a fresh interpreter gave no answer within {limit:g} s and was ended\n{stderr}")
    try:
        answer = json.loads(Path(folder, "answer.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        raise FreshPythonFailed(f"a fresh interpreter ended with status {status} and no answer\n{stderr}") from None
    if not isinstance(answer, dict) or answer.pop("token", None) != token:
        raise FreshPythonFailed("a fresh interpreter's answer was written by the kata itself")
    if "value" in answer:
        return answer["value"]
    return _raise(answer, search_path)


def _raise(error: Mapping[str, Any], search_path: Sequence[str | Path]) -> NoReturn:
    """Raise here what was raised there."""
    if error["type"] == "NotImplementedError" and _inside(error["file"], search_path):
        _raise_at(error["file"], error["line"], NotImplementedError(error["message"]))
    if error["type"] == "AssertionError":
        raise AssertionError(error["message"])
    raise FreshPythonFailed(f"{error['type']} in a fresh interpreter: {error['message']}\n\n{error['traceback']}")


def _inside(file: str, folders: Sequence[str | Path]) -> bool:
    path = Path(file).resolve()
    return any(path.is_relative_to(Path(folder).resolve()) for folder in folders)


def _raise_at(file: str, line: int, error: Exception) -> NoReturn:
    """Raise `error` from a frame that reads as `file`, so that the report points at that line."""
    code = compile("\n" * (line - 1) + "raise error", file, "exec")
    exec(code, {"error": error})
    raise AssertionError("unreachable")


@pytest.fixture
def fresh_python(request: pytest.FixtureRequest, target: Any) -> Callable[..., Any]:
    """`run_fresh` with the kata and the search path of the running test."""
    from dojo.syllabus import syllabus

    row = syllabus().of_spec(request.path)
    return functools.partial(run_fresh, kata_id=row.id if row else None, search_path=target.search_path)
