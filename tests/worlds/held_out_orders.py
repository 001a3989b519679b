"""More asyncio programs, wrong ones with the words of their verdict and right ones, written before they were tried."""

import asyncio
import contextlib
from dataclasses import dataclass, field

WRONG, RIGHT = {}, {}


def wrong(words):
    def add(program):
        WRONG[program.__name__] = (program, words)
        return program

    return add


def right(program):
    RIGHT[program.__name__] = program
    return program


@dataclass
class Pool:
    """Hands out connections; `careful` says whether the count is checked again after a wait."""

    free: list = field(default_factory=lambda: ["one"])
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def take(self, careful):
        async with self.changed:
            if careful:
                await self.changed.wait_for(lambda: self.free)
            elif not self.free:
                await self.changed.wait()
            return self.free.pop()

    async def give(self, connection):
        async with self.changed:
            self.free.append(connection)
            self.changed.notify_all()


async def use_pool(careful):
    pool = Pool()

    async def use():
        connection = await pool.take(careful)
        await asyncio.sleep(0)
        await pool.give(connection)

    await asyncio.gather(use(), use(), use())


@wrong("IndexError")
async def pool_tests_once():
    await use_pool(careful=False)


@right
async def pool_tests_again():
    await use_pool(careful=True)


async def balance(locked):
    balance, lock = [10], asyncio.Lock()

    async def withdraw(amount):
        async with lock if locked else contextlib.nullcontext():
            if balance[0] >= amount:
                await asyncio.sleep(0)
                balance[0] -= amount

    await asyncio.gather(withdraw(7), withdraw(7))
    assert balance[0] >= 0, f"nobody may overdraw: {balance[0]}"


@wrong("nobody may overdraw: -4")
async def check_then_await():
    await balance(locked=False)


@right
async def check_and_act_under_a_lock():
    await balance(locked=True)


async def stream(items):
    for item in items:
        await asyncio.sleep(0)
        yield item


@wrong("asynchronous generator is already running")
async def generator_shared():
    shared = stream([1, 2, 3])

    async def consume():
        return [item async for item in shared]

    await asyncio.gather(consume(), consume())


@right
async def generator_for_each():
    async def consume():
        return [item async for item in stream([1, 2, 3])]

    assert await asyncio.gather(consume(), consume()) == [[1, 2, 3]] * 2, "each gets all items"


async def workers(sentinels):
    queue, done = asyncio.Queue(), []
    for item in ["a", *[None] * sentinels]:
        queue.put_nowait(item)

    async def work():
        while (item := await queue.get()) is not None:
            done.append(item)

    await asyncio.gather(work(), work())
    assert done == ["a"], f"one item, not {done}"


@wrong("deadlock")
async def one_sentinel_for_two():
    await workers(sentinels=1)


@right
async def a_sentinel_for_each():
    await workers(sentinels=2)


async def cancel(shielded):
    saved = []

    async def save():
        await asyncio.sleep(1)
        saved.append("draft")

    async def editor():
        await (asyncio.shield(saving) if shielded else saving)

    saving = asyncio.ensure_future(save())
    editing = asyncio.ensure_future(editor())
    await asyncio.sleep(0.5)
    editing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await editing
    with contextlib.suppress(asyncio.CancelledError):
        await saving
    assert saved == ["draft"], f"the draft must be saved, whoever is cancelled: {saved}"


@wrong("the draft must be saved")
async def cancelling_goes_through():
    await cancel(shielded=False)


@right
async def shielded_from_cancelling():
    await cancel(shielded=True)


async def barrier(generations):
    here, opened, rounds = [0], [asyncio.Event()], []

    async def arrive():
        here[0] += 1
        gate = opened[0]
        if here[0] == 2:
            here[0] = 0
            if generations:
                opened[0] = asyncio.Event()
            gate.set()
        await gate.wait()

    async def walk(name):
        for number in range(2):
            rounds.append((number, name))
            await asyncio.sleep(0)
            await arrive()

    await asyncio.gather(walk("a"), walk("b"))
    numbers = [number for number, _ in rounds]
    assert numbers == sorted(numbers), f"nobody starts a round before all have ended the last: {rounds}"
    assert here[0] == 0, f"{here[0]} still wait"


@right
async def barrier_with_generations():
    await barrier(generations=True)


@wrong("deadlock")
async def semaphore_kept_by_an_early_return():
    places = asyncio.Semaphore(1)

    async def visit(known):
        await places.acquire()
        if not known:
            return
        await asyncio.sleep(0)
        places.release()

    await asyncio.gather(visit(False), visit(True))


@right
async def semaphore_given_back_in_finally():
    places = asyncio.Semaphore(1)

    async def visit(known):
        async with places:
            if not known:
                return
            await asyncio.sleep(0)

    await asyncio.gather(visit(False), visit(True))
