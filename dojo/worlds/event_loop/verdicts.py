"""What can be wrong with a run of the event loop, each with a name of its own."""

from dojo.schedules.verdicts import Inconclusive

__all__ = [
    "BlockingCall",
    "Deadlock",
    "Inconclusive",
    "LeftPending",
    "Livelock",
    "NeverAwaited",
    "NeverRetrieved",
    "OrderFailed",
    "StopHere",
]


class OrderFailed(AssertionError):
    """The program under test is wrong in a way that the loop itself can see."""

    kind = "failure"


class Deadlock(OrderFailed):
    """No task can run and no timer is set: nobody will ever wake anybody."""

    kind = "deadlock"


class Livelock(OrderFailed):
    """The loop keeps turning without coming to an end."""

    kind = "livelock"


class BlockingCall(OrderFailed):
    """A call put the loop's thread to sleep, and every task with it."""

    kind = "blocking call"


class LeftPending(OrderFailed):
    """A task was neither awaited nor cancelled before the end."""

    kind = "leftover"


class NeverAwaited(OrderFailed):
    """A coroutine was made and dropped: its body never ran."""

    kind = "never awaited"


class NeverRetrieved(OrderFailed):
    """A task ended with an exception that nobody looked at."""

    kind = "never retrieved"


class StopHere(BaseException):
    """Ends the task that made a blocking call; the verdict is on the loop already."""
