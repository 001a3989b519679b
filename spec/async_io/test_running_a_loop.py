"""Running a loop: what the notes document, as tests. Each scene has a process of its own: the past matters."""

import sys
import warnings

import pytest

from dojo import behaviour

pytestmark = pytest.mark.slow("a fresh interpreter for each scene")


def in_a_fresh_main_thread():
    """Return what Python says there to a call that needs a current loop."""
    version = sys.version_info[:3]
    if version >= (3, 14):
        return "RuntimeError"
    # Two early series warned of every call without a running loop, and took it back.
    early = (version[:2] == (3, 10) and version < (3, 10, 9)) or version == (3, 11, 0)
    return "DeprecationWarning" if version >= (3, 12) or early else "nothing"


def test_asyncio_run_closes_its_loop(kata, fresh_python):
    def scene(kata):
        import asyncio

        async def main():
            return asyncio.get_running_loop()

        loop = kata.run_it(main)
        return isinstance(loop, asyncio.AbstractEventLoop), loop is not None and loop.is_closed()

    returned, closed = fresh_python(scene)
    assert returned, "run_it must return what the coroutine returns"
    assert closed, "the loop must be closed when run_it is back"


@behaviour("A32")
def test_an_own_loop_needs_no_current_one(kata, fresh_python):
    def scene(kata):
        import asyncio

        async def main():
            return 42

        asyncio.run(main())
        return kata.run_on_own_loop(main), kata.said_by(asyncio.get_event_loop)

    result, said = fresh_python(scene)
    assert result == 42, f"run_on_own_loop must return what the coroutine returns, 42, not {result!r}"
    assert said == "RuntimeError", f"the loop must not stay the current one: get_event_loop says {said!r}"


@behaviour("A32")
def test_an_own_loop_is_closed_in_any_case(kata, fresh_python):
    def scene(kata):
        import asyncio

        loops = []

        async def main(fails):
            loops.append(asyncio.get_running_loop())
            if fails:
                raise KeyError("broken")

        kata.run_on_own_loop(lambda: main(False))
        try:
            kata.run_on_own_loop(lambda: main(True))
        except KeyError as error:
            return [loop.is_closed() for loop in loops], repr(error)
        return [loop.is_closed() for loop in loops], "no error"

    closed, error = fresh_python(scene)
    assert error == "KeyError('broken')", f"what the coroutine raises must be raised, not {error}"
    assert closed == [True, True], f"the loop must be closed in the end, also closed after an error: {closed}"


@behaviour("A33")
def test_a_task_before_its_loop_runs(kata, fresh_python):
    def scene(kata):
        import asyncio

        async def main():
            return 42

        asyncio.run(main())
        loop = asyncio.new_event_loop()
        task = kata.task_on(loop, main)
        before = isinstance(task, asyncio.Task) and not task.done()
        result = loop.run_until_complete(task) if before else None
        loop.close()
        return before, result

    before, result = fresh_python(scene)
    assert before, "task_on must return a task that has not run yet"
    assert result == 42, f"run on its loop, the task must give 42, not {result!r}"


def test_what_python_says_is_told(kata):
    def warn():
        warnings.warn("old", DeprecationWarning, stacklevel=2)

    def fail():
        raise RuntimeError("none")

    said = kata.said_by(warn)
    assert said == "DeprecationWarning", f"a DeprecationWarning must be told, not {said!r}"
    said = kata.said_by(fail)
    assert said == "RuntimeError", f"a RuntimeError must be told, not {said!r}"
    said = kata.said_by(list)
    assert said == "nothing", f"a call without objection must be told as 'nothing', not {said!r}"


@behaviour("A26", "A33")
def test_a_fresh_main_thread_depends_on_the_version(kata, fresh_python):
    def asks(kata):
        import asyncio

        return kata.said_by(asyncio.get_event_loop)

    def makes_a_task(kata):
        import asyncio

        return kata.said_by(lambda: asyncio.Task(asyncio.sleep(0)))

    expected = in_a_fresh_main_thread()
    said = fresh_python(asks)
    assert said == expected, f"in a fresh main thread get_event_loop meets {expected!r} on this Python, not {said!r}"
    said = fresh_python(makes_a_task)
    assert said == expected, f"in a fresh main thread Task(...) meets {expected!r} on this Python, not {said!r}"


@behaviour("A26", "A33")
def test_after_asyncio_run_there_is_none(kata, fresh_python):
    def scene(kata):
        import asyncio

        asyncio.run(asyncio.sleep(0))
        return kata.said_by(asyncio.get_event_loop), kata.said_by(lambda: asyncio.Task(asyncio.sleep(0)))

    said = fresh_python(scene)
    assert said == ["RuntimeError", "RuntimeError"], f"after asyncio.run a RuntimeError is due twice, not {said}"


@behaviour("A26", "A33")
def test_another_thread_has_none(kata, fresh_python):
    def scene(kata):
        import asyncio
        import threading

        said = []

        def ask():
            said.append(kata.said_by(asyncio.get_event_loop))
            said.append(kata.said_by(lambda: asyncio.Task(asyncio.sleep(0))))

        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        kata.said_by(list)
        return said

    said = fresh_python(scene)
    assert said == ["RuntimeError", "RuntimeError"], f"in another thread a RuntimeError is due twice, not {said}"
