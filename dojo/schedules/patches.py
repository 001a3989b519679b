"""What is replaced while an exploration runs, and put back after it.

Only the lowest layer is replaced: Lock and RLock, Thread's start, join and is_alive (on
the real class, so that every subclass obeys), sleep and the clocks. Everything above it
runs unmodified. Each replacement asks who calls: threads of the test runner, of plugins and of
logging always get the real thing.
"""

import _thread
import datetime
import functools
import itertools
import queue
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import thread as pool
from typing import Any
from weakref import WeakSet

from dojo.schedules import blame, clock
from dojo.schedules.controlled import is_alive, join, start, start_new_thread
from dojo.schedules.dates import Datetime
from dojo.schedules.primitives import HiddenLock, Lock, RLock
from dojo.schedules.run import Unwind, controlled_run

_CLOCKS = ("monotonic", "time", "perf_counter")


class _SimpleQueue(queue._PySimpleQueue):  # type: ignore[name-defined,misc]
    """`queue.SimpleQueue` for controlled threads."""

    _real = queue.SimpleQueue

    def __new__(cls) -> Any:
        return cls._real() if controlled_run() is None else object.__new__(cls)


class _OrderedSet(dict[Any, None]):
    """A set in insertion order: a pool walks its threads, and id() order varies."""

    def add(self, item: Any) -> None:
        self[item] = None

    def remove(self, item: Any) -> None:
        del self[item]

    def discard(self, item: Any) -> None:
        self.pop(item, None)


def _with_ordered_threads(init: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(init)
    def __init__(self: Any, *args: Any, **options: Any) -> None:
        init(self, *args, **options)
        if controlled_run() is not None:
            self._threads = _OrderedSet()

    return __init__


def _numbered(init: Callable[..., None]) -> Callable[..., None]:
    """Number objects made in a run, for a hash that is the same in every process."""

    @functools.wraps(init)
    def __init__(self: Any, *args: Any, **options: Any) -> None:
        run = controlled_run()
        if run is not None:
            run.objects += 1
            self._dojo_number = run.objects
        init(self, *args, **options)

    return __init__


def _stable_hash(self: Any) -> int:
    number = self.__dict__.get("_dojo_number")
    return object.__hash__(self) if number is None else int(number)


def _settrace(real: Callable[[Any], None]) -> Callable[[Any], None]:
    def settrace(function: Any) -> None:
        """Ignore controlled threads: the trace function is the explorer's there. Debuggers pass."""
        if controlled_run() is None or blame.debugger_in(sys._getframe(1)):
            real(function)

    return settrace


def _unraisable(real: Callable[[Any], None]) -> Callable[[Any], None]:
    def unraisablehook(unraisable: Any) -> None:
        """Say nothing of a `__del__` that was left only because its run is over."""
        if not issubclass(unraisable.exc_type, Unwind):
            real(unraisable)

    return unraisablehook


def _replacements() -> list[tuple[Any, str, Any]]:
    shutdown_lock = _thread.allocate_lock()
    result: list[tuple[Any, str, Any]] = [
        (threading, "Lock", Lock),
        (threading, "RLock", RLock),
        (threading, "_allocate_lock", HiddenLock),
        (threading.Thread, "start", start),
        (threading.Thread, "join", join),
        (threading.Thread, "is_alive", is_alive),
        (threading.Thread, "__init__", _numbered(threading.Thread.__init__)),
        (threading.Thread, "__hash__", _stable_hash),
        (threading, "_start_new_thread", start_new_thread),
        (_thread, "allocate_lock", Lock),
        (_thread, "RLock", RLock),
        (_thread, "start_new_thread", start_new_thread),
        (_thread, "start_new", start_new_thread),
        (queue, "SimpleQueue", _SimpleQueue),
        (pool, "_global_shutdown_lock", shutdown_lock),
        (ThreadPoolExecutor, "__init__", _with_ordered_threads(ThreadPoolExecutor.__init__)),
        (Future, "__init__", _numbered(Future.__init__)),
        (Future, "__hash__", _stable_hash),
        (threading, "_dangling", WeakSet()),
        (time, "sleep", clock.sleep),
        (datetime, "datetime", Datetime),
        (sys, "unraisablehook", _unraisable(sys.unraisablehook)),
    ]
    if sys.version_info < (3, 12):
        result.append((sys, "settrace", _settrace(sys.settrace)))
    if hasattr(functools, "RLock"):  # cached_property below Python 3.12
        result.append((functools, "RLock", RLock))
    for name in _CLOCKS:
        real, virtual = getattr(time, name), clock.virtual(getattr(time, name))
        result.append((time, name, virtual))
        nanoseconds = f"{name}_ns"
        result.append((time, nanoseconds, clock.virtual(getattr(time, nanoseconds), nanoseconds=True)))
        if real is time.monotonic:
            result += [(threading, "_time", virtual), (queue, "time", virtual)]
    return result


class Patches:
    """The replacements of one exploration.

    `namespaces` are global dictionaries (of the spec file) that may hold the real things
    by name, as `from threading import Lock` does; they are replaced there as well.
    """

    def __init__(self, namespaces: list[dict[str, Any]]):
        self._namespaces = namespaces
        self._saved: list[tuple[Any, str, Any]] = []
        self._saved_names: list[tuple[dict[str, Any], str, Any]] = []
        self._interval = 0.0

    def apply(self) -> None:
        """Replace."""
        self._interval = sys.getswitchinterval()
        by_id: dict[int, Any] = {}
        for owner, name, replacement in _replacements():
            original = owner.__dict__.get(name, _MISSING)
            self._saved.append((owner, name, original))
            if original is not _MISSING and not isinstance(owner, type):
                by_id[id(original)] = replacement
            setattr(owner, name, replacement)
        for names in self._namespaces:
            for name, value in list(names.items()):
                if id(value) in by_id and not name.startswith("__"):
                    self._saved_names.append((names, name, value))
                    names[name] = by_id[id(value)]

    def new_run(self) -> None:
        """Start numbering threads and pools from 1 again, and forget those of the run before.

        Threads of the same number have the same hash: many of them would make `Thread()` slow.
        """
        threading._dangling = WeakSet()  # type: ignore[attr-defined]
        threading._counter = itertools.count(1).__next__  # type: ignore[attr-defined]
        ThreadPoolExecutor._counter = itertools.count().__next__  # type: ignore[attr-defined]

    def in_run(self) -> None:
        """To be called by the first controlled thread: what must belong to the run."""
        pool._global_shutdown_lock = HiddenLock()  # type: ignore[attr-defined,assignment]

    def undo(self) -> None:
        """Put everything back."""
        if self._interval:
            sys.setswitchinterval(self._interval)
        for owner, name, original in reversed(self._saved):
            if original is not _MISSING:
                setattr(owner, name, original)
            elif name in owner.__dict__:
                delattr(owner, name)
        for names, name, value in self._saved_names:
            names[name] = value


_MISSING = object()
