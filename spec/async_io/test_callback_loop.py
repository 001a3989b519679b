"""A loop of callbacks: what the notes document, as tests."""

import pytest

from dojo import behaviour, first_difference

NAMES = ["function_1", "function_2", "function_3"]


class Clock:
    """Time that passes only in sleep()."""

    def __init__(self):
        self.now = 100

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


def ring_without_loop(kata):
    """Run the ring for nine seconds; return its reports with their times, and how it ended."""
    clock, reports = Clock(), []

    def report(name):
        reports.append((clock.now - 100, name))
        assert len(reports) < 20, "the ring without a loop must end, but it goes on and on"

    try:
        kata.ring_without_loop(NAMES, report, clock, clock.now + 9)
    except SystemExit as end:
        return reports, end
    return reports, None


@behaviour("A17", "A18")
def test_three_rounds_without_a_loop(kata):
    reports, _ = ring_without_loop(kata)
    names = [name for _, name in reports]
    assert names == NAMES * 3, f"three rounds of three names are due, not {names}"


@behaviour("A19")
def test_a_second_before_each_report(kata):
    reports, _ = ring_without_loop(kata)
    times = [time for time, _ in reports]
    assert times == list(range(1, 10)), f"the reports without a loop are due at 1 to 9 s, not at {times}"


@behaviour("A20")
def test_it_ends_by_exit_0(kata):
    _, end = ring_without_loop(kata)
    assert end is not None, "the ring without a loop must end by SystemExit, but it returned"
    assert end.code in (0, None), f"the exit status must be 0, not {end.code!r}"


@behaviour("A22")
def test_nothing_happens_before_the_loop_runs(kata, virtual_loop):
    reports = []
    kata.start_ring(virtual_loop, NAMES, reports.append, virtual_loop.time() + 1)
    assert reports == [], f"call_soon means the next turn: nothing may be reported before the loop runs, but {reports}"
    virtual_loop.run_forever()
    assert reports == NAMES[:1], f"in its next turn the loop must report the first name, not {reports}"
    assert virtual_loop.elapsed == 0, f"the first report is due at once, not after {virtual_loop.elapsed:g} s"


@behaviour("A17", "A21", "A23", "A27")
def test_nine_reports_a_second_apart(kata, virtual_loop):
    reports, others = [], []
    end = virtual_loop.time() + 9
    kata.start_ring(virtual_loop, NAMES, lambda name: reports.append((virtual_loop.elapsed, name)), end)
    for second in range(8):
        virtual_loop.call_later(second + 0.5, others.append, len(reports))
    virtual_loop.run_forever()
    expected = list(zip(range(9), NAMES * 3, strict=True))
    assert reports == expected, (
        f"nine reports at 0 to 8 s are due, but {first_difference(reports, expected)}: {reports}"
    )
    assert len(others) == 8, f"between two reports the loop must be free for others: {len(others)} of 8 callbacks ran"


@behaviour("A24")
def test_the_last_report_stops_the_loop(kata, virtual_loop):
    reports = []
    kata.start_ring(virtual_loop, NAMES, reports.append, virtual_loop.time() + 9)
    virtual_loop.call_later(100, reports.append, "much later")
    virtual_loop.run_forever()
    assert reports[-1:] == ["function_3"] and virtual_loop.elapsed == 8, (
        f"the last report must stop the loop at 8 s, not {reports[-1:]} at {virtual_loop.elapsed:g} s"
    )


@behaviour("A24", "A25")
def test_the_loop_is_closed(kata, virtual_asyncio):
    reports = []
    loop = kata.run_ring(NAMES, reports.append, 3)
    assert reports == NAMES, f"a ring of 3 s must report {NAMES}, not {reports}"
    assert loop is not None and loop.is_closed(), "the loop must be closed when it is not needed any more"
    with pytest.raises(RuntimeError, match="closed"):
        loop.run_forever()
