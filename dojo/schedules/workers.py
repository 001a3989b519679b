"""OS threads that are used again from schedule to schedule.

Starting an OS thread costs more than a whole small schedule, so an exploration keeps its
threads. Within one schedule every controlled thread has an OS thread of its own, because
thread identity and `threading.local` must be as fresh as Python promises.

They share one core. Only one of them runs at a time, and to wake a thread on another core
takes longer: a fifth of all time, on two cores.
"""

import contextlib
import contextvars
import os
import sys
from _thread import allocate_lock, start_new_thread
from collections.abc import Callable

PATIENCE = 10.0  # seconds for a thread to end, on a machine that is very busy
_PROCESSOR = 36  # of the fields of /proc/self/stat that follow the name


class Worker:
    """One OS thread, parked on its baton until it is given a job."""

    def __init__(self) -> None:
        self.baton = allocate_lock()
        self.baton.acquire()
        self.job: Callable[[], None] | None = None
        self.lost = False  # its job could not be ended: never use it again
        self._has_ended = False
        self._stopped = allocate_lock()
        self._stopped.acquire()
        self.ident = start_new_thread(self._serve, ())

    def _serve(self) -> None:
        try:
            while True:
                self.baton.acquire()
                job, self.job = self.job, None
                if job is None:
                    return
                contextvars.Context().run(job)
                del job
                sys.settrace(None)
        except BaseException:
            if not self.lost:
                raise
        finally:
            self._has_ended = True
            self._stopped.release()

    def stop(self) -> None:
        """End the OS thread, which is idle unless it was interrupted; wait for it, but not for ever."""
        self.job = None
        if self.baton.locked():
            self.baton.release()
        if not self._has_ended:
            self._stopped.acquire(True, PATIENCE)


class Workers:
    """The OS threads of one exploration."""

    def __init__(self) -> None:
        self._all: list[Worker] = []
        self._used = 0
        self._cores: set[int] = set()  # that the caller may run on otherwise

    def share_core(self) -> None:
        """Bind the caller, and with it the threads to come, to the core that it runs on, until `stop`."""
        core = _present_core()
        if core is not None:
            with contextlib.suppress(OSError):
                self._cores = os.sched_getaffinity(0)
                os.sched_setaffinity(0, {core})

    def take(self) -> Worker:
        """Return a worker that this schedule has not used yet."""
        if self._used == len(self._all):
            self._all.append(Worker())
        self._used += 1
        return self._all[self._used - 1]

    def give_back(self) -> None:
        """The schedule is over: every worker that is not lost can be taken again."""
        self._all = [worker for worker in self._all if not worker.lost]
        self._used = 0

    def stop(self) -> None:
        """End all OS threads."""
        self.give_back()
        for worker in self._all:
            worker.stop()
        self._all = []
        if self._cores:
            with contextlib.suppress(OSError):
                os.sched_setaffinity(0, self._cores)


def _present_core() -> int | None:
    """Return the core on which the main thread ran last; None where threads cannot be bound to one."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    try:
        with open("/proc/self/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[_PROCESSOR])
    except (OSError, ValueError, IndexError):
        return None
