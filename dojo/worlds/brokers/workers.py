"""A Celery worker in a process of its own, its log in a file. Used beside pytest, and in scenes."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dojo.worlds.kept import Kept
from dojo.worlds.overload import Limit

START_LIMIT = 15.0  # seconds on a machine that is not overloaded
LOOK_FOR = 0.01  # seconds for results that are on their way
QUIET = ("--without-gossip", "--without-mingle", "--without-heartbeat")


def command(module: str, *options: str) -> list[str]:
    """Return the command of a worker for the app in `module`."""
    name = f"kata-{os.getpid()}-{os.urandom(3).hex()}@%h"
    return [sys.executable, "-m", "celery", "-A", module, "worker", "--loglevel=info", "-n", name, *QUIET, *options]


class Worker:
    """A worker for the app in `module`; ready when the constructor returns.

    `options` are celery's own, such as "--pool=prefork". Without a pool of children it is one process.
    """

    def __init__(
        self, module: str, folder: str | Path = ".", *options: str, env: Mapping[str, str] | None = None
    ) -> None:
        log = Path(folder, f"worker-{os.urandom(4).hex()}.log")
        options = options or ("--pool=solo",)
        self._kept = Kept(command(module, *options), log=log, cwd=folder, env=env or os.environ)
        self._wait_until_ready()

    @property
    def running(self) -> bool:
        return self._kept.running

    @property
    def log(self) -> str:
        """What the worker has logged so far."""
        return self._kept.said()

    def kill(self) -> None:
        """End the worker and its children at once, with SIGKILL: it has no time to tell the broker."""
        self._kept.end()

    def children(self) -> list[int]:
        """Return the process ids of the children in which a prefork worker runs its tasks."""
        return [child.pid for child in self._kept.program().children()]

    def _wait_until_ready(self) -> None:
        patience = Limit(START_LIMIT)
        while " ready." not in self.log:
            if not self._kept.running or patience.over():
                self._kept.end()
                raise AssertionError(f"the worker does not start:\n{self.log[-3000:].strip() or 'it says nothing'}")
            time.sleep(0.02)


def wait_until_gone(app) -> None:
    """Return when the broker has noticed that nobody takes tasks from the app's queue any more.

    At that moment it puts back what was taken and not acknowledged.
    """
    name = app.conf.task_default_queue
    with app.connection_for_read() as connection:
        patience = Limit(START_LIMIT)
        while connection.default_channel.queue_declare(name, passive=True).consumer_count:
            assert not patience.over(), f"somebody still takes tasks from {name}"
            time.sleep(0.02)


def settled(receipt: Any) -> Callable[[], bool]:
    """Return a function that tells whether the result of an AsyncResult has come.

    It looks for a moment, where `get()` goes on for a second whatever its timeout. `ready()` would put what
    it read back into the queue of results, where an older state may then overtake the last one.
    """
    from celery.exceptions import TimeoutError as NotYet

    def look() -> bool:
        try:
            receipt.get(timeout=LOOK_FOR, propagate=False)
        except NotYet:
            return False
        return True

    messages = getattr(receipt.backend, "result_consumer", None)
    if messages is None:
        return look
    come: list[Any] = []
    receipt.then(come.append)

    def look_at_messages() -> bool:
        if not come:
            with contextlib.suppress(TimeoutError):
                messages.drain_events(timeout=LOOK_FOR)
        return bool(come)

    return look_at_messages
