"""threading.Lock waits with the whole thread, and so with the task that should release it.

Killed by: test_every_deposit_counts
Says: blocks the event loop
"""

import threading


class Account:
    """A balance that is kept in `store`, whose `read()` and `write(balance)` are coroutines."""

    def __init__(self, store):
        self.store = store
        self.lock = threading.Lock()

    async def deposit(self, amount):
        """Add `amount` to the stored balance; return the new one."""
        with self.lock:
            balance = await self.store.read() + amount
            await self.store.write(balance)
            return balance

    async def withdraw(self, amount):
        """Take `amount` if the balance allows it; return True if it did, False if not."""
        with self.lock:
            balance = await self.store.read()
            if balance < amount:
                return False
            await self.store.write(balance - amount)
            return True
