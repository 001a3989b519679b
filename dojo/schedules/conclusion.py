"""From a search to its verdict: the same for threads and for an event loop's tasks."""

from collections.abc import Callable
from typing import Any, Protocol

from dojo.schedules import picture, replay
from dojo.schedules.plans import Plan
from dojo.schedules.search import Result, Search
from dojo.schedules.settings import settings
from dojo.schedules.story import Row
from dojo.schedules.verdicts import NothingExplored, ScheduleFailure


class Exploration(Protocol):
    """What is explored."""

    def failure(self, result: Result) -> ScheduleFailure:
        """Run the failing schedule once more, taking notes, and return its story."""

    def observe(self, plan: Plan) -> tuple[dict[int, str], list[Row]]:
        """Run the body once under `plan`; return the names of who took part and what they did."""


def conclude(exploration: Exploration, search: Search, body: Callable[..., Any], schedule: str | None) -> Result:
    """Search, or run the one `schedule` that is asked for here or in the settings; return what was found out.

    Raises ScheduleFailure for the first failing schedule, NothingExplored where the budget allows none.
    """
    __tracebackhide__ = True
    one = schedule if schedule is not None else settings.replay
    result = search.replay(replay.from_text(one)) if one is not None else search.run()
    settings.last_result = result
    if result.schedules == 0:
        raise NothingExplored("nothing was explored: raise the budget")
    if result.failure is not None:
        failure = exploration.failure(result)
        raise failure from result.failure.error
    if settings.story_svg is not None:
        picture.draw_right(exploration.observe, result, body, settings.story_svg)
    return result
