"""The ways in which an exploration can end other than well."""

from dataclasses import dataclass, field
from typing import Any

from dojo.schedules.settings import settings


@dataclass
class Failure:
    """What went wrong in one execution.

    kind: "exception", "deadlock", "livelock", "leftover" or "inconclusive".
    text: one sentence; thread: whose it was; error: the exception, if there was one;
    waiting: for a deadlock or a leftover, who waits where for what (`blame.Waiting`).
    in_test: for a deadlock or a livelock, file, line and function that the test itself has reached.
    """

    kind: str
    text: str
    error: BaseException | None = None
    thread: Any = None
    waiting: list[Any] = field(default_factory=list)
    in_test: tuple[str, int, str] | None = None


class ScheduleFailure(AssertionError):
    """A schedule exists in which the promise is broken; str() tells the whole story.

    kind: see `Failure.kind`; story: the `Story`, for other renderings;
    schedule: the text that `--schedule` accepts; result: the search's `Result`.
    """

    def __init__(self, failure: Failure, story: Any, result: Any, schedule: str):
        super().__init__(story.text(settings.width))
        self.failure, self.kind = failure, failure.kind
        self.story, self.result, self.schedule = story, result, schedule


class Inconclusive(Exception):
    """The program does something that the explorer does not control: neither right nor wrong."""


class NothingExplored(Exception):
    """Not a single schedule was run, so nothing is known."""


def is_no_verdict(error: BaseException) -> bool:
    """Tell whether an exception ends a test without saying right or wrong: a gap, a skip, hypothesis's own business."""
    if isinstance(error, NotImplementedError):
        return True
    kind = type(error)
    if kind.__module__.startswith("hypothesis."):
        return True
    outcome = any(base.__module__ == "_pytest.outcomes" for base in kind.__mro__)  # pytest.skip and its like
    return outcome and kind.__name__ != "Failed"
