"""A pytest plugin: an answer that a test has killed is not run again, under no other parameters and by no other test.

A mistake counts as killed only with the words that it names; a mutant has none.
"""

from functools import cache

import pytest

from dojo.outcomes import FAILED, PASSED
from dojo.paths import MISTAKES, ROOT
from dojo.target import Target
from tests.audit import mistake

read = cache(mistake.read)
_dead: set[str] = set()


def target_of(item: pytest.Item) -> Target | None:
    """Return the one of several targets that the item runs against."""
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("target") if callspec else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    target = target_of(item)
    if target is not None and target.replacement is not None and target.label in _dead:
        pytest.fail("killed before", pytrace=False)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    outcome = getattr(report, "kata_outcome", None)
    if outcome is not None and _is_killed(outcome):
        _dead.add(outcome["target"])


def _is_killed(outcome: dict[str, str]) -> bool:
    path = ROOT / outcome["target"]
    if path.is_file() and path.is_relative_to(MISTAKES):
        return outcome["state"] == FAILED and read(path).says in outcome["message"]
    return outcome["state"] != PASSED
