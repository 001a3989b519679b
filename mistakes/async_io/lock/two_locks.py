"""A deposit and a withdrawal that lock different locks do not see each other.

Killed by: test_deposit_and_withdrawal_see_each_other
Says: must leave 10
"""

import asyncio


class Account:
    """A balance that is kept in `store`, whose `read()` and `write(balance)` are coroutines."""

    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()
        self.out = asyncio.Lock()

    async def deposit(self, amount):
        """Add `amount` to the stored balance; return the new one."""
        async with self.lock:
            balance = await self.store.read() + amount
            await self.store.write(balance)
            return balance

    async def withdraw(self, amount):
        """Take `amount` if the balance allows it; return True if it did, False if not."""
        async with self.out:
            balance = await self.store.read()
            if balance < amount:
                return False
            await self.store.write(balance - amount)
            return True
