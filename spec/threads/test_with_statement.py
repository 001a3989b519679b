"""The with statement: one way to hold four primitives, released on every way out."""

import logging
import re
import sys
import threading

import pytest

from dojo import behaviour, every_schedule, in_threads

HOLDERS = ["hold", "hold_by_hand"]
PRIMITIVES = {
    "Lock": lambda: threading.Lock(),
    "RLock": lambda: threading.RLock(),
    "Condition": lambda: threading.Condition(),
    "Semaphore": lambda: threading.Semaphore(1),
}


class NeverAcquired:
    """A primitive whose acquire() fails; it keeps a list of what was called."""

    def __init__(self):
        self.calls = []

    def acquire(self):
        self.calls.append("acquire")
        raise OSError("no more locks")

    def release(self):
        self.calls.append("release")

    def __enter__(self):
        self.calls.append("enter")
        raise OSError("no more locks")

    def __exit__(self, *exc_info):
        self.calls.append("exit")


@pytest.mark.parametrize("primitive", PRIMITIVES)
@behaviour("W01", "W02", "W03", "W04")
@every_schedule(budget=100)
def test_one_thread_at_a_time(kata, primitive):
    shared, inside, most = PRIMITIVES[primitive](), [], []

    def work():
        inside.append("in")
        most.append(len(inside))
        inside.pop()

    in_threads(lambda: kata.hold(shared, work), lambda: kata.hold_by_hand(shared, work))
    assert most == [1, 1], f"two that hold one {primitive} must work one at a time, but {most} were inside at once"


@pytest.mark.parametrize("holder", HOLDERS)
@behaviour("W05")
@every_schedule
def test_an_error_passes_and_releases(kata, holder):
    for name, make in PRIMITIVES.items():
        primitive, error = make(), None
        try:
            getattr(kata, holder)(primitive, lambda: 1 // 0)
        except ZeroDivisionError as raised:
            error = raised
        assert error is not None, f"{holder} must pass on the error of the work, but it returned"

        def attempt(primitive=primitive):
            return primitive.acquire(blocking=False)

        [free] = in_threads(attempt)
        assert free, f"{holder} must release after an error, but the {name} is still held"


@pytest.mark.parametrize(("holder", "calls"), [("hold", ["enter"]), ("hold_by_hand", ["acquire"])])
@behaviour("W05")
@every_schedule
def test_what_was_not_acquired_is_not_released(kata, holder, calls):
    primitive = NeverAcquired()
    with pytest.raises(OSError, match="no more locks"):
        getattr(kata, holder)(primitive, lambda: None)
    by = {"hold": "by a with statement", "hold_by_hand": "by hand"}[holder]
    assert primitive.calls[0] == calls[0], f"{holder} acquires {by}, which calls {calls[0]}, not {primitive.calls[0]}"
    assert primitive.calls == calls, f"what was not acquired must not be released, but the calls were {primitive.calls}"


@behaviour("W01", "W02", "W03", "W04", "W06", "W07", "W08")
@every_schedule(budget=30, samples=10)
def test_eight_lines_through_four_primitives(kata):
    lines, results = [], []
    log_format = logging.Formatter("(%(threadName)-10s) %(message)s")

    def log(message, primitive):
        record = logging.LogRecord("spec", logging.DEBUG, __file__, 0, message, (primitive,), None)
        lines.append(log_format.format(record))
        return message

    def threading_with(primitive):
        results.append(kata.hold(primitive, lambda: log("%s acquired via with", primitive)))

    def threading_not_with(primitive):
        results.append(kata.hold_by_hand(primitive, lambda: log("%s acquired directly", primitive)))

    for make in PRIMITIVES.values():
        primitive = make()
        threads = [threading.Thread(target=use, args=(primitive,)) for use in (threading_with, threading_not_with)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    expected = ["%s acquired directly"] * 4 + ["%s acquired via with"] * 4
    assert sorted(results, key=str) == expected, f"both must return the result of the work, but returned {results}"
    for line in lines:
        form = r"\(Thread-\d+ \(threading_(with|not_with)\)\) <.*> acquired (via with|directly)"
        assert re.fullmatch(form, line), f"a line has the thread's name and the primitive, but this one is {line!r}"
    shows_value = [line for line in lines if "Semaphore" in line and "value=0" in line]
    expected_lines = 2 if sys.version_info >= (3, 11) else 0
    assert len(shows_value) == expected_lines, (
        f"a held Semaphore shows value=0 from Python 3.11 on: in {expected_lines} lines, not {len(shows_value)}"
    )
