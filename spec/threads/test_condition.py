"""Condition: give up the lock, sleep, look again."""

import threading
import time

import pytest

from dojo import behaviour, every_schedule, in_threads


def another_thread_gets(condition):
    """Return whether another thread could acquire `condition` now; it gives it back at once."""

    def attempt():
        acquired = condition.acquire(blocking=False)
        if acquired:
            condition.release()
        return acquired

    return in_threads(attempt)[0]


@behaviour("C02")
@every_schedule
def test_a_taker_waits_for_the_things(kata):
    stock = kata.Stock(threading.Condition())
    left, _ = in_threads(lambda: stock.take(1), lambda: stock.add(3))
    assert left == 2, f"whoever takes 1 of the 3 that come must leave 2, not {left}"


@every_schedule(budget=150, samples=30)
def test_a_thing_is_taken_once(kata):
    stock, left = kata.Stock(threading.Condition()), []

    def take():
        left.append(stock.take(1))
        stock.add(1)

    in_threads(take, take, lambda: stock.add(1))
    assert left == [0, 0], f"one thing, taken and put back twice, must leave 0 each time, not {left}"


@behaviour("C03")
@every_schedule(budget=150, samples=30)
def test_who_can_go_on_is_not_left_waiting(kata):
    stock = kata.Stock(threading.Condition())

    def take_one():
        stock.take(1)
        stock.add(3)

    in_threads(lambda: stock.take(3), take_one, lambda: stock.add(1))
    assert stock.amount == 0, f"of 1 and 3 that came, 1 and 3 must be taken, but the stock is {stock.amount}"


@every_schedule(budget=150, samples=30)
def test_nobody_takes_a_part_and_waits_for_the_rest(kata):
    stock = kata.Stock(threading.Condition(), 1)

    def take_two():
        stock.take(2)
        stock.add(2)

    in_threads(take_two, take_two, lambda: stock.add(1))
    assert stock.amount == 2, f"two that took 2 and gave them back must leave 2, not {stock.amount}"


@every_schedule
def test_each_is_told_what_it_left(kata):
    stock = kata.Stock(threading.Condition(), 2)
    left = in_threads(lambda: stock.take(1), lambda: stock.take(1))
    assert sorted(left, key=str) == [0, 1], f"two that take 1 of 2 must be told that 1 and 0 are left, not {left}"


@every_schedule(budget=150, samples=30)
def test_no_addition_is_lost(kata):
    stock = kata.Stock(threading.Condition(), 1)
    in_threads(lambda: stock.add(1), lambda: stock.add(2), lambda: stock.take(1))
    assert stock.amount == 3, f"1 in stock, 1 and 2 more, 1 taken must make 3, not {stock.amount}"


@behaviour("C01", "C02", "C04")
@every_schedule(budget=200)
def test_the_lock_is_reentrant_and_free_while_a_thread_waits(kata):
    condition = threading.Condition()
    stock, free = kata.Stock(condition), []

    def take():
        with condition, condition:  # one lock, an RLock: wait() gives up every hold
            free.append(another_thread_gets(condition))
            stock.take(1)
            free.append(another_thread_gets(condition))
        return another_thread_gets(condition)

    afterwards, _ = in_threads(take, lambda: stock.add(2))
    assert stock.amount == 1, f"whoever takes 1 of the 2 that come must leave 1, not {stock.amount}"
    assert free == [False, False], f"before and after take() its caller must still hold the lock, but free was {free}"
    assert afterwards, "after the last release() another thread must get the lock, but it is still held"


@behaviour("C02", "C03")
@every_schedule(budget=100)
def test_only_who_holds_the_lock_may_wait_or_notify(kata):
    condition = threading.Condition(threading.Lock())
    for call in (condition.wait, condition.notify, condition.notify_all):
        with pytest.raises(RuntimeError, match="un-acquired lock"):
            call()
    stock = kata.Stock(condition, 1)
    left, _ = in_threads(lambda: stock.take(2), lambda: stock.add(1))
    assert left == 0, f"take() and add() must hold a plain Lock once, and leave 0, not {left}"


@behaviour("C03")
@every_schedule(budget=60, samples=20)
def test_notify_wakes_one_notify_all_wakes_all(kata):
    condition, woken = threading.Condition(), []
    stock = kata.Stock(threading.Condition())

    def sleep():
        with condition:
            stock.add(1)  # under the lock, so that three in stock are three waiters
            condition.wait()
            woken.append("woken")
            stock.add(1)

    def wake():
        stock.take(3)
        with condition:
            condition.notify()
        stock.take(1)
        with condition:
            after_one = len(woken)
            condition.notify_all()
        return after_one

    *_, after_one = in_threads(sleep, sleep, sleep, wake)
    found = after_one, len(woken)
    assert found == (1, 3), f"notify() wakes one of three waiters, notify_all() the rest: (1, 3), not {found}"


@behaviour("C02")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    stock = kata.Stock(threading.Condition())

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        stock.add(2)

    *left, _ = in_threads(lambda: stock.take(1), lambda: stock.take(1), late)
    assert sorted(left, key=str) == [0, 1], f"two that take 1 of 2 must leave 1 and 0, not {left}"
