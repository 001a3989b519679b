"""A pytest plugin for the audit: run against a mistake only the test that has to kill it."""

from functools import cache

import pytest

from dojo.target import Target
from tests.audit import mistake

read = cache(mistake.read)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = [item for item in items if _wanted(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def _wanted(item: pytest.Item) -> bool:
    callspec = getattr(item, "callspec", None)
    target: Target | None = callspec.params.get("target") if callspec else None
    if target is None or target.replacement is None:
        return True
    return read(target.replacement).killed_by == getattr(item, "originalname", item.name)
