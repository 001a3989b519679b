"""Cooperation: what the notes document, as tests."""

import asyncio
import inspect
import time

from dojo import behaviour, every_order


@behaviour("A02")
def test_others_go_on_between_two_calls(kata, virtual_loop):
    log = []

    async def main():
        await asyncio.gather(*(kata.in_turns(lambda name=name: log.append(name), 3) for name in "ab"))

    virtual_loop.run(main())
    assert log == list("ababab"), f"two tasks must take turns, a b a b a b, not {' '.join(log)}"


@behaviour("A02")
@every_order
async def test_nothing_is_interrupted(kata):
    log = []

    def work():
        log.append("in")
        log.append("out")

    await asyncio.gather(kata.in_turns(work, 2), kata.in_turns(work, 2), kata.in_turns(work, 1))
    assert log == ["in", "out"] * 5, f"five calls are due, and a call is never interrupted: {log}"


@behaviour("A10")
def test_a_hit_goes_straight_through(kata, virtual_loop):
    log = []

    async def other():
        log.append("another task ran")

    async def load(key):
        raise AssertionError("a hit must load nothing")

    async def main():
        task = asyncio.create_task(other())
        value = await kata.look_up({"a": 1}, "a", load)
        meanwhile = list(log)
        await task
        return value, meanwhile

    value, meanwhile = virtual_loop.run(main())
    assert value == 1, f"a hit must give what is in the cache, 1, not {value!r}"
    assert meanwhile == [], f"a hit goes straight through, but {meanwhile[0]} in between"


@behaviour("A10")
def test_a_miss_lets_others_go_on(kata, virtual_loop):
    log = []

    async def load(key):
        await asyncio.sleep(1)
        return len(key)

    async def main():
        task = asyncio.create_task(kata.look_up({}, "key", load))
        await asyncio.sleep(0.5)
        log.append("another task ran")
        return await task

    value = virtual_loop.run(main())
    if inspect.iscoroutine(value):
        value.close()
    assert value == 3, f"a miss must give the loaded value, 3, not {value!r}"
    assert log and virtual_loop.elapsed == 1, f"the load takes 1 s, and others go on: {virtual_loop.elapsed:g} s"


def test_a_miss_is_loaded_once(kata, virtual_loop):
    loads, cache = [], {}

    async def load(key):
        loads.append(key)
        return len(key)

    async def main():
        return [await kata.look_up(cache, "key", load) for _ in range(3)]

    values = virtual_loop.run(main())
    assert values == [3, 3, 3], f"each look-up must give 3, not {values}"
    assert loads == ["key"], f"a key must be loaded once, not {len(loads)} times"


@behaviour("A03")
def test_a_blocking_call_holds_nobody_up(kata, virtual_loop):
    ticks = []

    def call(seconds):
        time.sleep(seconds)
        return "answer"

    async def tick():
        for _ in range(4):
            ticks.append(virtual_loop.elapsed)
            await asyncio.sleep(1)

    async def main():
        answer, _ = await asyncio.gather(kata.off_the_loop(call, 3), tick())
        return answer

    answer = virtual_loop.run(main())
    assert answer == "answer", f"off_the_loop must give what the call returns, not {answer!r}"
    assert ticks == [0, 1, 2, 3], f"the others go on while the call blocks for 3 s: ticks at {ticks}"
    assert virtual_loop.elapsed == 4, f"call and ticks side by side must take 4 s, not {virtual_loop.elapsed:g}"
