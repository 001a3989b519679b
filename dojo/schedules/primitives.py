"""Cooperative locks: the two primitives on which the standard library builds all others.

Condition, Event, Semaphore, Barrier, queue.Queue, Future and the pools are written in
Python on top of Lock and RLock, and run unmodified on top of these.

A lock belongs to the run in which it was made. Whoever uses it later or from a thread
that is not controlled (a logging handler that outlives the test) gets an ordinary lock.

The code under test holds these objects, so nothing in them leads to the run or to what it
knows about threads: a lock keeps the run's token and the threads' numbers.
"""

import _thread
from typing import Any

from dojo.schedules import blame
from dojo.schedules.run import Run, active_run, controlled_run

_TIMEOUT_MAX = _thread.TIMEOUT_MAX


class Lock:
    """`threading.Lock` for controlled threads; any other thread that calls it gets the real one."""

    _real: Any = staticmethod(_thread.allocate_lock)
    _kind = "Lock"
    _hidden = False  # part of another primitive: no switch point, no owner to name

    def __new__(cls) -> Any:
        if controlled_run() is None:
            return cls._real()
        return object.__new__(cls)

    def __init__(self) -> None:
        run = active_run()
        self._token = None if run is None else run.token
        self._owner = -1  # the number of its holder
        self._held = False
        self._waiters: list[int] = []
        self._outside: Any = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock; False if that was not possible (in time)."""
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if timeout > _TIMEOUT_MAX:
            raise OverflowError("timeout value is too large")
        run = controlled_run()
        if run is None or run.token is not self._token:
            return self._uncontrolled().acquire(blocking, timeout)
        if run.over:
            return self._acquire_while_unwinding(run, blocking)
        if not self._hidden:
            run.call_point(self if blocking and timeout < 0 else None)
        run.touch(self)
        deadline = None if timeout < 0 else run.now + timeout
        while self._held:
            if not blocking or (deadline is not None and deadline <= run.now):
                return False
            me = run.current
            self._waiters.append(me.id)
            me.wants = self if deadline is None else None
            timed_out = run.block(self._words, None if deadline is None else deadline - run.now)
            me.wants = None
            if timed_out:
                if me.id in self._waiters:
                    self._waiters.remove(me.id)
                if self._held:
                    return False
            run.touch(self)
        self._held = True
        if not self._hidden:
            self._owner = run.current.id
            run.current.locks += 1
        if run.log is not None:
            self._note(run, "acquires")
        return True

    __enter__ = acquire

    def release(self) -> None:
        """Give the lock back; every waiter may try to take it."""
        run = self._own_run()
        if run is None:
            self._uncontrolled().release()
            return
        if not self._held:
            if run.over:
                return
            raise RuntimeError("release unlocked lock")
        self._free(run)

    def __exit__(self, *exception: object) -> None:
        self.release()

    def locked(self) -> bool:
        """Tell whether somebody has the lock."""
        return self._held

    def held(self) -> bool:
        """Tell whether whoever asks for it now must wait."""
        return self._held

    def _free(self, run: Run) -> None:
        if self._owner >= 0:
            run.threads[self._owner].locks -= 1
        self._held, self._owner = False, -1
        waiters, self._waiters = self._waiters, []
        if not run.over:
            run.touch(self)
        for waiter in waiters:
            run.wake(run.threads[waiter])
        if run.log is not None:
            self._note(run, "releases")

    def _note(self, run: Run, deed: str) -> None:
        """Tell the story what the user's own code did with a lock; the library's locks are its own affair."""
        if run.log is not None and not (self._hidden or run.over) and blame.is_direct():
            run.log.append((run.current, deed, blame.here(), self._kind))

    def _acquire_while_unwinding(self, run: Run, blocking: bool) -> bool:
        """A run that is over must let `finally` clauses pass, but never block."""
        if self._held and blocking:
            run.point()  # raises
        self._held, was_held = True, self._held
        return not was_held

    def _uncontrolled(self) -> Any:
        if self._outside is None:
            self._outside = self._real()
        return self._outside

    def _words(self) -> str:
        run = active_run()
        if self._owner < 0 or run is None:
            return "a notification"
        return f"a {self._kind} held by {blame.names(run.threads)[self._owner]}"

    def _own_run(self) -> Run | None:
        """Return the run in progress if the lock was made in it."""
        run = active_run()
        return run if run is not None and run.token is self._token else None

    def _is_owned(self) -> bool:  # Condition asks
        return self._held if self._own_run() is not None else self._uncontrolled().locked()

    def _at_fork_reinit(self) -> None:
        self.__init__()  # type: ignore[misc]

    def __repr__(self) -> str:
        return f"<{'locked' if self._held else 'unlocked'} cooperative {self._kind}>"


class HiddenLock(Lock):
    """A lock inside a primitive, such as the one on which a Condition's waiter sleeps."""

    _hidden = True


class RLock(Lock):
    """`threading.RLock` for controlled threads: its owner may take it again."""

    _real = staticmethod(_thread.RLock)
    _kind = "RLock"

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self._is_owned():
            self._count += 1
            return True
        taken = super().acquire(blocking, timeout)
        if taken:
            self._count = 1
        return taken

    __enter__ = acquire

    def release(self) -> None:
        run = self._own_run()
        if run is None:
            self._uncontrolled().release()
            return
        if not self._is_owned():
            if run.over:
                return
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._free(run)

    def _is_owned(self) -> bool:
        run = controlled_run()
        if run is None or run.token is not self._token:
            return self._uncontrolled()._is_owned()
        return self._held and self._owner == run.current.id

    def _release_save(self) -> Any:  # Condition.wait gives up all levels at once
        run = self._own_run()
        if run is None:
            return self._uncontrolled()._release_save()
        count, self._count = self._count, 0
        self._free(run)
        return count

    def _acquire_restore(self, count: Any) -> None:
        if self._own_run() is None:
            self._uncontrolled()._acquire_restore(count)
        else:
            self.acquire()
            self._count = count


if not hasattr(_thread.RLock(), "locked"):  # new in Python 3.14
    RLock.locked = property()  # type: ignore[assignment,method-assign]
