"""Where something waits, in words: the learner's line behind a test's, and nothing that a fork has left behind."""

import time

import pytest

from dojo.schedules import ScheduleFailure
from dojo.worlds.event_loop.order import explore
from dojo.worlds.processes import account


def nap():
    time.sleep(1)


def test_a_blocking_call_of_a_test_names_the_line_that_led_there():
    stranger = {}
    exec(compile("async def call(work):\n    work()\n", "somebody.py", "exec"), stranger)

    async def body():
        await stranger["call"](nap)

    with pytest.raises(ScheduleFailure) as failure:
        explore(body)
    told = str(failure.value)
    assert f"test_told_places.py:{nap.__code__.co_firstlineno + 1}  time.sleep(1)" in told, told
    assert "called from somebody.py:2" in told, told
    assert "asyncio promises no order" not in told and "holds" in told, told


DUMP = """Current thread 0x00007f (most recent call first):
  File "{library}", line 10 in recv
{own}  File "{library}", line 314 in _bootstrap
  File "{here}", line 5 in start
"""


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("", ["in recv, {package}"]),
        ('  File "{here}", line 1 in work\n', ["at {shown}:1, in work: {source}  [in recv, threading.py]"]),
    ],
)
def test_a_forked_process_is_not_where_its_parent_was(own, words):
    import threading
    from pathlib import Path

    library, here = Path(threading.__file__), Path(__file__)
    names = {"library": library, "here": here, "own": own.format(here=here)}
    source = here.read_text(encoding="utf-8").splitlines()[0]
    told = {"package": f"{library.parent.name}/{library.name}", "shown": "tests/worlds/test_told_places.py"}
    assert account._lines(DUMP.format(**names)) == [line.format(source=source, **told) for line in words]
