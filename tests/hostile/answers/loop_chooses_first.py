"""Has the loop that tries the orders choose asyncio's own each time.

Kata: async_io/lock
Verdict: fail or error
"""

import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        asyncio.get_running_loop().choose = lambda options: options[0]

    async def deposit(self, amount):
        balance = await self.store.read() + amount
        await self.store.write(balance)
        return balance

    async def withdraw(self, amount):
        balance = await self.store.read()
        if balance < amount:
            return False
        await self.store.write(balance - amount)
        return True
