"""`get_nowait` does not wait: who comes early gets a Timeout.

Killed by: test_every_waiter_gets_the_value_however_late
Says: Timeout, raised in waiter
"""

from gevent.event import AsyncResult, Event


def setter(result, work, say):
    """Say `wait for me`, call `work()`, say `I am done`, and send what `work` returned to the waiters."""
    say("wait for me")
    value = work()
    say("I am done")
    result.set(value)


def waiter(result, say):
    """Say `I wait`, wait for the value, and say it."""
    say("I wait")
    say(result.get_nowait())


def wait_and_get(result):
    """Return what `wait()` and then what `get()` of `result` return, as a tuple."""
    return result.wait(), result.get()


def fulfil(result, work):
    """Call `work()`; send what it returns, or else the Exception that it raises, to the waiters."""
    try:
        value = work()
    except Exception as error:
        result.set_exception(error)
    else:
        result.set(value)


def compared_with_event():
    """Find out: is AsyncResult a subclass of Event, has it `clear`, does `set` of an Event take a value?

    Return the three answers, True or False, as a tuple.
    """
    try:
        Event().set("value")
    except TypeError:
        takes_value = False
    else:
        takes_value = True
    return issubclass(AsyncResult, Event), hasattr(AsyncResult, "clear"), takes_value
