"""pytest fixtures of the event loop with virtual time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dojo.worlds.event_loop.checks import CheckedLoop


@pytest.fixture
def virtual_loop() -> Iterator[CheckedLoop]:
    """A loop in asyncio's own order whose clock jumps: `virtual_loop.run(coroutine)`, `.elapsed` in seconds."""
    from dojo.worlds.event_loop import checks
    from dojo.worlds.event_loop.checks import CheckedLoop

    loop = CheckedLoop()
    yield loop
    checks.close(loop)


@pytest.fixture
def virtual_asyncio(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[CheckedLoop]]:
    """Every loop that asyncio makes is a virtual one, also that of `asyncio.run`; the list of them."""
    import asyncio

    from dojo.worlds.event_loop import checks
    from dojo.worlds.event_loop.checks import CheckedLoop

    loops: list[CheckedLoop] = []

    def make() -> CheckedLoop:
        loops.append(CheckedLoop())
        return loops[-1]

    monkeypatch.setattr(asyncio, "new_event_loop", make)
    monkeypatch.setattr(asyncio.events, "new_event_loop", make)
    yield loops
    for loop in loops:
        checks.close(loop)
