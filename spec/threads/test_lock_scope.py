"""Lock scope: one long hold and many short ones give the same sum, at another price."""

import threading

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples, in_threads

METHODS = ["add_each", "add_all", "add_their_sum"]


class CountingLock:
    """A lock that counts its acquisitions."""

    def __init__(self):
        self._lock = threading.Lock()
        self.acquisitions = 0

    def acquire(self, *args, **kwargs):
        acquired = self._lock.acquire(*args, **kwargs)
        self.acquisitions += acquired
        return acquired

    def release(self):
        self._lock.release()

    __enter__ = acquire

    def __exit__(self, *exc_info):
        self.release()


@pytest.mark.parametrize("method", METHODS)
@behaviour("L14")
@examples(10)
@given(numbers=st.lists(st.integers(-9, 9), max_size=5))
@example(numbers=[1, 2])
@every_schedule
def test_the_sum_is_the_same(kata, method, numbers):
    total = kata.Total(CountingLock())
    getattr(total, method)(numbers)
    getattr(total, method)([1])
    assert total.sum == sum(numbers) + 1, f"{method} of {numbers} and [1] must make {sum(numbers) + 1}, not {total.sum}"


@pytest.mark.parametrize(("method", "expected"), [("add_each", 3), ("add_all", 1), ("add_their_sum", 1)])
@behaviour("L12", "L14")
@every_schedule
def test_the_lock_is_acquired_as_often_as_promised(kata, method, expected):
    lock = CountingLock()
    getattr(kata.Total(lock), method)([10, 20, 30])
    acquired = lock.acquisitions
    assert acquired == expected, f"{method} of 3 numbers must acquire the lock {expected} times, not {acquired}"


@behaviour("L12", "L14")
@every_schedule(budget=150, samples=50)
def test_no_update_is_lost(kata):
    total = kata.Total(CountingLock())
    in_threads(
        lambda: total.add_each([1, 2]),
        lambda: total.add_all([3, 4]),
        lambda: total.add_their_sum([5]),
    )
    assert total.sum == 15, f"1, 2, 3, 4 and 5, added by three threads, must make 15, not {total.sum}"


@pytest.mark.parametrize("method", ["add_each", "add_their_sum"])
@behaviour("L12")
@every_schedule(budget=150, samples=50)
def test_others_may_add_while_a_number_is_fetched(kata, method):
    total = kata.Total(CountingLock())
    the_other_is_done = threading.Event()

    def numbers_that_take_their_time():
        yield 1
        the_other_is_done.wait()
        yield 2

    def the_other():
        total.add_all([3, 4])
        the_other_is_done.set()

    in_threads(lambda: getattr(total, method)(numbers_that_take_their_time()), the_other, names=[method, "the other"])
    assert total.sum == 10, f"1 and 2, with 3 and 4 added in between, must make 10, not {total.sum}"


@behaviour("L14", "L15")
@every_schedule(budget=150, samples=50)
def test_one_hold_keeps_the_others_out(kata):
    total, fetched = kata.Total(CountingLock()), []

    def numbers_of(name):
        for number in (1, 2):
            fetched.append(name)
            yield number

    in_threads(lambda: total.add_all(numbers_of("a")), lambda: total.add_all(numbers_of("b")))
    order = "".join(fetched)
    assert order in ("aabb", "bbaa"), f"one hold must keep the numbers of a thread together, not {order!r}"
