"""A check outside the lock is out of date inside.

Killed by: test_no_account_is_overdrawn
Says: overdrawn
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
        if await self.store.read() < amount:
            return False
        async with self.lock:
            await self.store.write(await self.store.read() - amount)
            return True
