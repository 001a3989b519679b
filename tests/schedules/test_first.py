"""The explorer's promises in short: what it finds, what it lets pass."""

import threading

import pytest

from dojo.schedules import ScheduleFailure, explore, in_threads


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def unsafe(self):
        self.value += 1

    def safe(self):
        with self.lock:
            self.value += 1


def test_a_lost_update_is_found():
    def body():
        counter = Counter()
        in_threads(counter.unsafe, counter.unsafe)
        assert counter.value == 2, f"two increments must give 2, not {counter.value}"

    with pytest.raises(ScheduleFailure, match=r"\Atwo increments must give 2, not 1\n"):
        explore(body)


def test_a_guarded_update_passes():
    def body():
        counter = Counter()
        in_threads(counter.safe, counter.safe)
        assert counter.value == 2

    assert explore(body).complete == 2
