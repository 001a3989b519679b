"""Speed-up: the figures of parallel runs, as properties."""

import math

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

# The same examples in every run; no clock (the first call may be slow); the kata may serve several examples.
properties = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
    report_multiple_bugs=False,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
seconds = some.floats(1e-3, 1e6)
workers = some.integers(1, 1000)
shares = some.floats(0, 1)


def close(one, other):
    return isinstance(one, (int, float)) and math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


@properties
@given(seconds, some.floats(0.1, 100))
def test_the_speedup_says_how_many_times_faster(kata, parallel, times):
    got = kata.speedup(parallel * times, parallel)
    assert close(got, times), f"{times * parallel} s against {parallel} s must be {times} times faster, not {got}"


@properties
@given(seconds, workers)
def test_perfect_division_has_efficiency_one(kata, parallel, workers):
    got = kata.efficiency(parallel * workers, parallel, workers)
    assert close(got, 1), f"a run divided without loss among {workers} must have efficiency 1, not {got}"


@properties
@given(seconds, workers)
def test_workers_that_change_nothing_share_one_speedup(kata, serial, workers):
    got = kata.efficiency(serial, serial, workers)
    assert close(got, 1 / workers), f"{workers} workers that gain nothing must have efficiency 1/{workers}, not {got}"


@properties
@given(shares, workers)
def test_amdahl_is_the_time_of_the_serial_and_of_the_divided_part(kata, share, workers):
    got = kata.amdahl(share, workers)
    time = share + (1 - share) / workers
    call = f"amdahl({share}, {workers})"
    assert got and close(1 / got, time), f"{call}: the time left must be {time}, a speed-up of {1 / time}, not {got}"


@pytest.mark.parametrize(("share", "limit"), [(0.1, 10), (0.5, 2), (1, 1), (0, math.inf)])
def test_amdahl_has_a_limit_that_no_number_of_workers_exceeds(kata, share, limit):
    got = kata.amdahl(share, math.inf)
    assert got == limit, f"with {share} of the work serial the speed-up must stay below {limit}, not {got}"


@properties
@given(shares, workers)
def test_gustafson_is_the_work_done_in_the_same_time(kata, share, workers):
    got = kata.gustafson(share, workers)
    work = share + workers * (1 - share)
    assert close(got, work), f"gustafson({share}, {workers}): {work} times the work is done, not {got}"


@properties
@given(shares, some.integers(2, 1000))
def test_the_serial_share_turns_amdahl_round(kata, share, workers):
    got = kata.serial_share(1 / (share + (1 - share) / workers), workers)
    assert close(got, share), f"a speed-up that comes from a serial share of {share} must give it back, not {got}"


@properties
@given(some.integers(2, 100), some.floats(1.01, 10))
def test_more_than_the_workers_can_give_is_a_share_below_zero(kata, workers, factor):
    got = kata.serial_share(workers * factor, workers)
    below = got is not None and got < 0
    assert below, f"gained more than {workers} by {workers} workers: the share must be below 0, not {got}"


NAN, INF = math.nan, math.inf
SENSELESS = [
    *[("speedup", (bad, 1.0), "serial") for bad in (0, -1.0, NAN, INF)],
    *[("speedup", (1.0, bad), "parallel") for bad in (0.0, -2, NAN, INF)],
    ("efficiency", (1.0, 0.0, 2), "parallel"),
    *[("efficiency", (1.0, 1.0, bad), "workers") for bad in (0, -1, 1.5, INF)],
    *[(law, (bad, 2), "share") for law in ("amdahl", "gustafson") for bad in (-0.1, 1.1, NAN)],
    *[(law, (0.5, bad), "workers") for law in ("amdahl", "gustafson") for bad in (0, -3, 2.5, NAN)],
    ("gustafson", (0.5, INF), "workers"),
    *[("serial_share", (bad, 2), "gained") for bad in (0, -1, NAN, INF)],
    *[("serial_share", (2.0, bad), "workers") for bad in (1, 0, 2.5)],
]


def answer_or_error(function, arguments):
    try:
        return function(*arguments)
    except (ValueError, ArithmeticError, TypeError) as error:
        return error


@pytest.mark.parametrize(("name", "arguments", "culprit"), SENSELESS)
def test_senseless_input_is_a_clear_error(kata, name, arguments, culprit):
    call, got = f"{name}{arguments}", answer_or_error(getattr(kata, name), arguments)
    assert isinstance(got, ValueError), f"{call} must be a ValueError that names {culprit!r}, not {got!r}"
    value = repr(arguments[{"serial": 0, "gained": 0, "share": 0, "parallel": 1}.get(culprit, -1)])
    assert culprit in str(got), f"{call}: the error must name {culprit!r}, it says: {got}"
    assert value in str(got), f"{call}: the error must show the value {value}, it says: {got}"
