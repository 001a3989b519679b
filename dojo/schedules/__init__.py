"""Every schedule of a few threads: the explorer.

    from dojo.schedules import every_schedule, in_threads

    @every_schedule
    def test_two_increments_give_two(kata):
        counter = kata.Counter()
        in_threads(counter.increment, counter.increment)
        assert counter.value == 2, f"two increments must give 2, not {counter.value}"

Without pytest: `explore(body)`, with `fresh_module(path)` for code that has module-level state.
"""

from dojo.schedules.controlled import in_threads
from dojo.schedules.decorator import every_schedule
from dojo.schedules.explorer import explore
from dojo.schedules.modules import fresh_module
from dojo.schedules.search import Result
from dojo.schedules.settings import settings
from dojo.schedules.story import Story
from dojo.schedules.verdicts import Inconclusive, NothingExplored, ScheduleFailure

__all__ = [
    "Inconclusive",
    "NothingExplored",
    "Result",
    "ScheduleFailure",
    "Story",
    "every_schedule",
    "explore",
    "fresh_module",
    "in_threads",
    "settings",
]
