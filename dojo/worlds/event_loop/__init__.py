"""asyncio without waiting and without luck: virtual time, and every order of the tasks' steps."""
