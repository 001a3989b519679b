"""Threads under control: `Thread.start`, `join`, `is_alive`, and `in_threads`."""

import _thread
import contextlib
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import thread as pool
from typing import Any

from dojo.schedules.bytecode import last_called
from dojo.schedules.run import Run, controlled_run
from dojo.schedules.threads import DONE, ControlledThread

_real_start = threading.Thread.start
_real_join = threading.Thread.join
_real_is_alive = threading.Thread.is_alive
_real_start_new_thread = _thread.start_new_thread
_running: dict[int, threading.Thread] = threading._active  # type: ignore[attr-defined]


class Ticket:
    """What a Thread object carries: the code under test holds that, and must not reach the run by it."""


_threads: dict[Ticket, ControlledThread] = {}  # of the run that goes on


def _ticket(thread: threading.Thread) -> Ticket | None:
    """Return the ticket of a thread that was started in a run, be it this one or one that is over."""
    return getattr(thread, "_dojo_ticket", None)


def start(self: threading.Thread) -> None:
    """`Thread.start`."""
    run = controlled_run()
    if run is None:
        return _real_start(self)
    if not getattr(self, "_initialized", False):
        raise RuntimeError("thread.__init__() not called")
    if _ticket(self) is not None or self._started._flag:  # type: ignore[attr-defined]
        raise RuntimeError("threads can only be started once")
    spawn(run, self)
    run.call_point()
    return None


def spawn(run: Run, thread: threading.Thread) -> ControlledThread:
    """Start a Thread object as a controlled thread, without a switch point."""
    controlled = run.spawn(lambda: _live(run, thread), _name(thread), thread.daemon or _is_pooled(thread))
    thread._dojo_ticket = ticket = Ticket()  # type: ignore[attr-defined]
    _threads[ticket] = controlled
    thread._ident = controlled.ident  # type: ignore[attr-defined]
    thread._started._flag = True  # type: ignore[attr-defined]
    controlled.thread = thread
    _running[controlled.ident] = thread
    return controlled


def _live(run: Run, thread: threading.Thread) -> None:
    hook = run.excepthook
    if hasattr(thread, "_set_native_id"):  # where the platform has one
        thread._set_native_id()
    try:
        thread.run()
    except SystemExit:
        pass
    except Exception as error:
        if threading.excepthook is hook:
            raise
        # The code under test has its own hook for exceptions that end a thread.
        threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, thread)))
    finally:
        _running.pop(thread._ident, None)  # type: ignore[attr-defined]
        if hasattr(thread, "_is_stopped"):
            thread._is_stopped = True


def adopt_root(run: Run, main: threading.Thread) -> None:
    """Let the first controlled thread be `main` to whoever asks for the current thread."""
    _running[run.threads[0].ident] = main


def forget(run: Run) -> None:
    """Remove the threads of a finished run from our list and from those that the interpreter walks at exit."""
    for controlled in run.threads:
        _running.pop(controlled.ident, None)
        if controlled.thread is not None:
            _threads.pop(controlled.thread._dojo_ticket, None)  # it holds the thread, which holds the ticket
            pool._threads_queues.pop(controlled.thread, None)  # type: ignore[attr-defined]


def _is_pooled(thread: threading.Thread) -> bool:
    """Tell whether a pool owns the thread: the interpreter ends those by itself."""
    return getattr(thread, "_target", None) is pool._worker  # type: ignore[attr-defined]


def _name(thread: threading.Thread) -> str:
    """Return a name for stories: the one given, else what the thread does."""
    if _is_pooled(thread):
        return "pool thread"
    if not thread.name.startswith("Thread-"):
        return thread.name
    target = getattr(thread, "_target", None)
    return type(thread).__name__ if target is None else call_name(target)


def call_name(call: Callable[..., Any]) -> str:
    """Return the name of a callable as a person would say it."""
    call = getattr(call, "func", call)  # functools.partial
    name = str(getattr(call, "__name__", type(call).__name__))
    return last_called(call.__code__) or "thread" if name == "<lambda>" else name


def join(self: threading.Thread, timeout: float | None = None) -> None:
    """`Thread.join`."""
    run, ticket = controlled_run(), _ticket(self)
    if ticket is None:
        return _real_join(self, timeout)
    controlled = _threads.get(ticket)
    if run is None or run.over or controlled is None:
        return None
    if controlled is run.current:
        raise RuntimeError("cannot join current thread")
    run.call_point()
    wait_for(run, controlled, timeout)
    return None


def wait_for(run: Run, thread: ControlledThread, timeout: float | None = None) -> None:
    """Block until a controlled thread has ended."""
    run.history.everything(run.current.id)
    if thread.state != DONE:
        thread.joiners.append(run.current)
        run.block(lambda: f"the end of {thread.name}", timeout)


def is_alive(self: threading.Thread) -> bool:
    """`Thread.is_alive`."""
    ticket = _ticket(self)
    if ticket is None:
        return _real_is_alive(self)
    controlled = _threads.get(ticket)
    return controlled is not None and controlled.state != DONE


def start_new_thread(function: Callable[..., Any], args: Any, kwargs: Any = None) -> int:
    """`_thread.start_new_thread`."""
    run = controlled_run()
    if run is None:
        return _real_start_new_thread(function, args, kwargs or {})

    def call() -> None:
        with contextlib.suppress(SystemExit):
            function(*args, **(kwargs or {}))

    thread = run.spawn(call, call_name(function), daemon=True)
    run.call_point()
    return thread.ident


def in_threads(*calls: Callable[[], Any], names: Sequence[str] | None = None) -> list[Any]:
    """Run each call in a thread of its own and return their results in order.

    All threads start together; the function returns when all have ended. If any raised, the
    exception that came first is raised again, with the thread's name as a note.
    names: what to call the threads; by default what each calls.
    Outside an explored test these are plain threads.
    """
    __tracebackhide__ = True
    if names is not None and len(names) != len(calls):
        raise ValueError(f"{len(calls)} calls need as many names, not {len(names)}")
    called = list(names) if names is not None else [call_name(call) for call in calls]
    results: list[Any] = [None] * len(calls)
    errors: list[tuple[str, BaseException]] = []
    run = controlled_run()

    def runner(index: int, call: Callable[[], Any]) -> Callable[[], None]:
        def run_call() -> None:
            try:
                results[index] = call()
            except Exception as error:
                errors.append((called[index], error))
                if run is not None:
                    run.raised(error)

        return run_call

    threads = [
        threading.Thread(target=runner(i, call), name=name)
        for i, (call, name) in enumerate(zip(calls, called, strict=True))
    ]
    if run is None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    else:
        for controlled in [spawn(run, thread) for thread in threads]:
            wait_for(run, controlled)
    if errors:
        name, error = errors[0]
        _annotate(error, f"raised in the thread {name}")
        raise error
    return results


def _annotate(error: BaseException, note: str) -> None:
    """`error.add_note(note)`, which came with Python 3.11."""
    notes = getattr(error, "__notes__", None)
    error.__notes__ = [*(notes or ()), note]  # type: ignore[attr-defined]
