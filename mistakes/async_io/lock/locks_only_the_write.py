"""The read belongs inside: what is read outside may be old.

Killed by: test_every_deposit_counts
Says: must leave 20
"""

import asyncio


class Account:
    """A balance that is kept in `store`, whose `read()` and `write(balance)` are coroutines."""

    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, amount):
        """Add `amount` to the stored balance; return the new one."""
        balance = await self.store.read() + amount
        async with self.lock:
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
