"""Wrong asyncio programs, one bug each: every one must be caught, with every seed.

`WRONG` maps a program's name to (program, words that its verdict must contain).
"""

import asyncio
import threading
import time
from concurrent.futures import Future

WRONG = {}


def wrong(words):
    def add(program):
        WRONG[program.__name__] = (program, words)
        return program

    return add


class Counter:
    def __init__(self):
        self.value = 0


@wrong("must be 2, not 1")
async def lost_update():
    counter = Counter()

    async def increment():
        seen = counter.value
        await asyncio.sleep(0)
        counter.value = seen + 1

    await asyncio.gather(increment(), increment())
    assert counter.value == 2, f"must be 2, not {counter.value}"


@wrong("must be 2, not 1")
async def lost_update_in_one_expression():
    counter = Counter()

    async def one():
        await asyncio.sleep(0)
        return 1

    async def increment():
        counter.value = counter.value + await one()

    await asyncio.gather(increment(), increment())
    assert counter.value == 2, f"must be 2, not {counter.value}"


@wrong("must be 2, not 1")
async def a_lock_for_each_call():
    counter = Counter()

    async def increment():
        async with asyncio.Lock():
            seen = counter.value
            await asyncio.sleep(0.1)
            counter.value = seen + 1

    await asyncio.gather(increment(), increment())
    assert counter.value == 2, f"must be 2, not {counter.value}"


@wrong("built once, not 2")
async def lazy_singleton():
    built, cache = [], {}

    async def get():
        if "it" not in cache:
            built.append(1)
            await asyncio.sleep(1)
            cache["it"] = object()
        return cache["it"]

    await asyncio.gather(get(), get())
    assert len(built) == 1, f"built once, not {len(built)}"


@wrong("deadlock")
async def lock_order():
    one, other = asyncio.Lock(), asyncio.Lock()

    async def transfer(first, second):
        async with first:
            await asyncio.sleep(0)
            async with second:
                pass

    await asyncio.gather(transfer(one, other), transfer(other, one))


@wrong("deadlock")
async def lock_taken_twice():
    lock = asyncio.Lock()

    async def inner():
        async with lock:
            return 1

    async with lock:
        await inner()


@wrong("deadlock")
async def set_then_clear():
    event = asyncio.Event()

    async def waiter():
        await event.wait()

    async def pulse():
        event.set()
        event.clear()

    await asyncio.gather(waiter(), pulse())


@wrong("deadlock")
async def notify_before_wait():
    condition = asyncio.Condition()

    async def consume():
        async with condition:
            await condition.wait()

    async def produce():
        async with condition:
            condition.notify()

    await asyncio.gather(consume(), produce())


@wrong("deadlock")
async def notify_wakes_one_of_two():
    condition, ready = asyncio.Condition(), []

    async def wait():
        async with condition:
            await condition.wait_for(lambda: ready)

    async def release():
        async with condition:
            ready.append(1)
            condition.notify()

    await asyncio.gather(wait(), wait(), release())


@wrong("IndexError")
async def if_instead_of_while():
    condition, items = asyncio.Condition(), []

    async def take():
        async with condition:
            if not items:
                await condition.wait()
            items.pop()

    async def put():
        async with condition:
            items.append(1)
            condition.notify_all()

    await asyncio.gather(take(), take(), put(), return_exceptions=False)


@wrong("deadlock")
async def empty_then_get():
    queue = asyncio.Queue()
    queue.put_nowait(1)

    async def drain():
        while not queue.empty():
            await asyncio.sleep(0)
            await queue.get()

    await asyncio.gather(drain(), drain())


@wrong("deadlock")
async def task_done_forgotten():
    queue = asyncio.Queue()

    async def worker():
        await queue.get()
        await queue.get()
        queue.task_done()

    queue.put_nowait(1)
    queue.put_nowait(2)
    task = asyncio.create_task(worker())
    await queue.join()
    await task


@wrong("both must be stored, not 0")
async def gather_without_await():
    stored = []

    async def store(item):
        await asyncio.sleep(1)
        stored.append(item)

    asyncio.gather(store(1), store(2))
    await asyncio.sleep(0)
    assert len(stored) == 2, f"both must be stored, not {len(stored)}"


@wrong("still pending at the end")
async def fire_and_forget():
    async def report():
        await asyncio.sleep(5)

    tasks = [asyncio.create_task(report())]
    await asyncio.sleep(0)
    assert tasks


@wrong("without await: its body never ran")
async def forgotten_await():
    async def save():
        return 1

    save()
    await asyncio.sleep(0)


