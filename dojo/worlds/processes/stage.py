"""The stage: the process in which the body of one test runs, and which starts the kata's processes."""

import atexit
import importlib
import importlib.util
import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from dojo.worlds.processes import witness
from dojo.worlds.processes.messages import Job

Guard = Callable[[], AbstractContextManager[Any]]
OUTCOME, OUT, ERR, TEMPORARY = "outcome", "stdout", "stderr", "tmp"


def prepare(folder: Path) -> None:
    """Make this process, newly forked, the leader of a session; what it prints goes to files in `folder`.

    Its temporary files are in there too.
    """
    os.setsid()
    for number, name in ((0, os.devnull), (1, folder / OUT), (2, folder / ERR)):
        opened = os.open(name, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    # Sockets of multiprocessing and the like stay when a process is killed: here they go with the folder.
    temporary = folder / TEMPORARY
    temporary.mkdir()
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)  # type: ignore[union-attr]


def perform(job: Job, folder: Path, guard: Guard = nullcontext) -> None:
    """Run the test's body, inside `guard()`, and write its exception, if any, into `folder`."""
    witness.attend(folder)
    witness.introduce("MainProcess")
    multiprocessing.set_start_method(job.start_method)
    try:
        with job.target.active() if job.target else nullcontext() as importer:
            body = _function(job)
            arguments = dict(job.arguments)
            if job.kata_id is not None:
                with guard():
                    arguments["kata"] = job.target.load(importer, job.kata_id)
            with guard():
                body(**arguments)
    except BaseException as error:
        outcome = witness.packed(error)
    else:
        outcome = b""
    (folder / OUTCOME).write_bytes(job.token.encode() + outcome)


def leave() -> None:
    """End this process as the interpreter does: wait for threads and children, call what atexit knows.

    Only the taking apart of every module is left out: it takes ten times as long as a test.
    """
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _function(job: Job) -> FunctionType:
    """Return the test's body, undecorated."""
    function = getattr(_module(job.module, job.file), job.name)
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function


def _module(name: str, file: str) -> ModuleType:
    """Import the spec under the name that pytest gave it, so that its functions can travel to children."""
    try:
        module = importlib.import_module(name)
        if module.__file__ and Path(module.__file__) == Path(file):
            return module
    except ModuleNotFoundError:
        pass
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None and spec.loader is not None, f"{file} is no Python module"
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
