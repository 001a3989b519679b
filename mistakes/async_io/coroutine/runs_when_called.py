"""An ordinary function runs at once; a call of a coroutine function must not.

Killed by: test_a_call_runs_nothing
Says: a call must make a coroutine
"""

import gc
import warnings


def total(fetch, names):
    """Await `fetch(name)` for each of `names`, one after the other; return the sum."""
    result = 0
    for name in names:
        result += drive(fetch(name))[1]
    return result


def drive(coroutine):
    """Run `coroutine` to its end without any loop: `send(None)` until it is over.

    Return (what it yielded on the way, as a list; what it returned).
    """
    yielded = []
    while True:
        try:
            yielded.append(coroutine.send(None))
        except StopIteration as end:
            return yielded, end.value


def interrupt(coroutine, error):
    """Let `coroutine` run to its first suspension, raise `error` there, return what it returns then."""
    coroutine.send(None)
    try:
        coroutine.throw(error)
    except StopIteration as end:
        return end.value
    raise RuntimeError("it suspended again")


def forget(function):
    """Call the coroutine function, drop what it gives; return the texts of Python's warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        function()
        gc.collect()  # some Pythons look for rubbish late
    return [str(warning.message) for warning in caught]


def is_allowed(source):
    """Return whether Python accepts the text `source`: True, or False for a SyntaxError."""
    try:
        compile(source, "<source>", "exec")
    except SyntaxError:
        return False
    return True
