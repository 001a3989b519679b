"""A witness in every process that a stage starts: its name, its exceptions, where it is now.

Files in the stage's folder, by pid: `<pid>.name`, `<pid>.error` or `<pid>.unwritten` (a pickled exception, the
latter a NotImplementedError), `<pid>.stack` (where every thread is, on request and at a fatal signal),
`<pid>.server` (this is a Manager's server) and `<pid>.ended` (its exit code, if it came to its end).

Imported in every child: standard library only, and little of it.
"""

import atexit
import faulthandler
import os
import pickle
import signal
from multiprocessing import process as mp_process
from pathlib import Path
from typing import Any

from dojo.worlds.processes import light

STACK_REQUEST = getattr(signal, "SIGUSR1", None)  # Windows has none
LINGER = "linger"  # a process with a connection of this name ends when something arrives there
MOST_FILES = 4096
_folder: Path | None = None
_stack: Any = None


class Witness:
    """Travels with every Process object. Unpickled in a child, it makes that child attended."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __reduce__(self):
        return _arrive, (self.folder,)


def _arrive(folder: Path) -> Witness:
    light.install()
    return attend(folder)


def attend(folder: Path) -> Witness:
    """Write down in `folder` what becomes of this process, and of every process that it starts."""
    global _folder
    first, _folder = _folder is None, folder
    if first:
        mp_process.BaseProcess._bootstrap = _attended(mp_process.BaseProcess._bootstrap)  # type: ignore[attr-defined]
    witness = Witness(folder)
    # Every Process copies this mapping from the process that creates it, and takes it along to its child.
    mp_process.current_process()._config["witness"] = witness  # type: ignore[attr-defined]
    return witness


def introduce(name: str) -> None:
    """Say who this process is, and be ready to say where it is."""
    _note("name").write_text(name, encoding="utf-8")
    global _stack
    _stack = _note("stack").open("w", encoding="utf-8")
    faulthandler.enable(_stack)
    if STACK_REQUEST is not None:
        faulthandler.register(STACK_REQUEST, _stack)


def record(error: BaseException) -> None:
    """Keep `error`, with its traceback, for the report."""
    _note("unwritten" if isinstance(error, NotImplementedError) else "error").write_bytes(packed(error))


def packed(error: BaseException) -> bytes:
    """Return `error` pickled with its traceback; an exception that cannot travel becomes a RuntimeError."""
    from tblib import pickling_support

    if type(error.__cause__).__name__ in ("RemoteTraceback", "_RemoteTraceback"):
        error.__cause__ = None  # a pool's copy of the worker's traceback: text that hides the real root
    pickling_support.install(error)
    try:
        data = pickle.dumps(error)
        pickle.loads(data)
        return data
    except Exception:
        # What pytest.fail() raises cannot travel, and is a promise like any other.
        promise = type(error).__name__ == "Failed"
        told = AssertionError(str(error)) if promise else RuntimeError(f"{type(error).__name__}: {error}")
        told = told.with_traceback(error.__traceback__)
        pickling_support.install(told)
        return pickle.dumps(told)


def _attended(bootstrap):
    def _bootstrap(process, *args, **kwargs):
        introduce(process.name)
        gate = process._config.pop(LINGER, None)
        if getattr(process._target, "__qualname__", "") == "BaseManager._run_server":
            _note("server").touch()
        run = process.run

        def run_and_tell():
            try:
                run()
            except Exception as error:
                record(error)
                raise

        process.run = run_and_tell
        code = bootstrap(process, *args, **kwargs)
        _note("ended").write_text(str(code), encoding="utf-8")
        if gate is not None:
            atexit._run_exitfuncs()  # from Python 3.13 on it is these that flush the queues
            _linger(gate)
            os._exit(code)
        return code

    return _bootstrap


def _linger(gate) -> None:
    """Be a process of which only the end is missing: it holds no file or pipe any more."""
    first = 3  # after stdin, stdout, stderr
    for kept in sorted([gate.fileno(), _stack.fileno()]):
        os.closerange(first, kept)
        first = kept + 1
    os.closerange(first, MOST_FILES)
    gate.recv_bytes()


def _note(kind: str) -> Path:
    assert _folder is not None
    return _folder / f"{os.getpid()}.{kind}"
