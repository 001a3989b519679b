"""What tests hand to other processes: importable by name, so that every start method can send it there."""

from __future__ import annotations

import os
from typing import Any


def note_process(items: list[Any]) -> None:
    """Append the id of the process that runs this."""
    items.append(os.getpid())


class Copied:
    """A message that knows how often it was pickled on its way here: `copies` is 0 for the original."""

    def __init__(self, copies: int = 0):
        self.copies = copies

    def __reduce__(self) -> tuple[Any, ...]:
        return Copied, (self.copies + 1,)
