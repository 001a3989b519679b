"""Deadlock: any order of calls comes to an end, and only those wait who have to."""

import threading

import pytest

from dojo import behaviour, every_schedule, in_threads


@behaviour("S04")
@every_schedule(budget=300)
def test_opposite_transfers_both_finish(kata):
    a, b = kata.Account(1, 10), kata.Account(2, 10)
    in_threads(lambda: kata.transfer(a, b, 3), lambda: kata.transfer(b, a, 4))
    balances = a.balance, b.balance
    assert balances == (11, 9), f"3 from a to b and 4 back must leave (11, 9), not {balances}"


@behaviour("S04")
@every_schedule(budget=40, samples=20)
def test_two_that_hold_what_the_other_needs_are_stuck(kata):
    semaphores = threading.Semaphore(1), threading.Semaphore(1)
    both_hold_one, both_have_tried = threading.Barrier(2), threading.Barrier(2)

    def hold_one_and_try_the_other(mine, other):
        with mine:
            both_hold_one.wait()
            got_it = other.acquire(blocking=False)
            both_have_tried.wait()
        return got_it

    first, second = semaphores
    got = in_threads(
        lambda: hold_one_and_try_the_other(first, second), lambda: hold_one_and_try_the_other(second, first)
    )
    assert got == [False, False], f"neither can get what the other holds, but acquire() gave {got}"
    a, b = kata.Account(1, 5), kata.Account(2, 5)
    in_threads(lambda: kata.transfer(b, a, 1), lambda: kata.transfer(a, b, 2))
    balances = a.balance, b.balance
    assert balances == (4, 6), f"an order for all keeps them from it: (4, 6), not {balances}"


@behaviour("S04")
@every_schedule(budget=120, samples=40)
def test_three_transfers_in_a_ring_finish(kata):
    a, b, c = (kata.Account(number, 10) for number in (1, 2, 3))
    in_threads(lambda: kata.transfer(a, b, 1), lambda: kata.transfer(b, c, 2), lambda: kata.transfer(c, a, 4))
    balances = a.balance, b.balance, c.balance
    assert balances == (13, 9, 8), f"a ring of transfers must leave (13, 9, 8), not {balances}"


@every_schedule
def test_a_transfer_to_the_same_account_changes_nothing(kata):
    a, b = kata.Account(1, 10), kata.Account(2, 10)
    kata.transfer(a, a, 5)
    assert a.balance == 10, f"a transfer to the same account must leave its 10, not {a.balance}"
    kata.transfer(a, b, 5)
    balances = a.balance, b.balance
    assert balances == (5, 15), f"the next transfer must leave (5, 15), not {balances}"


@every_schedule(budget=200)
def test_no_total_sees_half_a_transfer(kata):
    a, b = kata.Account(1, 10), kata.Account(2, 10)
    _, seen = in_threads(lambda: kata.transfer(a, b, 5), lambda: kata.total(b, a))
    assert seen == 20, f"a total must see 20 before and after a transfer, not {seen}"


@every_schedule(budget=150, samples=50)
def test_no_account_is_overdrawn(kata):
    a, b, refused = kata.Account(1, 10), kata.Account(2, 0), []

    def withdraw():
        try:
            kata.transfer(a, b, 7)
        except ValueError:
            refused.append("7")

    in_threads(withdraw, withdraw, lambda: kata.total(b, a))
    assert a.balance >= 0, f"an account must not be overdrawn, but it holds {a.balance}"
    found = a.balance, b.balance, len(refused)
    assert found == (3, 7, 1), f"of two transfers of 7 from 10 one must be refused: (3, 7, 1), not {found}"


@every_schedule(budget=40, samples=10)
def test_a_refused_transfer_leaves_everything_as_it_was(kata):
    a, b = kata.Account(1, 10), kata.Account(2, 10)
    try:
        kata.transfer(a, b, 11)
    except ValueError:
        pass
    else:
        pytest.fail("a transfer of 11 from an account with 10 must raise ValueError, but it returned")
    in_threads(lambda: kata.transfer(a, b, 3), lambda: kata.transfer(b, a, 4))
    balances = a.balance, b.balance
    assert balances == (11, 9), f"nothing must be moved or kept locked by a refusal: (11, 9), not {balances}"


@every_schedule(budget=60, samples=20)
def test_a_whole_balance_can_be_moved(kata):
    a, b, refused = kata.Account(1, 10), kata.Account(2, 12), []

    def move(source, target, amount):
        try:
            kata.transfer(source, target, amount)
        except ValueError:
            refused.append(amount)

    in_threads(lambda: move(a, b, 10), lambda: move(b, a, 12))
    assert not refused, f"who has as much as is asked for must give it, down to 0, but {refused} was refused"
    balances = a.balance, b.balance
    assert balances == (12, 10), f"10 from a to b and 12 back must leave (12, 10), not {balances}"


@every_schedule(budget=40, samples=20)
def test_other_accounts_do_not_wait(kata):
    a, b, c, d = (kata.Account(number, 10) for number in (1, 2, 3, 4))
    the_others_are_done = threading.Event()

    class Slow(int):
        """A balance that takes its time to change."""

        def __sub__(self, amount):
            the_others_are_done.wait()
            return int(self) - amount

    a.balance = Slow(10)

    def there_and_back():
        in_threads(lambda: kata.transfer(c, d, 3), lambda: kata.transfer(d, c, 4))
        the_others_are_done.set()

    in_threads(lambda: kata.transfer(a, b, 1), there_and_back)
    balances = [account.balance for account in (a, b, c, d)]
    assert balances == [9, 11, 11, 9], f"transfers in two separate pairs must leave 9, 11, 11, 9, not {balances}"
