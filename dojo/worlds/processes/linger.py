"""Processes that take their time to end: `with lingering():` finds out who does not wait for them.

A process may need any time between its last line, when it has closed everything, and its end. Started
inside the block, it comes to its end only once somebody waits for it: whoever reads an exit code without
waiting, or goes on as if the process were gone, is found out every time and not just on a busy machine.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from multiprocessing.connection import Connection, Pipe
from multiprocessing.process import BaseProcess
from typing import Any

from dojo.worlds.processes import witness


@contextmanager
def lingering() -> Iterator[None]:
    """Let what is started in the block end when it is waited for, or by a signal, and else after the block."""
    gates: dict[int | None, Connection] = {}
    asked: set[int | None] = set()
    real_start, real_exitcode = BaseProcess.start, BaseProcess.exitcode.fget  # type: ignore[attr-defined]

    def start(process: Any) -> None:
        receiver, gate = Pipe(False)
        process._config[witness.LINGER] = receiver
        real_start(process)
        receiver.close()
        gates[process.pid] = gate

    def let_go(pid: int | None) -> None:
        if pid in gates:
            with suppress(OSError), gates.pop(pid) as gate:
                gate.send_bytes(b"end")

    def waiting(method: Callable, whoever: bool = True) -> Callable:
        @wraps(method)
        def wait(process, *args, **kwargs):
            if whoever or _in_main_thread():
                let_go(process.pid)
            return method(process, *args, **kwargs)

        return wait

    def exitcode(process: Any) -> int | None:
        if process.pid in asked and _in_main_thread():  # a second look: somebody polls
            let_go(process.pid)
        asked.add(process.pid)
        return real_exitcode(process)

    changed: dict[str, Any] = {name: waiting(getattr(BaseProcess, name)) for name in ("join", "is_alive")}
    # Asking for a sentinel is the first step of waiting for several processes. Threads of a pool, though, watch
    # over their workers in this way from the start.
    changed["sentinel"] = property(waiting(BaseProcess.sentinel.fget, whoever=False))  # type: ignore[attr-defined]
    changed |= {"start": start, "exitcode": property(exitcode)}
    real = {name: BaseProcess.__dict__[name] for name in changed}
    _set(changed)
    try:
        yield
    finally:
        _set(real)
        for pid in list(gates):
            let_go(pid)


def _set(attributes: dict[str, Any]) -> None:
    for name, value in attributes.items():
        setattr(BaseProcess, name, value)


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
