"""What the test runner tells the explorer, and what the explorer tells back.

One mutable object: the pytest plugin fills it around each test.  Without a plugin the
defaults hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Settings:
    """Explorer settings for the test that runs now.

    replay:         run this one schedule ("6:2") instead of searching.
    replay_command: given a schedule's text, return the command that replays it.
    seed:           added to each test's own seed.
    story_svg:      folder to write a failing schedule to, as a drawing; None: do not.
    width:          columns that a story may use; None: as wide as the terminal.
    last_result:    the `Result` of the newest exploration, for reports.
    spent:          schedules used so far by the running test (a test that explores several
                    times, such as one per hypothesis example, has one budget for all).
    """

    replay: str | None = None
    replay_command: Callable[[str], str] | None = None
    seed: int = 0
    story_svg: Path | None = None
    width: int | None = None
    last_result: Any = None
    spent: int = 0

    def reset(self) -> None:
        """Back to the defaults, for the next test."""
        self.__init__()  # type: ignore[misc]


settings = Settings()
