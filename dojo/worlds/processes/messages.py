"""What pytest and the guardian say to each other: a Job, then the Report of how it ended."""

import secrets
from dataclasses import dataclass, field
from typing import Any

VANISHED = "ended without a word (killed, crashed or os._exit)"


@dataclass(frozen=True)
class Job:
    """One test to run: the function `name` of the module `module`, which is in `file`.

    `target` and `kata_id` say which kata it gets as its argument `kata` (None: it takes no kata).
    `token` comes back with the outcome: a file that the kata wrote itself does not have it.
    """

    module: str
    file: str
    name: str
    start_method: str
    arguments: dict[str, Any] = field(default_factory=dict)
    target: Any = None
    kata_id: str | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(16))


@dataclass(frozen=True)
class Told:
    """What is known of one process: its name, how it ended ("": it was alive), its exception, pickled."""

    name: str
    ending: str
    error: bytes | None
    unwritten: bool  # the exception is a NotImplementedError

    @property
    def vanished(self) -> bool:
        """Whether the process ended without coming to its end."""
        return self.ending.startswith(VANISHED)


@dataclass(frozen=True)
class Report:
    """How a stage ended. `trouble` is empty when it came to its end and left nothing behind."""

    trouble: str = ""
    error: bytes | None = None  # the body's exception, pickled; b"": it had none; None: it did not get so far
    children: tuple[Told, ...] = ()
    out: str = ""
    err: str = ""
