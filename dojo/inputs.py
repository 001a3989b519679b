"""Inputs that vary: hypothesis, with the same examples in every run of a test.

from hypothesis import given, strategies as st

@examples(20)
@given(count=st.integers(1, 4))
@every_schedule
def test_any_number_of_threads(kata, count): ...
"""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings


def examples(count: int) -> Callable[[Any], Any]:
    """Return a decorator, to be written above `@given`, that tries `count` examples.

    They are the same in every run and on every machine: no random seed, no memory of earlier
    failures, no time limit. A failing example is made smaller, but not explained by further runs,
    because with `@every_schedule` each of them is a whole search.
    """
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
    )
