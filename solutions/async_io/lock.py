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
        self.lock = asyncio.Lock()

    async def deposit(self, amount):
        """Add `amount` to the stored balance; return the new one."""
        async with self.lock:
            balance = await self.store.read() + amount
            await self.store.write(balance)
            return balance

    async def withdraw(self, amount):
        """Take `amount` if the balance allows it; return True if it did, False if not."""
        async with self.lock:
            balance = await self.store.read()
            if balance < amount:
                return False
            await self.store.write(balance - amount)
            return True
