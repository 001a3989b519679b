"""Coroutine: a call makes one, and nothing runs.

Calling an `async def` function only makes a coroutine object. Its body runs when somebody
drives it: `await` does, a task does, the event loop does, and so can you, by hand, with the
`send` and `throw` that a coroutine shares with a generator. `await` passes the result up.

Goal: the five functions below do what they say.
Out of scope: tasks (see tasks) and how a loop is run (see running_a_loop).
"""

import gc
import warnings


async def total(fetch, names):
    """Await `fetch(name)` for each of `names`, one after the other; return the sum."""
    # TODO: a call of `fetch` gives a coroutine, not a number
    raise NotImplementedError("total")


def drive(coroutine):
    """Run `coroutine` to its end without any loop: `send(None)` until it is over.

    Return (what it yielded on the way, as a list; what it returned).
    """
    # TODO: a coroutine ends like a generator; its result travels in the exception
    raise NotImplementedError("drive")


def interrupt(coroutine, error):
    """Let `coroutine` run to its first suspension, raise `error` there, return what it returns then."""
    # TODO: throw, after a first send
    raise NotImplementedError("interrupt")


def forget(function):
    """Call the coroutine function, drop what it gives; return the texts of Python's warnings."""
    # TODO: warnings.catch_warnings(record=True)
    raise NotImplementedError("forget")


def is_allowed(source):
    """Return whether Python accepts the text `source`: True, or False for a SyntaxError."""
    # TODO: compile it, never run it
    raise NotImplementedError("is_allowed")
