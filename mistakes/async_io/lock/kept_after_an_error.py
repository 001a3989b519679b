"""Without finally or async with, a store that fails leaves the lock taken.

Killed by: test_a_failing_store_does_not_block_the_account
Says: deadlock
"""

import asyncio


class Account:
    """A balance that is kept in `store`, whose `read()` and `write(balance)` are coroutines."""

    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()

    async def deposit(self, amount):
        """Add `amount` to the stored balance; return the new one."""
        await self.lock.acquire()
        balance = await self.store.read() + amount
        await self.store.write(balance)
        self.lock.release()
        return balance

    async def withdraw(self, amount):
        """Take `amount` if the balance allows it; return True if it did, False if not."""
        async with self.lock:
            balance = await self.store.read()
            if balance < amount:
                return False
            await self.store.write(balance - amount)
            return True
