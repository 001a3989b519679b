"""A pytest plugin: a target that a test has killed is not run again."""

import pytest

from dojo.outcomes import PASSED

_dead: set[str] = set()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    callspec = getattr(item, "callspec", None)
    target = callspec.params.get("target") if callspec else None
    return True if target is not None and target.label in _dead else None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    outcome = getattr(report, "kata_outcome", None)
    if outcome is not None and outcome["state"] != PASSED:
        _dead.add(outcome["target"])
