"""What a child is spared: the tests that stand in the same module as the function it is to call.

Under spawn and forkserver a child imports the spec's module to find a target there, and with it pytest and
the worlds behind the decorators: eight times as long as the rest of the child's life. In a child the
decorators only pass the function through, and pytest is imported when something else of it is used.
"""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

DECORATORS = ("behaviour", "every_order", "every_schedule", "every_start_method")


def install() -> None:
    """Spare this process what it has not imported yet."""
    import dojo

    for name in DECORATORS:
        dojo.__dict__.setdefault(name, passes_through)
    sys.modules.setdefault("pytest", LightPytest("pytest"))


def passes_through(*args: Any, **options: Any) -> Any:
    """Decorate nothing, with or without arguments."""
    return args[0] if len(args) == 1 and not options and callable(args[0]) else _as_it_is


def _as_it_is(function: Callable) -> Callable:
    return function


class _Marks:
    def __getattr__(self, name: str) -> Callable:
        return passes_through


class LightPytest(ModuleType):
    """Stands in for pytest until something is asked for that is no decorator."""

    mark = _Marks()
    fixture = staticmethod(passes_through)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get("pytest") is self:
            del sys.modules["pytest"]
        import pytest

        return getattr(pytest, name)
