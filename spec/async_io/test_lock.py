"""Lock: no update is lost across an await."""

import asyncio

from dojo import every_order


class Store:
    """Keeps a balance; reading and writing take a while."""

    def __init__(self, balance=0):
        self.balance, self.fails = balance, False

    async def read(self):
        await asyncio.sleep(0)
        return self.balance

    async def write(self, balance):
        await asyncio.sleep(0)
        if self.fails:
            raise OSError("the store is away")
        self.balance = balance


@every_order
async def test_every_deposit_counts(kata):
    store = Store()
    account = kata.Account(store)
    balances = await asyncio.gather(account.deposit(10), account.deposit(10))
    assert store.balance == 20, f"two deposits of 10 must leave 20, not {store.balance}"
    assert sorted(balances) == [10, 20], f"the deposits must return the balances 10 and 20, not {balances}"


@every_order
async def test_no_account_is_overdrawn(kata):
    store = Store(15)
    account = kata.Account(store)
    answers = await asyncio.gather(account.withdraw(10), account.withdraw(10))
    assert store.balance == 5, f"15 must not be overdrawn by two withdrawals of 10, but {store.balance} is left"
    assert sorted(answers) == [False, True], f"one withdrawal must succeed and one must not: {answers}"


@every_order
async def test_deposit_and_withdrawal_see_each_other(kata):
    store = Store(5)
    account = kata.Account(store)
    _, withdrawn = await asyncio.gather(account.deposit(10), account.withdraw(5))
    assert withdrawn is True, f"5 can be taken from 5 or more: True is due, not {withdrawn!r}"
    assert store.balance == 10, f"5 + 10 - 5 must leave 10, not {store.balance}"


@every_order
async def test_one_account_does_not_hold_up_another(kata):
    both_read = []
    released = asyncio.Event()

    class Pair(Store):
        async def read(self):
            both_read.append(self)
            if len(both_read) == 2:
                released.set()
            await released.wait()
            return self.balance

    stores = [Pair(), Pair()]
    balances = await asyncio.gather(*(kata.Account(store).deposit(1) for store in stores))
    assert balances == [1, 1], f"two accounts of their own must hold 1 each, not {balances}"


@every_order
async def test_a_failing_store_does_not_block_the_account(kata):
    store = Store()
    account = kata.Account(store)
    store.fails = True
    (error,) = await asyncio.gather(account.deposit(10), return_exceptions=True)
    if isinstance(error, NotImplementedError):
        raise error
    assert isinstance(error, OSError), f"what the store raises must be raised by deposit, not {error!r}"
    store.fails = False
    balance = await account.deposit(10)
    assert balance == 10, f"a store that is back must take the next deposit: 10 is due, not {balance!r}"
