"""The mark that ties a test to the documented behaviours that it asserts."""

import pytest


def behaviour(*ids: str) -> pytest.MarkDecorator:
    """Mark a test as asserting the behaviours with these ids of `spec/behaviours.toml`."""
    return pytest.mark.behaviour(*ids)
