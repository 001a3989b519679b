"""Right asyncio programs: no order may raise an alarm. `RIGHT` maps names to programs."""

# ruff: noqa: PT017

import asyncio
import sys
import threading
import time

RIGHT = {}


def right(program):
    RIGHT[program.__name__] = program
    return program


@right
async def locked_update():
    lock, value = asyncio.Lock(), [0]

    async def increment():
        async with lock:
            seen = value[0]
            await asyncio.sleep(0)
            value[0] = seen + 1

    await asyncio.gather(increment(), increment(), increment())
    assert value == [3]


@right
async def update_without_an_await():
    value = [0]

    async def increment():
        await asyncio.sleep(0)
        value[0] += 1
        await asyncio.sleep(0)

    await asyncio.gather(increment(), increment(), increment())
    assert value == [3]


@right
async def locks_in_one_order():
    locks = [asyncio.Lock(), asyncio.Lock()]

    async def transfer(a, b):
        first, second = sorted((a, b))
        async with locks[first], locks[second]:
            await asyncio.sleep(0)

    await asyncio.gather(transfer(0, 1), transfer(1, 0))


@right
async def event_stays_set():
    event = asyncio.Event()

    async def wait():
        await event.wait()

    async def release():
        event.set()

    await asyncio.gather(wait(), wait(), release())


@right
async def condition_with_wait_for():
    condition, items = asyncio.Condition(), []

    async def take():
        async with condition:
            await condition.wait_for(lambda: items)
            return items.pop()

    async def put(item):
        async with condition:
            items.append(item)
            condition.notify()

    got = await asyncio.gather(take(), take(), put(1), put(2))
    assert sorted(got[:2]) == [1, 2]


@right
async def queue_with_join():
    queue, seen = asyncio.Queue(maxsize=1), []

    async def worker():
        while True:
            item = await queue.get()
            await asyncio.sleep(0.1)
            seen.append(item)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(2)]
    for item in range(4):
        await queue.put(item)
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    assert sorted(seen) == [0, 1, 2, 3]


@right
async def queue_with_sentinels():
    queue, seen = asyncio.Queue(), []

    async def consume():
        while (item := await queue.get()) is not None:
            seen.append(item)

    async def produce():
        for item in (1, 2, None, None):
            await queue.put(item)
            await asyncio.sleep(0)

    await asyncio.gather(consume(), consume(), produce())
    assert sorted(seen) == [1, 2]


@right
async def semaphore_limits():
    semaphore, inside, most = asyncio.Semaphore(2), [], []

    async def use():
        async with semaphore:
            inside.append(1)
            most.append(len(inside))
            await asyncio.sleep(0.1)
            inside.pop()

    await asyncio.gather(*(use() for _ in range(4)))
    assert max(most) <= 2


@right
async def time_limit_passes():
    try:
        await asyncio.wait_for(asyncio.sleep(3600), 1)
    except asyncio.TimeoutError:
        return
    raise AssertionError("the limit must pass")


@right
async def time_limit_is_kept():
    async def work():
        for _ in range(3):
            await asyncio.sleep(1)
        return "done"

    results = await asyncio.gather(asyncio.wait_for(work(), 5), asyncio.sleep(4))
    assert results[0] == "done"


@right
async def several_time_limits():
    async def work(seconds):
        try:
            await asyncio.wait_for(asyncio.sleep(seconds), 2)
        except asyncio.TimeoutError:
            return "late"
        return "in time"

    assert await asyncio.gather(work(1), work(3), work(1)) == ["in time", "late", "in time"]


@right
async def cancelled_and_awaited():
    clean = []

    async def work():
        try:
            await asyncio.sleep(100)
        finally:
            await asyncio.sleep(0)
            clean.append(1)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert clean in ([1], [])  # cancelled before it started: there is nothing to clean


@right
async def cancelled_and_left_to_end():
    task = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    task.cancel()


@right
async def cancelled_through_what_it_awaits():
    async def outer():
        await asyncio.gather(asyncio.sleep(100), asyncio.sleep(100))

    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel()


@right
async def first_completed():
    tasks = {asyncio.create_task(asyncio.sleep(n)) for n in (1, 2)}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    assert done