@wrong("saved must be 1, not 0\nwrong_orders.py")
async def forgotten_await_with_consequences():
    saved = []

    async def save():
        saved.append(1)

    save()
    await asyncio.sleep(0)
    assert len(saved) == 1, f"saved must be 1, not {len(saved)}"


@wrong("nobody looked at it")
async def unseen_exception():
    async def work():
        raise ValueError("lost")

    task = asyncio.create_task(work())
    await asyncio.wait([task])


@wrong("every item must be kept")
async def cancelled_work_loses_an_item():
    queue, kept = asyncio.Queue(), []
    queue.put_nowait("item")

    async def work():
        while True:
            item = await queue.get()
            await asyncio.sleep(1)
            kept.append(item)

    task = asyncio.create_task(work())
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    rest = [] if queue.empty() else [queue.get_nowait()]
    assert kept + rest == ["item"], f"every item must be kept, but {kept + rest} are left"


@wrong("must be cleaned up")
async def cleanup_that_a_cancellation_skips():
    clean = []

    async def work():
        await asyncio.sleep(10)
        clean.append(1)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert clean, "must be cleaned up"


@wrong("still pending at the end")
async def swallowed_cancellation():
    async def work():
        while True:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                pass

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()


@wrong("the limit passed, but it was written")
async def shielded_write_after_a_limit():
    written = []

    async def write():
        await asyncio.sleep(2)
        written.append(1)

    task = asyncio.ensure_future(write())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except asyncio.TimeoutError:
        await task
        assert not written, "the limit passed, but it was written"


@wrong("at most 1 inside, not 2")
async def semaphore_released_twice():
    semaphore, inside, most = asyncio.Semaphore(1), [], []

    async def use(early):
        await semaphore.acquire()
        inside.append(1)
        most.append(len(inside))
        if early:
            semaphore.release()
        await asyncio.sleep(0)
        inside.pop()
        semaphore.release()

    await asyncio.gather(use(True), use(False), use(False))
    assert max(most) == 1, f"at most 1 inside, not {max(most)}"


@wrong("deadlock")
async def semaphore_never_released_on_error():
    semaphore = asyncio.Semaphore(1)

    async def use(fails):
        await semaphore.acquire()
        if fails:
            raise ValueError
        semaphore.release()

    await asyncio.gather(use(True), use(False), return_exceptions=True)


@wrong("in order [1, 2], not [2, 1]")
async def sleep_for_order():
    log = []

    async def first():
        await asyncio.sleep(0.1)
        log.append(1)

    async def second():
        await asyncio.sleep(0.2)
        log.append(2)

    await asyncio.gather(first(), second())
    assert log == [1, 2], f"in order [1, 2], not {log}"


@wrong("must be done")
async def sleep_instead_of_await():
    done = []

    async def work():
        await asyncio.sleep(0.1)
        done.append(1)

    task = asyncio.create_task(work())
    await asyncio.sleep(0.2)
    assert done, "must be done"
    await task


@wrong("started in the order")
async def order_of_creation():
    log = []

    async def note(name):
        log.append(name)

    await asyncio.gather(note("a"), note("b"))
    assert log == ["a", "b"], "started in the order of creation"


@wrong("time.sleep blocks the event loop")
async def blocking_sleep():
    async def work():
        time.sleep(1)

    await asyncio.gather(work(), asyncio.sleep(0))


@wrong("Future.result blocks the event loop")
async def blocking_result():
    Future().result()


@wrong("threading.Lock.acquire blocks the event loop")
async def a_threads_lock_across_an_await():
    lock = threading.Lock()

    async def work():
        with lock:
            await asyncio.sleep(0)

    await asyncio.gather(work(), work())


@wrong("livelock")
async def spinning():
    flag = []
    while not flag:
        await asyncio.sleep(0)


@wrong("RuntimeError: dictionary changed size")
async def dictionary_changed_while_iterating():
    users = {"a": 1, "b": 2}

    async def visit():
        for _name in users:
            await asyncio.sleep(0)

    async def leave():
        users.pop("a")

    await asyncio.gather(visit(), leave())


@wrong("never overdrawn")
async def check_then_act():
    balance = [10]

    async def withdraw():
        if balance[0] >= 10:
            await asyncio.sleep(0)
            balance[0] -= 10

    await asyncio.gather(withdraw(), withdraw())
    assert balance[0] >= 0, "never overdrawn"


@wrong("deadlock")
async def waiting_for_each_other():
    tasks = {}

    async def wait_for(name):
        await asyncio.sleep(0)
        await asyncio.shield(tasks[name])

    tasks["a"] = asyncio.create_task(wait_for("b"))
    tasks["b"] = asyncio.create_task(wait_for("a"))
    await asyncio.gather(*tasks.values())
