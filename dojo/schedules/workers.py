"""OS threads that are used again from schedule to schedule.

Starting an OS thread costs more than a whole small schedule, so an exploration keeps its
threads. Within one schedule every controlled thread has an OS thread of its own, because
thread identity and `threading.local` must be as fresh as Python promises.
"""

import contextvars
import sys
from _thread import allocate_lock, start_new_thread
from collections.abc import Callable


class Worker:
    """One OS thread, parked on its baton until it is given a job."""

    def __init__(self) -> None:
        self.baton = allocate_lock()
        self.baton.acquire()
        self.job: Callable[[], None] | None = None
        self.lost = False  # its job could not be ended: never use it again
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
            self._stopped.release()

    def stop(self) -> None:
        """End the OS thread, which must be idle, and wait for it."""
        self.baton.release()
        self._stopped.acquire()


class Workers:
    """The OS threads of one exploration."""

    def __init__(self) -> None:
        self._all: list[Worker] = []
        self._used = 0

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
