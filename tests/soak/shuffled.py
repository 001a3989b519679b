"""A pytest plugin: the tests in an order that PYTHONHASHSEED decides, so that a round can be repeated."""

import os
import random

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    random.Random(os.environ.get("PYTHONHASHSEED")).shuffle(items)
