"""What of a loop is the loop's alone. The program under test holds the loop, and could choose its own order or time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from dojo.worlds.event_loop.verdicts import Inconclusive

_OWN_CODE = str(Path(__file__).parents[2])  # the dojo's


class Own:
    """An attribute that only the dojo's code can set; its value is not in the loop's own dictionary either."""

    def __init__(self) -> None:
        self._values: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, loop: Any, owner: type | None = None) -> Any:
        return self if loop is None else self._values[loop]

    def __set__(self, loop: Any, value: Any) -> None:
        if not sys._getframe(1).f_code.co_filename.startswith(_OWN_CODE):
            raise AttributeError(f"{self._name} is the loop's own: a program cannot set it")
        self._values[loop] = value


def check(loop: Any) -> None:
    """Raise Inconclusive when something of the loop's class has been replaced in the loop."""
    for name in vars(loop):
        if hasattr(type(loop), name):
            raise Inconclusive(f"the program has replaced {name} of the loop, so its order and its time mean nothing")
