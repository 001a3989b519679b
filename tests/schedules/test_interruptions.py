"""A time limit or Ctrl-C may strike between any two bytecodes: the exploration ends soon, and the next one works."""

import os
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dojo.schedules import Inconclusive, ScheduleFailure, explore, in_threads

STRIKES = 100
OWN = f"{os.sep}dojo{os.sep}schedules{os.sep}"


class Struck(BaseException):
    pass


def counts():
    lock, value = threading.Lock(), 0

    def add():
        nonlocal value
        with lock:
            value += 1

    in_threads(add, add, add)
    assert value == 3


def stuck():
    one, other, both = threading.Lock(), threading.Lock(), threading.Barrier(2)

    def take(first, second):
        with first:
            both.wait()
            with second:
                pass

    in_threads(lambda: take(one, other), lambda: take(other, one))


def leaves_a_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()


def pooled():
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(str, range(3)))


class Lines:
    """A trace function that counts the lines of the explorer that the main thread runs, and strikes at one of them."""

    def __init__(self, strikes_at=0):
        self.count, self._strikes_at = 0, strikes_at

    def __call__(self, frame, event, argument):
        if event == "call":
            return self if OWN in frame.f_code.co_filename else None
        if event == "line":
            self.count += 1
            if self.count == self._strikes_at:
                raise Struck
        return self


def explored(body, lines):
    before = sys.gettrace()
    sys.settrace(lines)
    try:
        explore(body, budget=3, samples=0)
    except (Struck, ScheduleFailure) as error:
        return error
    finally:
        sys.settrace(before)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # struck where Python swallows it
@pytest.mark.parametrize("body", [counts, stuck, leaves_a_thread, pooled], ids=lambda body: body.__name__)
def test_struck_anywhere(body):
    explored(body, lines := Lines())
    struck = 0
    for at in random.Random(1).sample(range(1, lines.count + 1), STRIKES):
        struck += isinstance(explored(body, Lines(at)), Struck)
        assert explore(counts, budget=5, samples=0).failure is None, f"struck at line {at}, the next must work"
    assert struck > STRIKES / 2, f"only {struck} explorations of {STRIKES} were interrupted"


def test_who_waits_for_ever_does_not_spoil_the_next_exploration():
    real = threading.Lock()
    real.acquire()
    with pytest.raises(Inconclusive):
        explore(lambda: in_threads(real.acquire), watchdog=0.3)
    assert explore(counts, watchdog=1.0).failure is None
    real.release()
