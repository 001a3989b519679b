"""A lock for all accounts makes each wait for every other.

Killed by: test_one_account_does_not_hold_up_another
Says: deadlock
"""

import asyncio

LOCK = asyncio.Lock()


class Account:
    """A balance that is kept in `store`, whose `read()` and `write(balance)` are coroutines."""

    def __init__(self, store):
        self.store = store
        self.lock = LOCK

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
