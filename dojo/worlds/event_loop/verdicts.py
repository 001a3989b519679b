"""What can be wrong with a run of the event loop, each with a name of its own."""


class OrderFailed(AssertionError):
    """The program under test is wrong in a way that the loop itself can see."""


class Deadlock(OrderFailed):
    """No task can run and no timer is set: nobody will ever wake anybody."""


class Livelock(OrderFailed):
    """The loop keeps turning without coming to an end."""


class BlockingCall(OrderFailed):
    """A call put the loop's thread to sleep, and every task with it."""


class LeftPending(OrderFailed):
    """A task was neither awaited nor cancelled before the end."""


class NeverAwaited(OrderFailed):
    """A coroutine was made and dropped: its body never ran."""


class NeverRetrieved(OrderFailed):
    """A task ended with an exception that nobody looked at."""


class Inconclusive(Exception):
    """The program uses something that a loop without a real world cannot judge: neither right nor wrong."""


class StopHere(BaseException):
    """Ends the task that made a blocking call; the verdict is on the loop already."""
