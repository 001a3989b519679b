"""The watchdog tells a run that is stuck from one that a busy machine does not let run."""

import pytest

from dojo.schedules import watchdog
from dojo.schedules.watchdog import LOOKS, PATIENCE, Watchdog


@pytest.fixture
def clock(monkeypatch):
    """The processor time that the process has used, in a list."""
    used = [0.0]
    monkeypatch.setattr(watchdog, "process_time", lambda: used[0])
    return used


def looks_until_it_gives_up(dog, clock, each, step=0, most=100):
    """Return how many looks it takes when the process computes `each` seconds between two of them."""
    for number in range(1, most + 1):
        clock[0] += each
        if dog.gives_up(number * step):
            return number
    return None


def test_a_run_at_rest_is_given_up_after_its_seconds(clock):
    assert looks_until_it_gives_up(Watchdog(10), clock, each=0.0) == LOOKS + 1, "the first look sees the last step"


def test_a_run_that_takes_steps_is_never_given_up(clock):
    assert looks_until_it_gives_up(Watchdog(10), clock, each=0.0, step=1) is None, "each look saw another step"


def test_a_run_that_a_busy_machine_starves_is_waited_for(clock):
    starved = looks_until_it_gives_up(Watchdog(10), clock, each=0.125)  # a twentieth of a core
    assert starved == PATIENCE * LOOKS + 1, (
        f"starved, it must be waited for to the last, not given up at look {starved}"
    )


def test_an_endless_computation_ends_after_its_seconds_of_processor_time(clock):
    assert looks_until_it_gives_up(Watchdog(10), clock, each=2.5) == LOOKS + 1, "10 seconds of computing without a step"
