"""Lock: no update is lost across an await.

One thread, and still a race: between `await store.read()` and `await store.write(...)` the
task is suspended, and another may read the same old balance. Whatever the other one writes
is then overwritten. asyncio.Lock keeps the others out from the read to the write.

Goal: every deposit counts and no account is overdrawn, in every order of the tasks. One
account does not hold up another, and a store that fails does not block its account.
Out of scope: transfers between accounts.
"""

import asyncio


class Account:
    """A balance that is kept in `store`, whose `read()` and `write(balance)` are coroutines."""

    def __init__(self, store):
        self.store = store
        # TODO: what keeps others out

    async def deposit(self, amount):
        """Add `amount` to the stored balance; return the new one."""
        # TODO: read, add, write, with nobody in between
        raise NotImplementedError("Account.deposit")

    async def withdraw(self, amount):
        """Take `amount` if the balance allows it; return True if it did, False if not."""
        # TODO: read, compare, write, with nobody in between
        raise NotImplementedError("Account.withdraw")