@right
async def as_completed():
    async def work(n):
        await asyncio.sleep(n)
        return n

    seen = [await one for one in asyncio.as_completed([work(2), work(1), work(3)])]
    assert sorted(seen) == [1, 2, 3]


@right
async def exceptions_gathered():
    async def fail():
        raise ValueError

    results = await asyncio.gather(fail(), fail(), return_exceptions=True)
    assert [type(r) for r in results] == [ValueError, ValueError]


@right
async def shielded():
    async def write():
        await asyncio.sleep(2)
        return "written"

    task = asyncio.create_task(write())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except asyncio.TimeoutError:
        assert await task == "written"


@right
async def jobs_in_threads():
    def job(seconds):
        time.sleep(seconds)
        return seconds

    loop = asyncio.get_running_loop()
    results = await asyncio.gather(asyncio.to_thread(job, 2), loop.run_in_executor(None, job, 1))
    assert results == [2, 1]


@right
async def a_threads_lock_without_an_await():
    lock, value = threading.Lock(), [0]

    async def work():
        with lock:
            value[0] += 1
        await asyncio.sleep(0)

    await asyncio.gather(work(), work())
    assert value == [2]


@right
async def polling():
    flag = []

    async def work():
        await asyncio.sleep(1)
        flag.append(1)

    task = asyncio.create_task(work())
    while not flag:
        await asyncio.sleep(0.1)
    await task


@right
async def deadline_loop():
    loop = asyncio.get_running_loop()
    end = loop.time() + 3
    while loop.time() < end:
        await asyncio.sleep(1)


@right
async def callbacks_keep_their_order():
    loop, log, done = asyncio.get_running_loop(), [], asyncio.Event()
    for number in range(3):
        loop.call_soon(log.append, number)
    loop.call_soon(done.set)
    await done.wait()
    assert log == [0, 1, 2]


@right
async def timers_keep_their_order():
    loop, log = asyncio.get_running_loop(), []
    for number in (3, 1, 2):
        loop.call_later(number, log.append, number)
    loop.call_later(1, log.append, "1 again")
    await asyncio.sleep(4)
    assert log == [1, "1 again", 2, 3]


@right
async def asynchronous_generator():
    async def numbers():
        try:
            for number in range(3):
                await asyncio.sleep(0)
                yield number
        finally:
            await asyncio.sleep(0)

    async def total():
        return sum([number async for number in numbers()])

    assert await asyncio.gather(total(), total()) == [3, 3]


@right
async def built_once_by_a_shared_task():
    built, cache = [], {}

    async def build():
        built.append(1)
        await asyncio.sleep(1)
        return 7

    async def get():
        if "it" not in cache:
            cache["it"] = asyncio.ensure_future(build())
        return await cache["it"]

    assert await asyncio.gather(get(), get(), get()) == [7, 7, 7]
    assert built == [1]


if sys.version_info >= (3, 11):

    @right
    async def task_group():
        log = []

        async def note(name):
            await asyncio.sleep(0)
            log.append(name)

        async with asyncio.TaskGroup() as group:
            for name in "abc":
                group.create_task(note(name))
        assert sorted(log) == ["a", "b", "c"]

    @right
    async def task_group_cancels_the_rest():
        async def fail():
            raise ValueError

        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(100))
                group.create_task(fail())
        except BaseException as error:
            assert [type(one) for one in error.exceptions] == [ValueError]

    @right
    async def timeout_block():
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(2)
        except TimeoutError:
            return
        raise AssertionError("the limit must pass")

    @right
    async def barrier():
        barrier, passed = asyncio.Barrier(3), []

        async def arrive():
            await barrier.wait()
            passed.append(1)

        await asyncio.gather(arrive(), arrive(), arrive())
        assert len(passed) == 3


if sys.version_info >= (3, 12):

    @right
    async def eager_tasks():
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        lock, value = asyncio.Lock(), [0]

        async def increment():
            async with lock:
                seen = value[0]
                await asyncio.sleep(0)
                value[0] = seen + 1

        await asyncio.gather(increment(), increment())
        assert value == [2]
