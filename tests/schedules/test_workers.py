"""OS threads are used again from schedule to schedule, never twice within one, and end when they are told to."""

import contextvars
import sys
import threading
from _thread import allocate_lock

import pytest

from dojo.schedules.workers import Workers

NAME = contextvars.ContextVar("NAME", default="none")


@pytest.fixture
def workers():
    made = Workers()
    yield made
    made.stop()


def run(worker, job):
    """Let a worker do a job, wait for its end and return what the job returned."""
    result, done = [], allocate_lock()
    done.acquire()

    def noted():
        try:
            result.append(job())
        finally:
            done.release()

    worker.job = noted
    worker.baton.release()
    assert done.acquire(True, 30), "the worker must do its job"
    return result[0]


def test_a_job_runs_in_the_worker_own_thread(workers):
    worker = workers.take()
    assert run(worker, threading.get_ident) == worker.ident != threading.get_ident()


def test_nobody_is_taken_twice_in_a_schedule(workers):
    taken = [workers.take() for _ in range(3)]
    assert len({worker.ident for worker in taken}) == 3


def test_the_next_schedule_takes_the_same_again(workers):
    first = [workers.take(), workers.take()]
    workers.give_back()
    assert [workers.take(), workers.take()] == first


def test_who_is_lost_is_not_taken_again(workers):
    lost, kept = workers.take(), workers.take()
    lost.lost = True
    workers.give_back()
    assert workers.take() is kept
    assert workers.take() not in (lost, kept)
    lost.stop()


def test_a_job_finds_nothing_of_the_one_before(workers):
    worker = workers.take()
    assert run(worker, lambda: (NAME.set("changed"), NAME.get())[1]) == "changed"
    assert run(worker, NAME.get) == "none"
    run(worker, lambda: sys.settrace(lambda *event: None))
    assert run(worker, sys.gettrace) is None
