"""A pytest plugin for the audit: run against a mistake only the test that has to kill it, until it has."""

import pytest

from tests.audit import once_killed


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(once_killed, once_killed.__name__)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = [item for item in items if _wanted(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def _wanted(item: pytest.Item) -> bool:
    target = once_killed.target_of(item)
    if target is None or target.replacement is None:
        return True
    return once_killed.read(target.replacement).killed_by == getattr(item, "originalname", item.name)
